"""The composition root: the only place that knows which concrete class stands behind which port."""

from __future__ import annotations

import os
from dataclasses import dataclass

import sqlalchemy as sa

from config.settings import Settings
from tasks.deduplicate.recheck import next_recheck
from tasks.fetch.http import GuardedHttp
from tasks.fetch.pace import PaceRules
from tasks.fetch.polling import PollRules
from tasks.parse.learning import ProfileLearner
from tasks.ports.clock import SystemClock
from tasks.ports.rechecks import never
from tasks.ports.tools import RetryPolicy
from tasks.store.desk import SqlStore
from tasks.store.engine import open_engine
from tasks.store.leasing import Limits
from tasks.store.plan import Manners
from tasks.store.terms import Terms
from worker import __version__


@dataclass(frozen=True, slots=True)
class Runtime:
    """One process's world. Implements :class:`tasks.ports.tools.Tools`."""

    settings: Settings
    engine: sa.Engine
    store: SqlStore
    http: GuardedHttp
    clock: SystemClock
    retry_policy: RetryPolicy

    @property
    def user_agent(self) -> str:
        """Who we say we are to web servers."""
        return user_agent(self.settings)

    @property
    def obey_robots(self) -> bool:
        """Whether pages that no person asked for obey robots.txt."""
        return self.settings.obey_robots

    @property
    def host_gap(self) -> float:
        """Least seconds between two starts at one host."""
        return self.settings.host_gap

    @property
    def stage_budget(self) -> float:
        """Seconds after which a stage begins no further item."""
        return self.settings.stage_budget

    @property
    def rules(self) -> PollRules:
        """The pace of polling."""
        pace = PaceRules(floor=self.settings.poll_floor, ceiling=self.settings.poll_ceiling)
        return PollRules(pace=pace)

    @property
    def limits(self) -> Limits:
        """How much the dispatcher sends."""
        settings = self.settings
        manners = Manners(gap=settings.host_gap, concurrency=settings.host_concurrency)
        return Limits(settings.batch_size, settings.runs_in_flight, settings.lease, manners)


def build_runtime(settings: Settings) -> Runtime:
    """Put the world together. Opens no connection yet."""
    engine = open_engine(settings.database)
    return Runtime(
        settings=settings,
        engine=engine,
        store=SqlStore(engine, Terms(settings.lease, next_recheck if settings.recheck else never, ProfileLearner())),
        http=_http(settings),
        clock=SystemClock(),
        retry_policy=RetryPolicy(settings.retry_base, settings.retry_ceiling, settings.max_attempts),
    )


def user_agent(settings: Settings) -> str:
    """Who we say we are: honest, with a way to reach the operator when one is set."""
    if settings.user_agent:
        return settings.user_agent
    contact = f"; +{settings.contact}" if settings.contact else ""
    return f"wiredesk/{__version__} (news ingestion{contact})"


def _http(settings: Settings) -> GuardedHttp:
    ports = None if "*" in settings.allow_ports else [int(port) for port in settings.allow_ports]
    return GuardedHttp(
        user_agent=user_agent(settings),
        deadline_seconds=settings.fetch_deadline,
        max_wire_bytes=settings.fetch_max_wire_bytes,
        max_content_bytes=settings.fetch_max_bytes,
        max_redirects=settings.fetch_max_redirects,
        allowed_networks=settings.allow_networks,
        allowed_ports=ports,
        host_gap_seconds=settings.host_gap,
    )


_runtimes: dict[int, Runtime] = {}
"""By process id. A parent's is kept, unused: collecting it in a child would hang up the parent's database connections."""


def runtime_of_process(settings: Settings) -> Runtime:
    """This process's runtime. A forked child makes its own: connections do not survive a fork."""
    pid = os.getpid()
    if pid not in _runtimes:
        _runtimes[pid] = build_runtime(settings)
    return _runtimes[pid]
