"""What a setting must be for the service to work with it, pure: each raises ValueError with what to write instead."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

BROKER_SCHEMES = ("redis", "rediss", "redis+socket", "amqp", "amqps")
HOST_NAME = re.compile(r"\.?(?:[\w-]{1,63}\.)*(?=[\w-]*[^\W\d])[\w-]{1,63}\.?")
"""A name, or with a leading dot a domain and all below it. Its last part is no number: that would be a misspelt address."""

LEASE_MARGIN = 10.0
"""Seconds for what a stage does besides: reading its items, writing their ends."""

PAGE_DAYS = 3
"""Least days a page is kept: an item that was found unchanged is judged anew when the article it was compared with dies unlanded."""


def check_page_days(days: int) -> None:
    """None (for ever), or days enough for every retry of what may still be judged."""
    if 0 < days < PAGE_DAYS:
        msg = f"must be {PAGE_DAYS} or more, or 0 to keep pages for ever"
        raise ValueError(msg)


def check_broker(url: str) -> None:
    """An address of a kind of broker that this works with, with a port that is a number."""
    parts = urlsplit(url)
    if parts.scheme not in BROKER_SCHEMES or "://" not in url:
        msg = "is no broker's address: write redis://:password@host:6379/0 or amqp://user:password@host:5672//"
        raise ValueError(msg)
    try:
        _ = parts.port
    except ValueError:
        msg = "has a port that is no number from 0 to 65535"
        raise ValueError(msg) from None


def check_database(url: str) -> None:
    """No database in memory: each process would have one of its own. What is no database's address at all is said when it is opened."""
    scheme, _, rest = url.partition("://")
    if scheme.partition("+")[0] != "sqlite":
        return
    place, _, options = rest.partition("?")
    if place.strip("/") in {"", "file:", ":memory:", "file::memory:"} or "mode=memory" in options:
        msg = "is a database in memory, of which each process would have its own: write sqlite:////path/to/wiredesk.db"
        raise ValueError(msg)


def check_port(word: str) -> None:
    """A port's number, or ``*`` for any."""
    if word != "*" and not (word.isascii() and word.isdecimal() and 1 <= int(word) <= 65535):
        msg = f"{word!r} is no port: write numbers from 1 to 65535 with commas between, or * for any"
        raise ValueError(msg)


def check_network(word: str) -> None:
    """A network, an address, a host's name, or a domain with a leading dot: what the address guard can open."""
    try:
        ipaddress.ip_network(word, strict=False)
    except ValueError:
        if not HOST_NAME.fullmatch(word):
            msg = f"{word!r} is no network or host: write 10.1.0.0/16, wiki.intern or .intern, with commas between"
            raise ValueError(msg) from None


def check_lease(lease: float, stage_budget: float, fetch_deadline: float) -> None:
    """A lease that outlives a stage: one that begins its last item just before its budget is spent still has that item's worst case."""
    least = stage_budget + fetch_deadline + LEASE_MARGIN
    if lease < least:
        msg = (
            f"WIREDESK_LEASE={lease:g} is shorter than WIREDESK_STAGE_BUDGET={stage_budget:g} + WIREDESK_FETCH_DEADLINE={fetch_deadline:g}"
            f" + {LEASE_MARGIN:g}: set WIREDESK_LEASE={least:g} or more, or lower the other two"
        )
        raise ValueError(msg)
