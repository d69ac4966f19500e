"""What was given on the command line of ``ingest``, as work in the order given."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from tasks.errors import Fault, FaultCode, Permanent
from tasks.fetch.drop import Claim, DropDocument, DropLimits, read_claim
from tasks.parse.split import split_lines
from tasks.store.intake import Document, Wanted
from worker.cli.words import fit_for_text

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
PORTION = 500
PORTION_BYTES = 16 << 20
"""Parts that go into the ledger in one transaction, and are in memory at once: so many, or so large together."""

OTHER_THINGS = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}

Part = Document | Wanted


def parts_of(given: Sequence[str], max_bytes: int) -> Iterator[Part]:
    """Every address and every document, in the order given: a folder's files by name, a JSON Lines file's lines in file order.

    What cannot be read becomes a document that carries its fault, so that it ends in a named outcome like everything else.
    """
    for one in given:
        if ADDRESS.match(one):
            yield Wanted(fit_for_text(one))
        else:
            for path in files_of(Path(one)):
                yield from documents_of(path, max_bytes)


def files_of(path: Path) -> list[Path]:
    """The file itself, or every file below a folder, by name; hidden ones are left out."""
    try:
        if not path.is_dir():
            return [path]
    except OSError:  # not to be looked at: reading it says why
        return [path]
    found = (file for file in path.rglob("*") if file.is_file())
    return sorted(file for file in found if not any(part.startswith(".") for part in file.relative_to(path).parts))


def documents_of(path: Path, max_bytes: int) -> Iterator[Document]:
    """The documents in one file, read as the drop folder reads its files. The file is only read: it stays where it is."""
    location = fit_for_text(str(path.absolute()))
    fault = why_unread(path)
    if fault is not None:
        yield Document(b"", location, fault=fault)
        return
    given = Claim("", path.parent, path, Path(location).name, 0)
    for one in read_claim(given, DropLimits(max_document_bytes=max_bytes)):
        yield _document(one, location)


def why_unread(path: Path) -> Fault | None:
    """Why this is nothing to read from, or None: a pipe would keep us waiting, a device would never end."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return Permanent(FaultCode.FILE_MISSING, "no such file")
    except OSError as error:
        return Permanent(FaultCode.FILE_MISSING, error.strerror or str(error))
    if stat.S_ISREG(mode):
        return None
    return Permanent(
        FaultCode.FILE_MISSING, f"{OTHER_THINGS.get(stat.S_IFMT(mode), 'something else')}, no regular file: copy what it holds into one"
    )


def groups_of(parts: Iterator[Part], *, strictly: bool) -> Iterator[Iterator[Part]]:
    """Parts that may be on their way together, each group to be used up before the next.

    ``strictly``: documents apart from addresses, and each address by itself, so that order holds.
    """
    if not strictly:
        yield parts
        return
    for is_document, run in groupby(parts, key=lambda part: isinstance(part, Document)):
        if is_document:
            yield run
        else:
            yield from (iter([part]) for part in run)


def portions_of(group: Iterator[Part]) -> Iterator[list[Part]]:
    """A group in portions of at most :data:`PORTION` parts and, but for one that is larger alone, :data:`PORTION_BYTES`."""
    portion: list[Part] = []
    size = 0
    for part in group:
        weight = len(part.content) if isinstance(part, Document) else 0
        if portion and (len(portion) >= PORTION or size + weight > PORTION_BYTES):
            yield portion
            portion, size = [], 0
        portion.append(part)
        size += weight
    if portion:
        yield portion


def _document(one: DropDocument, location: str) -> Document:
    document = Document(one.content, location, one.media_type, line_no=one.line_no, fault=one.fault)
    if one.line_no is None or one.fault is not None:
        return document
    try:
        line = next(split_lines(one.content))
    except Fault as unreadable:
        return replace(document, fault=unreadable)
    fault = line.fault and Permanent(line.fault.code, line.fault.detail.replace("line 1", f"line {one.line_no}", 1))
    return replace(document, content=line.content, media_type=line.media_type, ref=line.ref, fault=fault)
