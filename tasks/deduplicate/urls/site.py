"""Whose address it is: the site, as far as names tell."""

from __future__ import annotations

from tasks.deduplicate.urls.spelling import host_of, split

SECOND_LEVEL = frozenset(
    {"co", "com", "org", "net", "ac", "gov", "gob", "edu", "go", "ne", "or", "gr", "in", "web", "nom", "info", "ltd", "plc", "me"}
)
COUNTRY_LETTERS = 2


def site_of(url: str | None) -> str | None:
    """The registered name behind an address (``news.example.co.uk`` → ``example.co.uk``); None when it is no http(s) address."""
    parts = split(url) if url else None
    if parts is None:
        return None
    host = host_of(parts).partition(":")[0]
    labels = host.split(".")
    if host.replace(".", "").isdigit():
        return host
    wide = len(labels) > 2 and len(labels[-1]) == COUNTRY_LETTERS and labels[-2] in SECOND_LEVEL
    return ".".join(labels[-3 if wide else -2 :])
