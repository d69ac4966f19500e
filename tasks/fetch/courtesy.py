"""Courtesy towards the hosts of one batch: robots.txt before the first page, and what the answers mean for the next visit.

Decisions are those of :mod:`tasks.fetch.robots` and :mod:`tasks.fetch.manners`; here they meet the facts that SQL keeps of each host.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tasks.errors import Fault, FaultCode, Permanent, Retryable
from tasks.fetch.manners import Host, MannerRules, answered
from tasks.fetch.robots import Robots, crawl_delay, may_fetch, read_answer, refusal, robots_request
from tasks.model import Item
from tasks.ports.hosts import HostRecord
from tasks.ports.http import Http


@dataclass(frozen=True, slots=True)
class CourtesyRules:
    """Who we say we are, whether pages that no person asked for obey robots.txt, and the pauses."""

    user_agent: str
    obey_robots: bool
    manners: MannerRules


class Courtesy:
    """The facts of a batch's hosts, as they change while it is fetched. ``changed`` is what has to be kept."""

    def __init__(self, known: Mapping[str, HostRecord], rules: CourtesyRules) -> None:
        self._hosts = dict(known)
        self._rules = rules
        self.changed: dict[str, HostRecord] = {}

    def ask_robots(self, items: Sequence[Item], http: Http, now: datetime, budget: float) -> None:
        """Ask for the rules of every host that has a page nobody in person asked for and whose rules are unknown or old."""
        if not self._rules.obey_robots:
            return
        wanted = {item.host: item.location for item in items if item.host and not item.by_person and self._are_old(item.host, now)}
        names = list(wanted)
        for index, answer in http.get_many([robots_request(wanted[name]) for name in names], budget=budget):
            if answer is not None:
                self._keep_rules(names[index], read_answer(answer, now, _robots(self._of(names[index]))))

    def refused(self, item: Item) -> Fault | None:
        """Why this page must not be asked for, or None.

        A host whose rules cannot be had is closed as RFC 9309 asks, but only for a while: its pages wait.
        """
        if not item.host or item.by_person or not self._rules.obey_robots:
            return None
        robots = _robots(self._of(item.host))
        if may_fetch(robots, item.location, self._rules.user_agent):
            return None
        if robots is not None and robots.failing_since is not None:
            return Retryable(FaultCode.ROBOTS, "robots.txt cannot be had, so the host is closed for now", after=3600)
        return refusal(item.location)

    def note(self, item: Item, answer: Fault | None, now: datetime) -> None:
        """What an answer (None: a good one) means for the host."""
        if not item.host or isinstance(answer, Permanent):
            return
        record = self._of(item.host)
        before = Host(next_start=record.next_start, gap=record.gap, failures=record.failures)
        after = answered(before, answer, now, self._rules.manners, item.host)
        if after != before:
            self._keep(item.host, replace(record, next_start=after.next_start, failures=after.failures))

    def _are_old(self, host: str, now: datetime) -> bool:
        until = self._of(host).robots_until
        return until is None or until <= now

    def _keep_rules(self, host: str, robots: Robots) -> None:
        gap = crawl_delay(robots, self._rules.user_agent)
        record = replace(self._of(host), robots=robots.text, robots_until=robots.until, robots_failing_since=robots.failing_since, gap=gap)
        self._keep(host, record)

    def _of(self, host: str) -> HostRecord:
        return self._hosts.get(host, HostRecord())

    def _keep(self, host: str, record: HostRecord) -> None:
        self._hosts[host] = self.changed[host] = record


def _robots(record: HostRecord) -> Robots | None:
    if record.robots is None or record.robots_until is None:
        return None
    return Robots(record.robots, record.robots_until, record.robots_failing_since)
