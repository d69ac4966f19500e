"""What an operator would check by hand, one after the other. No check stops the ones behind it."""

from __future__ import annotations

import os
import platform
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import redis
import sqlalchemy as sa

from config.settings import Settings
from tasks.errors import Fault
from tasks.ports.clock import SystemClock
from tasks.store.engine import open_engine, reading
from tasks.store.migrate import current, newest
from tasks.store.queries.heartbeats import last_heartbeats
from worker.broker_address import NoBrokerError, broker_url, without_password
from worker.complaint import Complaint
from worker.monitoring.finding import Finding, State
from worker.monitoring.flower_access import flower_credentials
from worker.monitoring.worker_signs import judge_workers
from worker.supervisor.broker import silence_of
from worker.supervisor.embedded_server import find_server
from worker.supervisor.folder_lock import held_for, holder

LEAST_FREE = 500 * 2**20
SHOWN_VERSIONS = ("celery", "kombu", "redis", "flower", "sqlalchemy", "httpx")
CLOCK_LIMIT = 5.0


def check_up(settings: Settings) -> Iterator[Finding]:
    """Every check, each as soon as it is done."""
    checks: list[tuple[str, Callable[[Settings], Finding]]] = [
        ("versions", _versions),
        ("folder", _folder),
        ("disk", _disk),
        ("service", _service),
        ("database", _database),
        ("broker", _broker),
        ("workers", _workers),
        ("clock", _clock),
        ("flower", _flower),
    ]
    for name, check in checks:
        try:
            yield check(settings)
        except (Complaint, Fault, OSError, redis.RedisError) as error:
            yield Finding(name, "bad", " ".join(str(error).split()))
        except Exception as error:  # noqa: BLE001  # a check that meets a bug of ours is no reason to leave the others out
            yield Finding(name, "bad", f"unexpected {type(error).__name__}: {' '.join(str(error).split())}")


def _versions(_settings: Settings) -> Finding:
    listed = ", ".join(f"{name} {version(name)}" for name in SHOWN_VERSIONS)
    return Finding("versions", "ok", f"wiredesk {version('wiredesk')}, Python {platform.python_version()}, {listed}")


def _folder(settings: Settings) -> Finding:
    place = next(folder for folder in (settings.data, *settings.data.parents) if folder.exists())
    if not os.access(place, os.W_OK):
        return Finding("folder", "bad", f"{place} cannot be written", "choose another with --data or WIREDESK_DATA")
    made = "" if settings.data.exists() else " (will be made)"
    return Finding("folder", "ok", f"{settings.data}{made}")


def _disk(settings: Settings) -> Finding:
    place = next(folder for folder in (settings.data, *settings.data.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    found = f"{free / 2**30:.1f} GB free"
    return (
        Finding("disk", "ok", found)
        if free >= LEAST_FREE
        else Finding("disk", "bad", found, "make room: landing stops when the disk is full")
    )


def _service(settings: Settings) -> Finding:
    process = holder(settings.data)
    if process:
        return Finding("service", "ok", f"`wiredesk up` is process {process}")
    return Finding("service", "note", "no `wiredesk up` on this data folder", "start it, or run the workers by hand")


def _database(settings: Settings) -> Finding:
    url = sa.make_url(settings.database) if "://" in settings.database else None
    if url is not None and url.get_backend_name() == "sqlite" and url.database and not Path(url.database).exists():
        return Finding("database", "note", f"none yet at {url.database}", "`wiredesk up` or `wiredesk migrate` makes it")
    engine = open_engine(settings.database)
    try:
        here = current(engine)
        shown = engine.url.render_as_string(hide_password=True)
    finally:
        engine.dispose()
    if here != newest():
        return Finding("database", "bad", f"{shown} is at schema {here or 'none'}, this version needs {newest()}", "run `wiredesk migrate`")
    return Finding("database", "ok", f"{shown} at schema {here}")


def _broker(settings: Settings) -> Finding:
    try:
        url = broker_url(settings)
    except NoBrokerError:
        return Finding("broker", "note", f"none yet; `wiredesk up` will start {find_server()}")
    shown = without_password(url)
    if not url.startswith(("redis://", "rediss://")):
        why = silence_of(url)
        return (
            Finding("broker", "bad", f"{shown}: {why}", "check WIREDESK_BROKER_URL")
            if why
            else Finding("broker", "ok", f"{shown} lets us in")
        )
    with redis.Redis.from_url(url, socket_connect_timeout=3, socket_timeout=3) as client:
        try:
            info = client.info("server")
        except redis.RedisError as error:
            running = settings.broker_url is not None or holder(settings.data) is not None
            state: State = "bad" if running else "note"
            return Finding("broker", state, f"{shown}: {error}", "start `wiredesk up`, or check WIREDESK_BROKER_URL")
    name = "Valkey" if "valkey_version" in info else "Redis"
    return Finding("broker", "ok", f"{shown}, {name} {info.get('valkey_version') or info.get('redis_version')}")


def _workers(settings: Settings) -> Finding:
    ages = {role: (SystemClock().now() - at).total_seconds() for role, at in _heartbeats(settings).items()}
    return judge_workers(ages, held_for(settings.data))


def _heartbeats(settings: Settings) -> dict[str, datetime]:
    if _database(settings).state != "ok":
        return {}
    engine = open_engine(settings.database)
    try:
        return last_heartbeats(engine)
    finally:
        engine.dispose()


def _clock(settings: Settings) -> Finding:
    """Due times are compared with this machine's clock: it must agree with the database's."""
    if _database(settings).state != "ok" or settings.database.startswith("sqlite"):
        return Finding("clock", "ok", time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime()))
    engine = open_engine(settings.database)
    try:
        with reading(engine) as connection:
            apart = abs((connection.execute(sa.select(sa.func.clock_timestamp())).scalar_one() - SystemClock().now()).total_seconds())
    finally:
        engine.dispose()
    if apart > CLOCK_LIMIT:
        return Finding("clock", "bad", f"{apart:.0f} s apart from the database's", "synchronise the clocks (NTP): due times would be wrong")
    return Finding("clock", "ok", f"within {apart:.1f} s of the database's")


def _flower(settings: Settings) -> Finding:
    auth = settings.flower_auth.get_secret_value() if settings.flower_auth else None
    pairs = flower_credentials(settings.flower_address, auth)
    guard = "asks for a password" if pairs else "on loopback only, without a password"
    return Finding("flower", "ok", f"{settings.flower_address}:{settings.flower_port}, {guard}")
