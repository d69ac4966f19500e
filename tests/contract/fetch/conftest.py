"""A news site on loopback, and clients that are allowed to reach it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from tasks.fetch.http import GuardedHttp

SITE = Path(__file__).parents[2] / "site"


def _load(name: str):
    """A module of tests/site, which is a folder of scripts and no package."""
    if str(SITE) not in sys.path:
        sys.path.insert(0, str(SITE))
    known = sys.modules.get(name)
    if known is not None and str(SITE) in str(known.__file__):
        return known
    spec = importlib.util.spec_from_file_location(name, SITE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


replies = _load("replies")
server = _load("server")


@pytest.fixture
def site():
    """A site at 127.0.0.1."""
    with server.NewsSite() as running:
        yield running


@pytest.fixture
def hosts():
    """A site at 127.0.0.1 to 127.0.0.8: eight hosts."""
    with server.NewsSite(addresses=8) as running:
        yield running


@pytest.fixture
def canary():
    """A site at 127.0.0.99, which nobody may reach: the inside network."""
    with server.NewsSite(first=99) as running:
        yield running
        assert running.connections == 0, "something connected to the inside"


@pytest.fixture
def reply():
    """The replies a site can be told to give."""
    return replies


@pytest.fixture
def make_http():
    """A factory of clients that may reach 127.0.0.1 to 127.0.0.31 and no further."""
    made = []

    def make(**settings) -> GuardedHttp:
        http = GuardedHttp(**{"allowed_networks": ["127.0.0.0/27"], "deadline_seconds": 10, "resolver": _no_names, **settings})
        made.append(http)
        return http

    yield make
    for http in made:
        http.close()


@pytest.fixture
def http(make_http):
    """A client with the usual settings."""
    return make_http()


def _no_names(host: str, _port: int) -> list[str]:
    raise AssertionError(f"a test asked the real resolver for {host}")
