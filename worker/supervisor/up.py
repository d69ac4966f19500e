"""``wiredesk up``: everything a newsroom needs, from one command, until it is asked to end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import sqlalchemy as sa

from config.settings import Settings
from tasks.errors import Fault
from tasks.ports.clock import SystemClock
from tasks.store.engine import writing
from tasks.store.queries.events import EventCursor
from tasks.store.queries.heartbeats import last_heartbeats
from tasks.store.queries.sources import drop_folders
from tasks.store.sources import add_source, poll_now
from worker import __version__
from worker.broker_address import without_password
from worker.monitoring.flower_access import flower_credentials
from worker.monitoring.flower_defaults import CONF
from worker.supervisor.data_folder import drop_folder, log_folder, run_folder
from worker.supervisor.drop_watch import DropWatch
from worker.supervisor.flower_port import FlowerPort
from worker.supervisor.landing_feed import LandingFeed
from worker.supervisor.limits import watched_workers
from worker.supervisor.queue_look import look_at
from worker.supervisor.roles import beat_role, fetch_role, flower_role, process_role
from worker.supervisor.sample import sample_drops, sample_settings, sample_source
from worker.supervisor.screen import Screen, WhereToLook
from worker.supervisor.service import Ground, ground
from worker.supervisor.stall_watch import StallWatch
from worker.supervisor.stop_request import StopRequest
from worker.supervisor.wake import Waker


@dataclass(frozen=True, slots=True)
class UpOptions:
    """What a person may ask of ``wiredesk up`` besides the settings."""

    sample: bool = False
    flower: bool = True


def run_up(settings: Settings, options: UpOptions, screen: Screen, stop: StopRequest) -> None:
    """Run the service until ``stop`` is asked. Every child has ended when this returns, also when it raises.

    Raises a Complaint or a Fault with one line for people when the service cannot start.
    """
    auth = settings.flower_auth.get_secret_value() if settings.flower_auth else None
    flower_credentials(settings.flower_address, auth)  # an open Flower is refused before anything is started
    with ExitStack() as stack:
        feed_url = stack.enter_context(sample_source()) if options.sample else None
        mine = sample_settings(settings) if options.sample else settings
        base = stack.enter_context(ground(mine, screen, stop))
        _add_sources(base, feed_url)
        stack.enter_context(_watching(base, screen))
        port = _start_children(base, options)
        screen.started(_where_to_look(base, port))
        base.supervisor.run(stop.asked, stop.wait)
        screen.stopping()
    screen.stopped()


def _add_sources(base: Ground, feed_url: str | None) -> None:
    now = SystemClock().now()
    folder = drop_folder(base.settings.data)
    first_time = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    add_source(base.engine, "folder", str(folder), now)
    if feed_url is not None:
        add_source(base.engine, "feed", feed_url, now, name="sample feed")
        if first_time:
            sample_drops(folder)


def _start_children(base: Ground, options: UpOptions) -> FlowerPort | None:
    settings, supervisor = base.settings, base.supervisor
    supervisor.start(fetch_role(settings))
    supervisor.start(process_role(settings))
    supervisor.start(beat_role(settings, run_folder(settings.data)))
    if not options.flower:
        return None
    port = FlowerPort(settings.flower_address, settings.flower_port)
    supervisor.start(flower_role(settings, CONF, port.choose))
    return port


@contextmanager
def _watching(base: Ground, screen: Screen) -> Iterator[None]:
    """The threads that look at events, drop folders and stalled workers."""
    waker = Waker(base.broker)
    feed = LandingFeed(EventCursor(base.engine), screen.happened)
    drops = DropWatch(lambda: drop_folders(base.engine), lambda source_id: _look_now(base.engine, waker, source_id))
    stalls = StallWatch(
        watched_workers(base.settings),
        look=lambda queue: look_at(base.broker, queue),
        heartbeats=lambda: last_heartbeats(base.engine),
        alive_for=base.supervisor.alive_for,
        now=SystemClock().now,
        report=base.supervisor.report_stall,
    )
    for thread in (feed, drops, stalls):
        thread.start()
    try:
        yield
    finally:
        stalls.stop()
        drops.stop()
        feed.stop()
        waker.close()


def _look_now(engine: sa.Engine, waker: Waker, source_id: int) -> None:
    try:
        with writing(engine) as connection:
            poll_now(connection, source_id, SystemClock().now())
    except Fault:
        return  # the folder is scanned every two seconds anyway
    waker.wake()


def _shown(url: sa.URL) -> str:
    return url.database or "in memory" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _where_to_look(base: Ground, port: FlowerPort | None) -> WhereToLook:
    data = base.settings.data
    return WhereToLook(
        version=__version__,
        flower=port.url if port else None,
        data=data,
        drop=drop_folder(data),
        logs=log_folder(data),
        database=_shown(base.engine.url),
        broker=without_password(base.broker),
    )
