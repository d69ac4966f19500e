"""From a raw document to a draft: the format reads, the core settles and judges. Pure and bounded."""

from __future__ import annotations

import traceback
from typing import Any

from pydantic import ValidationError

from tasks.errors import Fault, FaultCode, Permanent, Poison
from tasks.model import Draft, Hints, Moment, PageKind, Provenance, RawDocument
from tasks.parse.address import host_of
from tasks.parse.ballot import Ballot, Candidate
from tasks.parse.deadline import Deadline
from tasks.parse.document import Document, Reading
from tasks.parse.formats import pick
from tasks.parse.profile import SourceProfile
from tasks.parse.rest import no_collection

VERSION = "6"
"""Raised with every change that can change a draft, so that a replay knows what is old."""
LONGEST_BODY = 1_000_000
"""Characters of a body that are kept."""
KEPT = frozenset({PageKind.ARTICLE, PageKind.LIVE_BLOG, PageKind.PAYWALLED})
"""Kinds of page that become drafts. A teaser is kept with its flag: what is free of it is news, and a later look may bring the rest."""


def parse(raw: RawDocument, *, hints: Hints | None = None, profile: SourceProfile | None = None, deadline: Deadline | None = None) -> Draft:
    """The article that a document holds.

    Raises :class:`~tasks.errors.Permanent` (EMPTY, BINARY, UNSUPPORTED_TYPE, BAD_LINE, NOT_AN_ARTICLE naming the kind of page and why)
    or :class:`~tasks.errors.Poison` (UNDECODABLE, TOO_SLOW); a bug of ours comes as a plain :class:`~tasks.errors.Fault` (BUG) with its
    cause, and nothing else comes. The same input gives the same draft.
    """
    with no_collection():
        return _draft(*_read(raw, hints, profile, deadline))


def explain(raw: RawDocument, *, hints: Hints | None = None, profile: SourceProfile | None = None) -> dict[str, Any]:
    """How the draft came to be, as plain JSON: every field's candidates, the winner, and why it won."""
    name, reading = _read(raw, hints, profile, None)
    try:
        article: dict[str, Any] | None = _draft(name, reading).as_public()
        fault = None
    except Fault as error:
        article, fault = None, str(error)
    return {
        "parser": f"{name} {VERSION}", "kind": str(reading.kind), "why": reading.why, "flags": reading.flags, "fault": fault,
        "fields": {field: _explained(reading.ballot, field) for field in sorted(reading.ballot.candidates)}, "article": article,
    }  # fmt: skip


def _read(raw: RawDocument, hints: Hints | None, profile: SourceProfile | None, deadline: Deadline | None) -> tuple[str, Reading]:
    document = Document(raw, hints or Hints(), profile or SourceProfile(), deadline or Deadline())
    try:
        fmt = pick(raw.media_type, raw.content)
        reading = fmt.read(document)
    except Fault:
        raise
    except (RecursionError, MemoryError) as error:
        raise Poison(FaultCode.BOMB, f"{type(error).__name__} while reading") from error
    except Exception as error:
        raise Fault(FaultCode.BUG, f"{type(error).__name__}: {error}, at {_where(error)}") from error
    _add_hints(document, reading.ballot)
    return fmt.name, reading


def _where(error: BaseException) -> str:
    """File and line of this package that an unforeseen exception came out of."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "parse" in frame.filename]
    return f"{frames[-1].filename.rsplit('/parse/', 1)[-1]}:{frames[-1].lineno}" if frames else "an unknown place"


def _add_hints(document: Document, ballot: Ballot) -> None:
    """What the listing said fills gaps; it never overrules the document."""
    hints = document.hints
    ballot.offer("guid", hints.guid, "feed", 0.5, "the listing's")
    ballot.offer("headline", hints.title, "feed", 0.2, "the listing's")
    ballot.offer("url", document.raw.url, "address", 0.3, "where it came from")
    host = host_of(document.raw.url)
    ballot.offer("outlet", host.removeprefix("www.") if host else None, "address", 0.1, "the host")
    ballot.offer("topics", tuple(hints.topics), "feed", 0.2, "the listing's")


def _draft(name: str, reading: Reading) -> Draft:
    if reading.kind not in KEPT:
        raise Permanent(FaultCode.NOT_AN_ARTICLE, f"{reading.kind}: {reading.why}")
    _cut(reading)
    winners = reading.ballot.winners()
    values = {field: winner.value for field, winner in winners.items() if field in Draft.model_fields}
    provenance = {
        field: Provenance(source=winner.source, confidence=winner.confidence, reason=winner.reason) for field, winner in winners.items()
    }
    try:
        return Draft(
            **values, kind=reading.kind, flags=tuple(dict.fromkeys(reading.flags)), provenance=provenance, parser=f"{name} {VERSION}"
        )
    except ValidationError as error:
        raise Fault(FaultCode.BUG, f"the draft is not valid: {error.errors()[0]['loc']}") from error


def _cut(reading: Reading) -> None:
    """A body longer than any story is cut at a paragraph, and the draft says so."""
    winner = reading.ballot.winner("body")
    if winner is not None and len(winner.value) > LONGEST_BODY:
        kept = winner.value[:LONGEST_BODY].rpartition("\n\n")[0] or winner.value[:LONGEST_BODY]
        reading.ballot.elect(
            "body", Candidate(kept, winner.source, winner.confidence, f"{winner.reason}; cut at {LONGEST_BODY} characters")
        )
        reading.flags.append("truncated")


def _explained(ballot: Ballot, field: str) -> dict[str, Any]:
    winner = ballot.winner(field)
    return {"winner": _plain(winner) if winner else None, "candidates": [_plain(one) for one in ballot.of(field)]}


def _plain(candidate: Candidate) -> dict[str, Any]:
    value = candidate.value
    if isinstance(value, Moment) or hasattr(value, "model_dump"):
        value = value.model_dump(mode="json")
    elif isinstance(value, tuple):
        value = list(value)
    return {"value": value, "source": candidate.source, "confidence": candidate.confidence, "reason": candidate.reason}
