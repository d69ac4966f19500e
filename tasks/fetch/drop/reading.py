"""From a claimed file to documents, in bounded memory. What a document is worth is judged later, from its bytes."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, cast

from tasks.errors import Fault, FaultCode, Permanent, Poison
from tasks.fetch.drop.claims import Claim

_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
    ".xml": "application/xml",
}
LINES = "application/x-ndjson"
_PIECE = 1 << 20
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class DropLimits:
    """Bytes that are taken in at once."""

    max_document_bytes: int = 20 << 20
    """Largest single document."""
    max_line_bytes: int = 8 << 20
    """Longest line of a JSON Lines file; the file itself may have any length."""
    max_unpacked_bytes: int = 8 << 30
    """Most that a gzipped JSON Lines file may unpack to."""


@dataclass(frozen=True, slots=True)
class DropDocument:
    """One document of a dropped file."""

    content: bytes
    media_type: str
    """By the file's ending, '' when that says nothing."""
    line_no: int | None = None
    """1-based line of a JSON Lines file, None for a file that is one document."""
    fault: Fault | None = None
    """Why it cannot be taken in; ``content`` is then empty or the beginning of it."""


def read_claim(claim: Claim, limits: DropLimits | None = None) -> Iterator[DropDocument]:
    """Documents of a claimed file, in order: one for each line of .jsonl and .ndjson (also .gz), else one.

    Blank lines are none. At least one comes, if only with a fault: an empty file is EMPTY, a file that cannot be read
    FOLDER_UNREADABLE, one too large TOO_LARGE. Raises nothing for what the file is.
    """
    limits = limits or DropLimits()
    name = claim.name.lower().removesuffix(".gz")
    packed = name != claim.name.lower()
    media_type = media_type_of(name)
    found = False
    try:
        with _opened(claim, packed=packed) as file:
            documents = _lines(file, limits, packed=packed) if media_type == LINES else _whole(file, media_type, limits)
            for document in documents:
                found = True
                yield document
    except Poison as fault:
        yield DropDocument(b"", media_type, fault=fault)
    except FileNotFoundError:
        yield DropDocument(b"", media_type, fault=Permanent(FaultCode.FILE_MISSING, f"{claim.path} is gone"))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield DropDocument(b"", media_type, fault=Poison(FaultCode.BAD_ENCODING, f"{claim.name}: {error}"))
    except OSError as error:
        yield DropDocument(b"", media_type, fault=Permanent(FaultCode.FOLDER_UNREADABLE, f"{claim.name}: {error.strerror}"))
    else:
        if not found:
            yield DropDocument(b"", media_type, fault=Permanent(FaultCode.EMPTY, f"{claim.name} is empty"))


def media_type_of(name: str) -> str:
    """Media type by the ending of a file name, '' when unknown."""
    return _TYPES.get("." + name.lower().rpartition(".")[2], "")


def _opened(claim: Claim, *, packed: bool) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(claim.path, "rb")) if packed else claim.path.open("rb")


def _whole(file: IO[bytes], media_type: str, limits: DropLimits) -> Iterator[DropDocument]:
    content = file.read(limits.max_document_bytes + 1)
    if len(content) > limits.max_document_bytes:
        fault = Permanent(FaultCode.TOO_LARGE, f"more than {limits.max_document_bytes} bytes")
        yield DropDocument(content[:_PIECE], media_type, fault=fault)
    elif content.strip():
        yield DropDocument(content, media_type)


def _lines(file: IO[bytes], limits: DropLimits, *, packed: bool) -> Iterator[DropDocument]:
    room = limits.max_unpacked_bytes if packed else None
    for number, (line, whole) in enumerate(_split(file, limits.max_line_bytes, room), 1):
        content = line.removeprefix(_BOM) if number == 1 else line
        if not whole:
            fault = Permanent(FaultCode.TOO_LARGE, f"line {number} is longer than {limits.max_line_bytes} bytes")
            yield DropDocument(content[: 1 << 16], "application/json", number, fault)
        elif content.strip():
            yield DropDocument(content, "application/json", number)


def _split(file: IO[bytes], longest: int, room: int | None) -> Iterator[tuple[bytes, bool]]:
    """Lines without their ends; a line longer than ``longest`` comes as its beginning, with False. Raises Poison BOMB past ``room``."""
    taken = 0
    beginning = True
    while piece := file.readline(longest + 1):
        taken += len(piece)
        if room is not None and taken > room:
            raise Poison(FaultCode.BOMB, f"unpacks to more than {room} bytes")
        ended = piece.endswith(b"\n") or len(piece) <= longest
        if beginning:
            yield (piece.rstrip(b"\r\n"), True) if ended else (piece[:longest], False)
        beginning = ended
