"""The one table that turns the HTTP libraries' exceptions into faults.

Every class of httpx's tree and of aiohttp's below it has its own row; a test walks the trees and fails on a class with none.
"""

from __future__ import annotations

import asyncio
import socket
import ssl

import aiohttp
import httpx
from aiohttp import client_exceptions, http_exceptions

from tasks.errors import Fault, FaultCode, Permanent, Retryable

_Row = tuple[type[Retryable] | type[Permanent], FaultCode]

TABLE: dict[type[BaseException], _Row] = {
    # -- httpx: what its transports raise; aiohttp's own exception, where it is the cause, says more and goes first
    httpx.HTTPError: (Retryable, FaultCode.PROTOCOL_ERROR),
    httpx.HTTPStatusError: (Retryable, FaultCode.PROTOCOL_ERROR),
    httpx.RequestError: (Retryable, FaultCode.PROTOCOL_ERROR),
    httpx.DecodingError: (Retryable, FaultCode.BAD_ENCODING),
    httpx.TooManyRedirects: (Permanent, FaultCode.TOO_MANY_REDIRECTS),
    httpx.TransportError: (Retryable, FaultCode.PROTOCOL_ERROR),
    httpx.UnsupportedProtocol: (Permanent, FaultCode.BAD_URL),
    httpx.ProtocolError: (Retryable, FaultCode.PROTOCOL_ERROR),
    httpx.LocalProtocolError: (Retryable, FaultCode.PROTOCOL_ERROR),
    httpx.RemoteProtocolError: (Retryable, FaultCode.PROTOCOL_ERROR),
    httpx.ProxyError: (Retryable, FaultCode.CONNECT_FAILED),
    httpx.NetworkError: (Retryable, FaultCode.CONNECT_FAILED),
    httpx.CloseError: (Retryable, FaultCode.CONNECT_FAILED),
    httpx.ConnectError: (Retryable, FaultCode.CONNECT_FAILED),
    httpx.ReadError: (Retryable, FaultCode.SHORT_BODY),
    httpx.WriteError: (Retryable, FaultCode.CONNECT_FAILED),
    httpx.TimeoutException: (Retryable, FaultCode.TIMEOUT),
    httpx.ConnectTimeout: (Retryable, FaultCode.TIMEOUT),
    httpx.PoolTimeout: (Retryable, FaultCode.TIMEOUT),
    httpx.ReadTimeout: (Retryable, FaultCode.TIMEOUT),
    httpx.WriteTimeout: (Retryable, FaultCode.TIMEOUT),
    httpx.InvalidURL: (Permanent, FaultCode.BAD_URL),
    httpx.CookieConflict: (Retryable, FaultCode.PROTOCOL_ERROR),
    httpx.StreamError: (Retryable, FaultCode.PROTOCOL_ERROR),
    httpx.StreamClosed: (Retryable, FaultCode.PROTOCOL_ERROR),
    httpx.StreamConsumed: (Retryable, FaultCode.PROTOCOL_ERROR),
    httpx.RequestNotRead: (Retryable, FaultCode.PROTOCOL_ERROR),
    httpx.ResponseNotRead: (Retryable, FaultCode.PROTOCOL_ERROR),
    # -- aiohttp.ClientError: what a request can raise
    aiohttp.ClientError: (Retryable, FaultCode.PROTOCOL_ERROR),
    # an answer that makes no sense
    aiohttp.ClientResponseError: (Retryable, FaultCode.PROTOCOL_ERROR),
    aiohttp.ContentTypeError: (Retryable, FaultCode.PROTOCOL_ERROR),
    aiohttp.WSServerHandshakeError: (Retryable, FaultCode.PROTOCOL_ERROR),
    aiohttp.ClientHttpProxyError: (Retryable, FaultCode.CONNECT_FAILED),
    aiohttp.TooManyRedirects: (Permanent, FaultCode.TOO_MANY_REDIRECTS),
    # no connection, or one that broke
    aiohttp.ClientConnectionError: (Retryable, FaultCode.CONNECT_FAILED),
    client_exceptions.ClientConnectionResetError: (Retryable, FaultCode.CONNECT_FAILED),
    aiohttp.ClientOSError: (Retryable, FaultCode.CONNECT_FAILED),
    aiohttp.ClientConnectorError: (Retryable, FaultCode.CONNECT_FAILED),
    aiohttp.ClientConnectorDNSError: (Retryable, FaultCode.DNS_FAILED),
    aiohttp.ClientProxyConnectionError: (Retryable, FaultCode.CONNECT_FAILED),
    client_exceptions.UnixClientConnectorError: (Retryable, FaultCode.CONNECT_FAILED),
    aiohttp.ServerConnectionError: (Retryable, FaultCode.CONNECT_FAILED),
    aiohttp.ServerDisconnectedError: (Retryable, FaultCode.SHORT_BODY),
    aiohttp.ServerTimeoutError: (Retryable, FaultCode.TIMEOUT),
    aiohttp.ConnectionTimeoutError: (Retryable, FaultCode.TIMEOUT),
    aiohttp.SocketTimeoutError: (Retryable, FaultCode.TIMEOUT),
    # TLS
    aiohttp.ServerFingerprintMismatch: (Retryable, FaultCode.TLS_FAILED),
    aiohttp.ClientSSLError: (Retryable, FaultCode.TLS_FAILED),
    aiohttp.ClientConnectorSSLError: (Retryable, FaultCode.TLS_FAILED),
    aiohttp.ClientConnectorCertificateError: (Retryable, FaultCode.TLS_FAILED),
    # a body that did not come whole
    aiohttp.ClientPayloadError: (Retryable, FaultCode.SHORT_BODY),
    client_exceptions.UploadAbortedError: (Retryable, FaultCode.SHORT_BODY),
    # addresses nobody can ask
    aiohttp.InvalidURL: (Permanent, FaultCode.BAD_URL),
    aiohttp.InvalidUrlClientError: (Permanent, FaultCode.BAD_URL),
    aiohttp.NonHttpUrlClientError: (Permanent, FaultCode.BAD_URL),
    aiohttp.RedirectClientError: (Permanent, FaultCode.BAD_REDIRECT),
    aiohttp.InvalidUrlRedirectClientError: (Permanent, FaultCode.BAD_REDIRECT),
    aiohttp.NonHttpUrlRedirectClientError: (Permanent, FaultCode.BAD_REDIRECT),
    # -- aiohttp.http_exceptions: the parser's own tree, mostly wrapped in the above, sometimes not
    http_exceptions.HttpProcessingError: (Retryable, FaultCode.PROTOCOL_ERROR),
    http_exceptions.BadHttpMessage: (Retryable, FaultCode.PROTOCOL_ERROR),
    http_exceptions.HttpBadRequest: (Retryable, FaultCode.PROTOCOL_ERROR),
    http_exceptions.PayloadEncodingError: (Retryable, FaultCode.SHORT_BODY),
    http_exceptions.ContentEncodingError: (Retryable, FaultCode.BAD_ENCODING),
    http_exceptions.TransferEncodingError: (Retryable, FaultCode.SHORT_BODY),
    http_exceptions.ContentLengthError: (Retryable, FaultCode.SHORT_BODY),
    http_exceptions.DecompressSizeError: (Permanent, FaultCode.TOO_LARGE),
    http_exceptions.LineTooLong: (Permanent, FaultCode.TOO_LARGE),
    http_exceptions.InvalidHeader: (Retryable, FaultCode.PROTOCOL_ERROR),
    http_exceptions.BadStatusLine: (Retryable, FaultCode.PROTOCOL_ERROR),
    http_exceptions.BadHttpMethod: (Retryable, FaultCode.PROTOCOL_ERROR),
    http_exceptions.InvalidURLError: (Permanent, FaultCode.BAD_URL),
    # -- what lies below aiohttp
    asyncio.IncompleteReadError: (Retryable, FaultCode.SHORT_BODY),
    TimeoutError: (Retryable, FaultCode.TIMEOUT),
    ssl.SSLError: (Retryable, FaultCode.TLS_FAILED),
    ssl.CertificateError: (Retryable, FaultCode.TLS_FAILED),
    socket.gaierror: (Retryable, FaultCode.DNS_FAILED),
    socket.herror: (Retryable, FaultCode.DNS_FAILED),
    ConnectionError: (Retryable, FaultCode.CONNECT_FAILED),
    OSError: (Retryable, FaultCode.CONNECT_FAILED),
    UnicodeError: (Permanent, FaultCode.BAD_URL),
}


def fault_of_exception(error: BaseException) -> Fault | None:
    """The fault that a library's exception is, by its nearest row; None for what is no affair of HTTP (a bug of ours).

    A fault that travelled inside a library's exception (a refused address comes out of the resolver) is given back as it was.
    """
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, Fault):
            return inner
        inner = inner.__cause__
    if isinstance(error, httpx.HTTPError) and isinstance(error.__cause__, aiohttp.ClientError | http_exceptions.HttpProcessingError):
        error = error.__cause__
    if isinstance(error, aiohttp.ClientResponseError) and "Got more than" in error.message:
        return Permanent(FaultCode.TOO_LARGE, f"headers: {error.message}")
    row = next((TABLE[kind] for kind in type(error).__mro__ if kind in TABLE), None)
    if row is None:
        return None
    make, code = row
    return make(code, f"{type(error).__name__}: {error}")
