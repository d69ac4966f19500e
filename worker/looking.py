"""Looking at sources: feeds and sitemaps are asked, drop folders are scanned, and what is new goes into the ledger.

Killed anywhere in a look: the source's lease runs out and it is looked at again; a claimed file that is not in the ledger yet is found by
the next look for unfinished claims, one that is in the ledger brings nothing the second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
import structlog

from tasks.errors import Fault, FaultCode, Retryable
from tasks.fetch.drop import Claim, DropEnd, DropLimits, read_claim, settle
from tasks.fetch.look import Look, LookWorld, Source
from tasks.fetch.sources import look, look_many
from tasks.store.claims import ClaimRow, ends_of, finished_claims, mark_settled, open_claim, take_more
from tasks.store.engine import reading, writing
from tasks.store.intake import Document, Wanted
from tasks.store.sources import FOLDER, LeasedSource, Seen, hand_back, save_seen, sources_of_run

if TYPE_CHECKING:
    from worker.runtime import Runtime

log = structlog.get_logger("wiredesk.looking")

PORTION = 500
"""Documents of a dropped file in one transaction."""

PORTION_BYTES = 16 << 20
"""Bytes of them, a single larger document excepted."""

BUG_PAUSE = 600.0
"""Seconds until a source is looked at again whose look met a bug of ours."""


def look_at_sources(runtime: Runtime, run: str, ids: Sequence[int]) -> int:
    """Look at each source that this run still holds, side by side where they ask other hosts; how many items are new."""
    with reading(runtime.engine) as connection:
        held = sources_of_run(connection, run, ids)
    world = LookWorld(runtime.http, runtime.clock.now(), runtime.rules)
    open_looks = set(range(len(held)))
    new = 0
    try:
        for index, found in look_many([_source(source) for source in held], world, runtime.stage_budget):
            open_looks.discard(index)
            new += _keep_or_name(runtime, held[index], found)
    except Retryable:
        raise  # the database is away: the leases run out, and all are looked at again
    except Exception:  # one source's bug must not keep the others waiting: they are looked at one by one
        log.exception("looks failed")
        new += sum(_keep_or_name(runtime, held[index], _look_alone(held[index], world)) for index in sorted(open_looks))
    return new


def _keep_or_name(runtime: Runtime, source: LeasedSource, found: Look | None) -> int:
    """Keep what a look brought; what cannot be kept is named on its source, and hinders no other."""
    try:
        return _keep(runtime, source, found)
    except Retryable:
        raise
    except Exception as error:
        log.exception("a look could not be kept", source=source.name)
        bug = Fault(FaultCode.BUG, f"{type(error).__name__}: {error}")
        lame = Look("error", dict(source.state), BUG_PAUSE, "a bug of ours", fault=bug)
        with writing(runtime.engine) as connection:
            return save_seen(connection, source, _seen(runtime, source, lame, 0), runtime.clock.now())


def _look_alone(source: LeasedSource, world: LookWorld) -> Look:
    try:
        return look(_source(source), world)
    except Fault as fault:
        return Look("error", dict(source.state), BUG_PAUSE, str(fault.code), fault=fault)
    except Exception as error:
        log.exception("look failed", source=source.name)
        bug = Fault(FaultCode.BUG, f"{type(error).__name__}: {error}")
        return Look("error", dict(source.state), BUG_PAUSE, "a bug of ours", fault=bug)


def _source(source: LeasedSource) -> Source:
    return Source(source.name, source.kind, source.location, source.state)


def _keep(runtime: Runtime, source: LeasedSource, found: Look | None) -> int:
    """Write what a look brought; None means that its turn did not come, and it is due again at once. How many items are new."""
    now = runtime.clock.now()
    if found is None:
        with writing(runtime.engine) as connection:
            hand_back(connection, source)
        return 0
    taken = sum(_take(runtime, source, claim, now) for claim in found.claims)
    if source.kind == FOLDER:
        _put_away(runtime, source, now)
    with writing(runtime.engine) as connection:
        return save_seen(connection, source, _seen(runtime, source, found, taken), now)


def _seen(runtime: Runtime, source: LeasedSource, found: Look, taken: int) -> Seen:
    wait = found.next_after
    if source.kind == FOLDER and wait is not None and found.fault is None:
        wait = min(wait, runtime.settings.folder_every)
    return Seen(
        status=found.status,
        state=found.state,
        next_after=wait,
        why=found.why,
        wanted=[Wanted(page.url, hints=page.hints) for page in found.found],
        new=taken,
        location=found.location,
        title=found.title,
        per_day=found.per_day,
        fault=found.fault,
    )


def _take(runtime: Runtime, source: LeasedSource, claim: Claim, now: datetime) -> int:
    """One claimed file into the ledger, some hundred documents a transaction, so that a large file keeps nobody waiting. How many."""
    row = ClaimRow(claim.id, str(claim.folder), str(claim.path), claim.name, claim.size)
    with writing(runtime.engine) as connection:
        begun = open_claim(connection, source, row, now)
    if begun is None:
        return 0
    taken = begun
    for some, last in _portions(islice(_documents(runtime, claim), begun, None)):
        with writing(runtime.engine) as connection:
            if not take_more(connection, source, claim.id, taken, some, last=last, now=now):
                break
        taken += len(some)
    return taken - begun


def _portions(documents: Iterator[Document]) -> Iterator[tuple[list[Document], bool]]:
    """Documents in portions bounded in number and bytes, each with whether it is the last; one empty portion when there is nothing.

    Memory: one portion and one document.
    """
    portion: list[Document] = []
    size = 0
    for document in documents:
        if portion and (len(portion) >= PORTION or size + len(document.content) > PORTION_BYTES):
            yield portion, False
            portion, size = [], 0
        portion.append(document)
        size += len(document.content)
    yield portion, True


def _documents(runtime: Runtime, claim: Claim) -> Iterator[Document]:
    limits = DropLimits(max_document_bytes=runtime.settings.drop_max_bytes)
    for one in read_claim(claim, limits):
        yield Document(one.content, str(claim.folder / claim.name), one.media_type, one.line_no, fault=one.fault)


def _put_away(runtime: Runtime, source: LeasedSource, now: datetime) -> None:
    """Files of which everything has ended go into done/ or failed/, with the reason beside them.

    Only where the folder is: another machine's claims are another machine's to put away.
    """
    if not Path(source.location).is_dir():
        return
    with reading(runtime.engine) as connection:
        finished = [(row, _ends(connection, row.id)) for row in finished_claims(connection, source.id)]
    for row, ends in finished:
        claim = Claim(row.id, Path(row.folder), Path(row.path), row.name, row.size)
        try:
            place = str(settle(claim, ends))
        except Fault as fault:
            log.warning("a dropped file could not be put away", file=row.name, fault=str(fault))
            if fault.code is not FaultCode.FILE_MISSING:
                continue
            place = "missing"
        with writing(runtime.engine) as connection:
            mark_settled(connection, row.id, place, now)


def _ends(connection: sa.Connection, claim_id: str) -> list[DropEnd]:
    return [DropEnd(end.outcome, end.line_no, end.item_id, end.article_id) for end in ends_of(connection, claim_id)]
