"""Writes docs/faults.md from tasks/errors.py and the words below; a code without words is an error.

python tools/faults_page.py
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from tasks.errors import FaultCode

TARGET = Path(__file__).resolve().parents[1] / "docs" / "faults.md"
HEAD = """\
# Faults

Written by `make docs` from `tasks/errors.py` and `tools/faults_page.py`; do not edit by hand.

An item that does not go on carries one of these words: in `wiredesk status ITEM`, in `wiredesk jobs`, in the log, in the side-car
beside a file under `failed/`. The words are stable; search for them, count them, set alarms on them.

- **again**: the world was busy. The item waits (the peer's Retry-After, else a doubling pause with jitter) and the stage is tried
  again, `WIREDESK_MAX_ATTEMPTS` times; then it is dead with `gave_up`.
- **skipped**: this input will never be news. An outcome, no alarm.
- **dead**: this input did harm, or we have a bug. Its bytes are kept; look at it, then send it in again.
"""

SKIPPED, AGAIN, DEAD = "skipped", "again", "dead"
NOTHING = "nothing"

WORDS: dict[FaultCode, tuple[str, str, str]] = {
    FaultCode.TIMEOUT: ("the peer answered too slowly", AGAIN, "if one host is always slow, raise `WIREDESK_FETCH_DEADLINE`"),
    FaultCode.CONNECT_FAILED: ("no connection to the peer, or it broke", AGAIN, "many hosts at once: look at your own network and proxy"),
    FaultCode.DNS_FAILED: ("the host's name has no address", AGAIN, "check the spelling; many hosts at once: look at your resolver"),
    FaultCode.TLS_FAILED: (
        "the certificate or the handshake is bad",
        AGAIN,
        "tell the site; many hosts at once: clock or certificates here",
    ),
    FaultCode.PROTOCOL_ERROR: ("what came back is not proper HTTP", AGAIN, NOTHING),
    FaultCode.SHORT_BODY: ("the body ended before its announced length", AGAIN, NOTHING),
    FaultCode.BAD_ENCODING: ("the compressed body does not unpack", "again; skipped for an encoding nobody asked for", NOTHING),
    FaultCode.RATE_LIMITED: ("429 or 503: the peer wants us slower", AGAIN, "raise `WIREDESK_HOST_GAP` if it goes on"),
    FaultCode.SERVER_ERROR: ("a 5xx answer", AGAIN, NOTHING),
    FaultCode.REFUSED: ("401, 403, 407 or 451: we are not let in", SKIPPED, "ask the site; set `WIREDESK_CONTACT` so that it can ask you"),
    FaultCode.NOT_FOUND: ("404", SKIPPED, NOTHING),
    FaultCode.GONE: ("410: taken down for good", SKIPPED, NOTHING),
    FaultCode.CLIENT_ERROR: ("another 4xx answer", SKIPPED, "try the address by hand"),
    FaultCode.TOO_MANY_REDIRECTS: ("more hops than `WIREDESK_FETCH_MAX_REDIRECTS`", SKIPPED, "enqueue the address where it ends"),
    FaultCode.BAD_REDIRECT: ("a redirect to nowhere, or to an address that may not be asked", SKIPPED, NOTHING),
    FaultCode.BAD_URL: ("no http or https address, or one that nobody can ask", SKIPPED, "correct it and enqueue again"),
    FaultCode.FORBIDDEN_ADDRESS: (
        "the host is an address of a private network, or the port is not allowed",
        SKIPPED,
        "your own intranet: `WIREDESK_ALLOW_NETWORKS`, `WIREDESK_ALLOW_PORTS`",
    ),
    FaultCode.ROBOTS: ("the site's robots.txt forbids it", SKIPPED, "a person may enqueue the single page; ask the site for more"),
    FaultCode.TOO_LARGE: ("more bytes than we take in", SKIPPED, "`WIREDESK_FETCH_MAX_BYTES` or `WIREDESK_DROP_MAX_BYTES`, with care"),
    FaultCode.BOMB: ("a small document that unpacks or nests without end", DEAD, "look at its sender before you send it in again"),
    FaultCode.UNSUPPORTED_TYPE: ("no format reads this kind of document", SKIPPED, "add one: a file under `tasks/parse/formats`"),
    FaultCode.EMPTY: ("no visible text", SKIPPED, "an empty drop: ask its sender"),
    FaultCode.BINARY: ("a picture, a program, anything but text", SKIPPED, "ask its sender"),
    FaultCode.BAD_LINE: (
        "one line of a JSON Lines file is no article; the other lines go on",
        SKIPPED,
        "the detail names the line: mend it and drop it",
    ),
    FaultCode.UNDECODABLE: ("the bytes are text in no charset we know", DEAD, "find out the charset, convert, drop again"),
    FaultCode.NOT_A_FEED: (
        "what stands at a feed's address is no feed",
        "the source is asked again, ever more rarely",
        "look for the feed's new address",
    ),
    FaultCode.NOT_AN_ARTICLE: ("an index, a video, an error or a login page; the detail says which", SKIPPED, NOTHING),
    FaultCode.TOO_SLOW: (
        "reading the document took longer than any honest one does",
        DEAD,
        "report it with its bytes",
    ),
    FaultCode.DOCUMENT_MISSING: ("the bytes that a stage should read are not there", SKIPPED, "fetch it anew: enqueue the address"),
    FaultCode.FOLDER_MISSING: (
        "the drop folder does not exist",
        "the source is asked again, ever more rarely",
        "make it, or `wiredesk remove` the source",
    ),
    FaultCode.FOLDER_UNREADABLE: (
        "the drop folder may not be read or renamed in",
        "the source is asked again, ever more rarely",
        "give the worker's user both rights",
    ),
    FaultCode.FILE_MISSING: ("a dropped file went away before it was read", SKIPPED, "drop it again; let nothing else clear the folder"),
    FaultCode.DATABASE_BUSY: ("a lock was held too long", AGAIN, "on SQLite: fewer workers, or PostgreSQL"),
    FaultCode.DATABASE_DOWN: ("no connection to the database", AGAIN, "bring it back; nothing is lost meanwhile"),
    FaultCode.DATABASE_REFUSED: (
        "the database does not accept the address or the statement",
        "again; an address no driver reads ends the command",
        "check `WIREDESK_DATABASE_URL`, run `wiredesk migrate`",
    ),
    FaultCode.DISK_FULL: ("no space, or a read-only disk", AGAIN, "make space; nothing is lost meanwhile"),
    FaultCode.KILLS_ITS_WORKER: ("three runs began and each took its process with it", DEAD, "look at the bytes in a sandbox; report it"),
    FaultCode.GAVE_UP: (
        "every try ended in a fault that passes; the detail has the last one",
        DEAD,
        "cure that fault, then send it in again",
    ),
    FaultCode.BUG: (
        "an exception nobody foresaw, three times; the log has its traceback",
        DEAD,
        "report it; send it in again after the repair",
    ),
    FaultCode.WITHDRAWN: ("an operator took the item back before it was done", SKIPPED, NOTHING),
}
"""For each code: what happened, what the desk does, what an operator does."""

SECTION = re.compile(r"^    # (?P<title>.+)$|^    (?P<name>[A-Z_]+) = ", re.MULTILINE)


def page() -> str:
    """The whole page. Raises KeyError for a code without words."""
    return HEAD + "".join(_section(title, codes) for title, codes in sections())


def sections() -> Iterator[tuple[str, list[FaultCode]]]:
    """The comments that part the codes, each with the codes below it."""
    title, codes = "", []
    for match in SECTION.finditer(inspect.getsource(FaultCode)):
        if match["name"]:
            codes.append(FaultCode[match["name"]])
            continue
        if codes:
            yield title, codes
        title, codes = match["title"], []
    yield title, codes


def _section(title: str, codes: list[FaultCode]) -> str:
    rows = "".join("| `{}` | {} | {} | {} |\n".format(code, *WORDS[code]) for code in codes)
    return f"\n## {title[:1].upper()}{title[1:]}\n\n| word | what happened | the desk | you |\n|---|---|---|---|\n{rows}"


def main() -> None:
    """Write the page."""
    TARGET.write_text(page(), encoding="utf-8")
    print(TARGET.name)


if __name__ == "__main__":
    main()
