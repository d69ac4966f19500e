"""What was given on the command line of ``ingest``, as work in the order given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from tasks.errors import Fault, FaultCode, Permanent
from tasks.parse.split import split_lines
from tasks.store.intake import Document, Wanted
from worker.cli.media import JSON_LINES, media_type_of

ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

Part = Document | Wanted


def parts_of(given: Sequence[str], max_bytes: int) -> Iterator[Part]:
    """Every address and every document, in the order given: a folder's files by name, a JSON Lines file's lines in file order.

    What cannot be read becomes a document that carries its fault, so that it ends in a named outcome like everything else.
    """
    for one in given:
        if ADDRESS.match(one):
            yield Wanted(one)
        else:
            for path in files_of(Path(one)):
                yield from documents_of(path, max_bytes)


def files_of(path: Path) -> list[Path]:
    """The file itself, or every file below a folder, by name; hidden ones are left out."""
    if not path.is_dir():
        return [path]
    found = (file for file in path.rglob("*") if file.is_file())
    return sorted(file for file in found if not any(part.startswith(".") for part in file.relative_to(path).parts))


def documents_of(path: Path, max_bytes: int) -> Iterator[Document]:
    """The documents in one file. The file is only read: it stays where it is."""
    location = str(path.absolute())
    try:
        content = _read(path, max_bytes)
        if media_type_of(path.name) != JSON_LINES:
            yield Document(content, location, media_type_of(path.name))
            return
        for line in split_lines(content):
            yield Document(line.content, location, line.media_type, line_no=line.number, ref=line.ref, fault=line.fault)
    except Fault as fault:
        yield Document(b"", location, media_type_of(path.name), fault=fault)


def groups_of(parts: Iterator[Part], *, strictly: bool) -> Iterator[list[Part]]:
    """Parts that may be put in together. ``strictly``: documents apart from addresses, and each address by itself, so that order holds."""
    if not strictly:
        yield list(parts)
        return
    for is_document, run in groupby(parts, key=lambda part: isinstance(part, Document)):
        if is_document:
            yield list(run)
        else:
            yield from ([part] for part in run)


def _read(path: Path, max_bytes: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise Permanent(FaultCode.TOO_LARGE, f"{size} bytes, the limit is {max_bytes} (WIREDESK_DROP_MAX_BYTES)")
        return path.read_bytes()
    except FileNotFoundError:
        raise Permanent(FaultCode.FILE_MISSING, "no such file") from None
    except OSError as error:
        raise Permanent(FaultCode.FILE_MISSING, error.strerror or str(error)) from None
