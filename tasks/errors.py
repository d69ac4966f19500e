"""What can go wrong, drawn and total.

::

    Fault                     code, detail: a stable word for metrics, one line for people
     ├── Retryable(after=)    the world was busy: wait (the peer's Retry-After, else backoff) and try again
     ├── Permanent            this input will never be news: an outcome, no alarm
     └── Poison               this input does harm: bytes kept, alarm, replayable

An exception that is none of these is a bug of ours; :func:`fault_of_bug` names it.
Libraries' exceptions are translated where they enter (``tasks/fetch/http.py``, ``tasks/store/engine.py``),
each by one table that a test compares with the library's own exception tree.
"""

from __future__ import annotations

from enum import StrEnum

DETAIL_LIMIT = 500
"""Characters of detail kept: enough for a person, small enough for an event or a row."""


class FaultCode(StrEnum):
    """Every named reason. The word is stable: metrics count it, operators search for it, docs/faults.md lists it."""

    # the peer, over HTTP
    TIMEOUT = "timeout"
    CONNECT_FAILED = "connect_failed"
    DNS_FAILED = "dns_failed"
    TLS_FAILED = "tls_failed"
    PROTOCOL_ERROR = "protocol_error"
    SHORT_BODY = "short_body"
    BAD_ENCODING = "bad_encoding"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    GONE = "gone"
    CLIENT_ERROR = "client_error"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    BAD_REDIRECT = "bad_redirect"
    # our own rules about what we ask for and take in
    BAD_URL = "bad_url"
    FORBIDDEN_ADDRESS = "forbidden_address"
    ROBOTS = "robots"
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    UNSUPPORTED_TYPE = "unsupported_type"
    # the document
    EMPTY = "empty"
    BINARY = "binary"
    BAD_LINE = "bad_line"
    UNDECODABLE = "undecodable"
    NOT_A_FEED = "not_a_feed"
    NOT_AN_ARTICLE = "not_an_article"
    TOO_SLOW = "too_slow"
    DOCUMENT_MISSING = "document_missing"
    # the drop folder
    FOLDER_MISSING = "folder_missing"
    FOLDER_UNREADABLE = "folder_unreadable"
    FILE_MISSING = "file_missing"
    # the database
    DATABASE_BUSY = "database_busy"
    DATABASE_DOWN = "database_down"
    DATABASE_REFUSED = "database_refused"
    DISK_FULL = "disk_full"
    # how an item can end for reasons of its own history
    KILLS_ITS_WORKER = "kills_its_worker"
    GAVE_UP = "gave_up"
    BUG = "bug"
    WITHDRAWN = "withdrawn"


class Fault(Exception):
    """Something named went wrong with one input.

    ``code`` is the stable word, ``detail`` one line for people (cut at :data:`DETAIL_LIMIT`).
    """

    def __init__(self, code: FaultCode, detail: str = "") -> None:
        self.code = code
        self.detail = " ".join(detail.split())[:DETAIL_LIMIT]
        super().__init__(f"{code}: {self.detail}" if self.detail else str(code))

    def __reduce__(self) -> tuple[type[Fault], tuple[object, ...]]:
        """Faults cross process borders whole."""
        return type(self), (self.code, self.detail)


class Retryable(Fault):
    """The world was busy. ``after`` is the peer's own wish in seconds, or None for our backoff."""

    def __init__(self, code: FaultCode, detail: str = "", after: float | None = None) -> None:
        super().__init__(code, detail)
        self.after = after

    def __reduce__(self) -> tuple[type[Fault], tuple[object, ...]]:
        """Faults cross process borders whole."""
        return type(self), (self.code, self.detail, self.after)


class Permanent(Fault):
    """This input will never be news (404, robots, not an article): skipped with a reason, no alarm."""


class Poison(Fault):
    """This input does harm (a bomb, undecodable, kills its worker): dead, quarantined, alarmed, replayable."""


def fault_of_bug(error: BaseException) -> Fault:
    """Name an exception nobody foresaw: our bug, tried again a little, then dead with its traceback."""
    return Fault(FaultCode.BUG, f"{type(error).__name__}: {error}")
