"""What every test gets: sockets to this machine only, no deadline that a busy core could break, a marker by folder."""

from __future__ import annotations

import ipaddress
import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("desk"), derandomize=True, database=None)
# a gate gives the same answer twice; the search for new cases goes on at every desk
settings.load_profile("ci" if os.environ.get("CI") else "desk")

FOLDER = pytest.StashKey[str | None]()
HERE = Path(__file__).parent
KINDS = {"unit", "contract", "service", "acceptance"}
OWN_NAMES = {None, "", "localhost", socket.gethostname()}


def _is_loopback(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in OWN_NAMES:
        return True
    try:
        address = ipaddress.ip_address(str(name).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _refuse_the_world(event: str, args: tuple) -> None:
    """An audit hook: no code under test can go round it, asyncio and C extensions on Python's sockets included."""
    if event == "socket.connect" and isinstance(args[1], tuple) and not _is_loopback(args[1][0]):
        msg = f"a test tried to connect to {args[1][0]}: tests stay on loopback"
        raise PermissionError(msg)


sys.addaudithook(_refuse_the_world)


MEMORY = Path("/dev/shm")
ROOM = 2 << 30


def _memory_folder() -> str | None:
    """A place in memory for the tests' databases: every commit is synced, and a slow disk makes minutes of that."""
    roomy = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM
    return tempfile.mkdtemp(prefix="wiredesk-tests-", dir=MEMORY) if roomy else None


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FOLDER] = None
    if config.option.basetemp is None and (folder := _memory_folder()):
        config.stash[FOLDER] = folder
        config.option.basetemp = f"{folder}/pytest"
        tempfile.tempdir = folder


def pytest_unconfigure(config: pytest.Config) -> None:
    if folder := config.stash.get(FOLDER, None):
        tempfile.tempdir = None
        shutil.rmtree(folder, ignore_errors=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test's folder is its kind: `pytest -m unit` needs no decorator anywhere."""
    for item in items:
        kind = item.path.relative_to(HERE).parts[0] if item.path.is_relative_to(HERE) else ""
        if kind in KINDS:
            item.add_marker(kind)


# ---------------------------------------------------------------- PostgreSQL, as a wheel


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory):
    """A PostgreSQL of this session's own; a missing one fails, it does not skip."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs finds no XDG_RUNTIME_DIR on a bare machine
        import pgserver

        folder = tempfile.mkdtemp(prefix="wiredesk-pg-")  # short: a socket's path has a hundred characters at most
        server = pgserver.get_server(folder, cleanup_mode="delete")
    for setting in ("fsync = off", "full_page_writes = off", "synchronous_commit = off"):  # the power will not fail in here
        server.psql(f"ALTER SYSTEM SET {setting}")
    server.psql("SELECT pg_reload_conf()")
    yield server
    server.cleanup()


@pytest.fixture
def postgres_url(postgres_server):
    """The URL of an empty database."""
    import uuid

    name = f"t{uuid.uuid4().hex[:12]}"
    postgres_server.psql(f"CREATE DATABASE {name}")
    yield postgres_server.get_uri(name)
    postgres_server.psql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
