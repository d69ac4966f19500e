"""robots.txt (RFC 9309): may this page be asked for, how far apart, and how long the text holds. Pure; protego reads the rules.

Its own failures, by section 2.3.1: 4xx means no rules; 5xx and an unreachable host mean that nothing may be fetched, for a month at
most, after which it is as if there were no rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from protego import Protego

from tasks.errors import Fault, FaultCode, Permanent, Retryable
from tasks.ports.http import Request, Response

KEEP = timedelta(hours=24)
"""How long rules are believed (section 2.4)."""

KEEP_FAILURE = timedelta(hours=1)
"""When to ask again for a robots.txt that could not be had."""

GIVE_UP = timedelta(days=30)
"""How long an unreachable robots.txt closes a host."""

MAX_BYTES = 512 << 10
"""What is read of it (section 2.5 asks for 500 KiB at least)."""

MAX_DELAY = 120.0
"""Seconds of crawl-delay that are obeyed: beyond that the host would never be done."""

ALLOW_ALL = ""
DENY_ALL = "User-agent: *\nDisallow: /\n"


@dataclass(frozen=True, slots=True)
class Robots:
    """What is kept of a host: the text, until when it holds, and since when it could not be had."""

    text: str
    until: datetime
    failing_since: datetime | None = None


def robots_url(url: str) -> str:
    """Where the rules for a page stand (section 2.3)."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/robots.txt"


def robots_request(url: str) -> Request:
    """The request for the rules of a page's host."""
    return Request(robots_url(url), accept="text/plain,*/*;q=0.5")


def read_answer(answer: Response | Fault, now: datetime, before: Robots | None = None) -> Robots:
    """What an answer to :func:`robots_request` means. ``before`` is what was kept until now."""
    if isinstance(answer, Response):
        return Robots(_text(answer), now + KEEP)
    if isinstance(answer, Permanent) and answer.code not in {FaultCode.TLS_FAILED, FaultCode.FORBIDDEN_ADDRESS}:
        # "Unavailable": 4xx, redirects without end, a text too large or no text at all.
        return Robots(ALLOW_ALL, now + KEEP)
    return _unreachable(answer, now, before)


def may_fetch(robots: Robots | None, url: str, user_agent: str) -> bool:
    """Whether the rules let ``user_agent`` ask for ``url``. No rules known: yes."""
    return robots is None or not robots.text or bool(_rules(robots.text).can_fetch(url, _product(user_agent)))


def crawl_delay(robots: Robots | None, user_agent: str) -> float:
    """Seconds between two requests that the rules ask for (crawl-delay, request-rate), 0 to :data:`MAX_DELAY`."""
    if robots is None or not robots.text:
        return 0.0
    rules, product = _rules(robots.text), _product(user_agent)
    delay = rules.crawl_delay(product) or 0.0
    rate = rules.request_rate(product)
    if rate is not None and rate.requests:
        delay = max(delay, rate.seconds / rate.requests)
    return min(max(float(delay), 0.0), MAX_DELAY)


def sitemaps_of(robots: Robots | None) -> tuple[str, ...]:
    """Sitemaps that the rules name."""
    return () if robots is None or not robots.text else tuple(_rules(robots.text).sitemaps)


def refusal(url: str) -> Permanent:
    """The fault of a page that the rules close."""
    return Permanent(FaultCode.ROBOTS, f"robots.txt closes {url}")


def _unreachable(answer: Fault, now: datetime, before: Robots | None) -> Robots:
    """Server errors and silence: the host is closed, but rules known from before hold on, and no month-long silence closes it for ever."""
    since = (before.failing_since if before else None) or now
    after = timedelta(seconds=answer.after) if isinstance(answer, Retryable) and answer.after else KEEP_FAILURE
    until = now + min(max(after, KEEP_FAILURE), KEEP)
    if now - since >= GIVE_UP:
        return Robots(ALLOW_ALL, until, since)
    known = before.text if before is not None and before.text != DENY_ALL and before.failing_since is None else None
    return Robots(DENY_ALL if known is None else known, until, since)


def _text(answer: Response) -> str:
    if answer.media_type in {"text/html", "application/xhtml+xml"} or answer.content.lstrip()[:1] == b"<":
        return ALLOW_ALL  # an error page served with 200
    return answer.content[:MAX_BYTES].decode("utf-8", "replace").replace("\x00", "").lstrip("\ufeff")


def _product(user_agent: str) -> str:
    """The product token that rules are matched against (section 2.2.1)."""
    return user_agent.split("/", maxsplit=1)[0].split(maxsplit=1)[0] if user_agent.strip() else "*"


@lru_cache(maxsize=512)
def _rules(text: str) -> Protego:
    return Protego.parse(text)
