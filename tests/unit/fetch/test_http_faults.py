"""The table of the HTTP library's exceptions is total: a class without a row of its own fails here."""

from __future__ import annotations

import asyncio
import socket
import ssl

import aiohttp
import httpx
import pytest
from aiohttp import http_exceptions

from tasks.errors import Fault, FaultCode, Permanent, Retryable
from tasks.fetch.http_faults import TABLE, fault_of_exception

FOREIGN = {"HttpVersionError", "PayloadAccessError", "WSMessageTypeError"}
"""Not raised by a client's GET."""


ROOTS = [
    aiohttp.ClientError,
    http_exceptions.HttpProcessingError,
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
    httpx.CookieConflict,
]


def tree(root: type[BaseException]) -> set[type[BaseException]]:
    """The class and everything below it that the libraries define."""
    below = {kind for child in root.__subclasses__() for kind in tree(child)}
    return {kind for kind in below | {root} if kind.__module__.startswith(("aiohttp", "httpx"))}


@pytest.mark.parametrize("kind", sorted(set().union(*map(tree, ROOTS)), key=str), ids=str)
def test_every_class_of_the_library_has_its_own_row(kind):
    assert kind in TABLE or kind.__module__.startswith("aiohttp.web") or kind.__name__ in FOREIGN


def test_a_class_without_a_row_would_be_noticed():
    class UnforeseenError(Exception):
        __module__ = "aiohttp.client_exceptions"

    assert UnforeseenError not in TABLE
    assert fault_of_exception(UnforeseenError()) is None


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (TimeoutError(), FaultCode.TIMEOUT),
        (asyncio.IncompleteReadError(b"", 5), FaultCode.SHORT_BODY),
        (socket.gaierror(-2, "Name or service not known"), FaultCode.DNS_FAILED),
        (ssl.SSLCertVerificationError("expired"), FaultCode.TLS_FAILED),
        (ConnectionRefusedError(), FaultCode.CONNECT_FAILED),
        (ConnectionResetError(), FaultCode.CONNECT_FAILED),
        (OSError("no route"), FaultCode.CONNECT_FAILED),
        (aiohttp.ClientPayloadError("cut"), FaultCode.SHORT_BODY),
        (aiohttp.ServerDisconnectedError(), FaultCode.SHORT_BODY),
        (aiohttp.InvalidURL("x"), FaultCode.BAD_URL),
    ],
)
def test_what_lies_below_is_named(error, code):
    assert fault_of_exception(error).code is code


def test_a_fault_inside_a_library_exception_comes_back_as_it_was():
    refused = Permanent(FaultCode.FORBIDDEN_ADDRESS, "10.0.0.1")
    wrapped = aiohttp.ClientConnectionError("dns")
    wrapped.__cause__ = refused
    assert fault_of_exception(wrapped) is refused


def test_a_bug_is_no_affair_of_http():
    assert fault_of_exception(KeyError("x")) is None


def test_httpx_exports_no_exception_outside_these_trees():
    exported = {kind for kind in vars(httpx).values() if isinstance(kind, type) and issubclass(kind, Exception)}
    assert exported <= set(TABLE)


def test_what_aiohttp_says_goes_before_what_httpx_makes_of_it():
    wrapped = httpx.ConnectTimeout("x")
    wrapped.__cause__ = aiohttp.ServerDisconnectedError()
    assert fault_of_exception(wrapped).code is FaultCode.SHORT_BODY


def test_every_row_names_a_fault():
    for make, code in TABLE.values():
        assert issubclass(make, Fault)
        assert isinstance(make(code), Retryable | Permanent)
