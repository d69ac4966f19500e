"""Invented publishers under a virtual clock: how often they publish, how long their feeds are, and how they fail."""

from __future__ import annotations

import heapq
import random
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from math import cos, pi

from tasks.errors import FaultCode, Permanent, Retryable
from tasks.fetch.polling import poll
from tasks.ports.http import Request, Response

START = datetime(2025, 3, 1, tzinfo=UTC)
DAY = 86400.0


@dataclass
class Publisher:
    """One feed. ``items`` are seconds after START at which it publishes."""

    name: str
    items: list[float]
    length: int
    dated: bool = True
    validators: str = "etag"
    outages: list[tuple[float, float]] = field(default_factory=list)
    busy: list[tuple[float, float]] = field(default_factory=list)
    gone_at: float = float("inf")
    now: float = 0.0
    _made: tuple[int, bytes] = (-1, b"")

    @property
    def url(self) -> str:
        """Where it is asked; nothing is sent there."""
        return f"https://{self.name}.example/feed"

    def get(self, request: Request) -> Response:
        """The answer at the present second: the port that poll() asks."""
        if self.now >= self.gone_at:
            raise Permanent(FaultCode.GONE, "410")
        if any(start <= self.now < end for start, end in self.outages):
            raise Retryable(FaultCode.CONNECT_FAILED, "down")
        if any(start <= self.now < end for start, end in self.busy):
            raise Retryable(FaultCode.RATE_LIMITED, "429", after=1800)
        latest = bisect_right(self.items, self.now)
        etag = {"etag": f'"{latest}"', "lie": '"always"', "none": None}[self.validators]
        at = START + timedelta(seconds=self.now)
        if etag and request.etag == etag:
            return Response(304, self.url, self.url, {"etag": etag}, b"", at)
        headers = {"content-type": "application/rss+xml"} | ({"etag": etag} if etag else {})
        return Response(200, self.url, self.url, headers, self._document(latest), at)

    def _document(self, latest: int) -> bytes:
        if self._made[0] != latest:
            self._made = (latest, self._make(latest))
        return self._made[1]

    def _make(self, latest: int) -> bytes:
        rows = "".join(self._row(number) for number in range(latest - 1, max(-1, latest - 1 - self.length), -1))
        return f"<rss version='2.0'><channel><title>{self.name}</title>{rows}</channel></rss>".encode()

    def _row(self, number: int) -> str:
        date = f"<pubDate>{format_datetime(START + timedelta(seconds=self.items[number]))}</pubDate>" if self.dated else ""
        return f"<item><guid>{number}</guid><link>https://{self.name}.example/{number}</link><title>Story {number}</title>{date}</item>"


@dataclass
class Diary:
    """What happened to one feed."""

    publisher: Publisher
    polls: list[tuple[float, float, str]] = field(default_factory=list)
    """Second, wait until the next one, status."""
    seen_at: dict[int, float] = field(default_factory=dict)

    @property
    def missed(self) -> int:
        """Entries published since the first poll that left the feed unseen."""
        first, last = self.polls[0][0], min(self.polls[-1][0], self.publisher.gone_at)
        left = len(self.publisher.items) - self.publisher.length
        return sum(
            1 for number, at in enumerate(self.publisher.items) if first < at <= last and number not in self.seen_at and number < left
        )

    def delays(self) -> list[float]:
        """Seconds from publication to sight, of what was published after the first poll."""
        begun = self.polls[0][0]
        return [seen - self.publisher.items[number] for number, seen in self.seen_at.items() if self.publisher.items[number] > begun]


def run(publishers: list[Publisher], days: float, at: Callable[[float], object] = lambda _: None) -> list[Diary]:
    """Poll them all, each when its last poll said, for so many days; ``at`` is told the second of each poll."""
    diaries = [Diary(publisher) for publisher in publishers]
    states: list[dict | None] = [None] * len(publishers)
    due = [(place * 7.0, place) for place in range(len(publishers))]
    heapq.heapify(due)
    while due:
        now, place = heapq.heappop(due)
        if now > days * DAY:
            break
        at(now)
        publisher, diary = publishers[place], diaries[place]
        publisher.now = now
        result = poll(publisher.url, states[place], START + timedelta(seconds=now), http=publisher)
        states[place] = result.state
        for name in result.new:
            diary.seen_at.setdefault(int(name), now)
        diary.polls.append((now, result.next_after or 0.0, str(result.status)))
        if result.next_after is not None:
            heapq.heappush(due, (now + result.next_after, place))
    return diaries


def newsroom(count: int, days: float, seed: int = 7) -> list[Publisher]:
    """Feeds from one entry in five days to a hundred and fifty a day, with nights, weekends, breaking news, silences and failures."""
    dice = random.Random(seed)
    made = [_publisher(dice, number, days) for number in range(count)]
    made[1].validators = "lie"
    if count > 5:
        made[5].gone_at = days * DAY * 0.7
    return made


def _publisher(dice: random.Random, number: int, days: float) -> Publisher:
    rate = 10 ** dice.uniform(-0.7, 2.17)
    length = max(10, min(100, round(rate * dice.uniform(0.6, 2.0)))) if dice.random() < 0.7 else dice.choice([10, 20, 30, 50])
    publisher = Publisher(
        name=f"feed{number}",
        items=list(_times(dice, rate, days, bursts=number % 4 == 0)),
        length=max(length, round(rate / 4)),
        dated=dice.random() < 0.85,
        validators="etag" if dice.random() < 0.7 else "none",
    )
    if number % 10 == 3:
        start = dice.uniform(0.2, 0.7) * days * DAY
        publisher.outages.append((start, start + dice.choice([0.1, 0.3, 1.0]) * publisher.length / max(rate, 0.5) * DAY / 3))
    if number % 10 == 7:
        start = dice.uniform(0.2, 0.7) * days * DAY
        publisher.busy.append((start, start + 3600))
    return publisher


def _times(dice: random.Random, rate: float, days: float, *, bursts: bool) -> Iterator[float]:
    """Moments of publication: a Poisson stream thinned by night and weekend, with a burst now and then."""
    at = -3 * DAY
    burst_until, burst_next = float("-inf"), dice.uniform(5, 20) * DAY
    peak = rate * 2.2
    while at < days * DAY:
        faster = 6.0 if at < burst_until else 1.0
        at += dice.expovariate(peak * faster / DAY)
        if bursts and at >= burst_next:
            burst_until, burst_next = at + dice.uniform(1, 4) * 3600, at + dice.uniform(10, 30) * DAY
        hour, weekday = (at / 3600) % 24, int(at // DAY + 5) % 7
        awake = 0.5 - 0.45 * cos(2 * pi * (hour - 2) / 24)
        if dice.random() < awake * (0.5 if weekday >= 5 else 1.0) or at < burst_until:
            yield at
