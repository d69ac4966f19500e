"""The guarded client against a server that behaves in every way a server can. Implements the port ``tasks.ports.http.Http``."""

from __future__ import annotations

import gzip
import os
import socket
import threading
import time
import tracemalloc
import zlib
from datetime import UTC, datetime

import brotli
import pytest
import zstandard

from tasks.errors import Fault, FaultCode, Permanent, Poison, Retryable
from tasks.ports.http import Request

TEXT = b"<p>" + b"A story about a pier. " * 500 + b"</p>"


def fault_of(http, url: str, **more) -> Fault:
    with pytest.raises(Fault) as caught:
        http.get(Request(url, **more))
    return caught.value


class TestAnswers:
    def test_a_page(self, http, site):
        answer = http.get(Request(site.url("/article/3.html")))
        assert (answer.status, answer.media_type, answer.url, answer.permanent_url) == (
            200,
            "text/html",
            site.url("/article/3.html"),
            answer.url,
        )
        assert b"NewsArticle" in answer.content
        assert (datetime.now(UTC) - answer.fetched_at).total_seconds() < 60

    def test_what_is_sent(self, make_http, site, reply):
        http = make_http(user_agent="wiredesk/9 (+https://desk.example/bot)")
        http.get(Request(site.script("/x", reply.Reply(b"x")), headers={"X-Own": "1"}))
        sent = site.last("/x").headers
        assert sent["user-agent"] == "wiredesk/9 (+https://desk.example/bot)"
        assert {"gzip", "deflate", "br", "zstd"} <= {word.strip() for word in sent["accept-encoding"].split(",")}
        assert sent["x-own"] == "1"
        assert not {"cookie", "referer", "authorization", "if-none-match", "if-modified-since"} & set(sent)

    def test_cookies_are_not_kept(self, http, site, reply):
        site.script("/x", reply.Reply(b"x", headers={"Set-Cookie": "a=b; Path=/"}))
        for _ in range(2):
            http.get(Request(site.url("/x")))
        assert "cookie" not in site.last("/x").headers

    @pytest.mark.parametrize("etag", ['"abc"', 'W/"abc"', "bare", '"with space"', '"é"'])
    def test_validators_go_out_byte_for_byte(self, http, site, reply, etag):
        site.script("/x", reply.Reply(status=304, headers={}))
        answer = http.get(Request(site.url("/x"), etag=etag, last_modified="odd, but ours"))
        assert (answer.status, answer.content) == (304, b"")
        sent = site.last("/x").headers
        assert sent["if-none-match"].encode("latin-1").decode() == etag
        assert sent["if-modified-since"] == "odd, but ours"

    def test_226_is_an_answer_and_203_a_200(self, http, site, reply):
        assert http.get(Request(site.script("/a", reply.Reply(b"x", 226)))).status == 226
        assert http.get(Request(site.script("/b", reply.Reply(b"x", 203)))).status == 200

    def test_repeated_headers(self, http, site, reply):
        raw = b"HTTP/1.1 200 OK\r\nLink: <a>; rel=hub\r\nLink: <b>; rel=self\r\nX-A: 1\r\nX-a: 2\r\nContent-Length: 1\r\n\r\nx"
        headers = http.get(Request(site.script("/x", reply.Reply(raw=raw)))).headers
        assert headers["link"] == "<a>; rel=hub, <b>; rel=self"
        assert headers["x-a"] == "2"

    def test_a_fragment_is_not_sent(self, http, site):
        http.get(Request(site.url("/article/1.html#part")))
        assert site.counts["/article/1.html"] == 1

    def test_a_kept_connection_that_the_server_closed_is_opened_again(self, http, site, reply):
        site.script("/x", reply.Reply(b"x", length=-1))
        assert [http.get(Request(site.url("/x"))).content for _ in range(3)] == [b"x"] * 3

    def test_connections_are_kept(self, http, site):
        for number in range(5):
            http.get(Request(site.url(f"/article/{number}.html")))
        assert site.connections == 1


class TestStatuses:
    @pytest.mark.parametrize(
        ("status", "kind", "code"),
        [
            (404, Permanent, FaultCode.NOT_FOUND),
            (410, Permanent, FaultCode.GONE),
            (401, Permanent, FaultCode.REFUSED),
            (403, Permanent, FaultCode.REFUSED),
            (400, Permanent, FaultCode.CLIENT_ERROR),
            (408, Retryable, FaultCode.TIMEOUT),
            (425, Retryable, FaultCode.SERVER_ERROR),
            (429, Retryable, FaultCode.RATE_LIMITED),
            (500, Retryable, FaultCode.SERVER_ERROR),
            (503, Retryable, FaultCode.RATE_LIMITED),
            (204, Retryable, FaultCode.PROTOCOL_ERROR),
        ],
    )
    def test_become_faults(self, http, site, status, kind, code):
        fault = fault_of(http, site.url(f"/status/{status}"))
        assert isinstance(fault, kind)
        assert fault.code is code

    def test_retry_after(self, http, site):
        assert fault_of(http, site.url("/status/429?retry_after=77")).after == 77


class TestCodings:
    @pytest.mark.parametrize(
        ("coding", "pack"),
        [
            ("gzip", gzip.compress),
            ("deflate", zlib.compress),
            ("br", brotli.compress),
            ("zstd", zstandard.ZstdCompressor().compress),
            ("", bytes),
        ],
    )
    @pytest.mark.parametrize("chunked", [False, True])
    def test_are_undone(self, http, site, reply, coding, pack, chunked):
        site.script("/x", reply.Reply(pack(TEXT), headers={"Content-Encoding": coding}, chunked=chunked))
        assert http.get(Request(site.url("/x"))).content == TEXT

    def test_no_length_and_no_chunks(self, http, site, reply):
        assert http.get(Request(site.script("/x", reply.Reply(TEXT, length=-1)))).content == TEXT


class TestBadBodies:
    def test_a_truncated_gzip(self, http, site):
        assert fault_of(http, site.url("/truncated")).code is FaultCode.SHORT_BODY

    def test_a_short_body(self, http, site):
        assert fault_of(http, site.url("/short")).code is FaultCode.SHORT_BODY

    def test_a_cut_chunked_body(self, http, site, reply):
        assert fault_of(http, site.script("/x", reply.Reply(TEXT, chunked=True, cut=100))).code is FaultCode.SHORT_BODY

    def test_no_gzip_at_all(self, http, site, reply):
        assert fault_of(http, site.script("/x", reply.Reply(TEXT, headers={"Content-Encoding": "gzip"}))).code is FaultCode.BAD_ENCODING

    def test_a_bomb_costs_little(self, http, site, reply):
        reply.bomb()
        http.get(Request(site.url("/article/1.html")))
        tracemalloc.start()
        try:
            fault = fault_of(http, site.url("/gzipbomb"))
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert isinstance(fault, Poison)
        assert fault.code is FaultCode.BOMB
        assert peak < 10 << 20

    def test_too_many_bytes_announced(self, make_http, site):
        assert fault_of(make_http(max_wire_bytes=1000), site.url("/huge?bytes=1001")).code is FaultCode.TOO_LARGE

    def test_too_many_bytes_unannounced(self, make_http, site, reply):
        url = site.script("/x", reply.Reply(b"x" * 200_000, chunked=True))
        assert fault_of(make_http(max_wire_bytes=1000), url).code is FaultCode.TOO_LARGE

    def test_too_much_content(self, http, site, reply):
        url = site.script("/x", reply.gzipped(TEXT))
        assert fault_of(http, url, max_bytes=1000).code is FaultCode.TOO_LARGE

    @pytest.mark.parametrize(("path", "code"), [("/longheader", FaultCode.TOO_LARGE), ("/manyheaders", FaultCode.PROTOCOL_ERROR)])
    def test_headers_have_an_end(self, http, site, path, code):
        assert fault_of(http, site.url(path)).code is code

    @pytest.mark.parametrize("path", ["/garbage", "/empty"])
    def test_no_http_at_all(self, http, site, path):
        assert isinstance(fault_of(http, site.url(path)), Retryable)


class TestTime:
    @pytest.mark.parametrize("path", ["/slow?seconds=30", "/drip?seconds=0.05"])
    def test_the_deadline_holds_over_the_whole_fetch(self, make_http, site, path):
        begun = time.monotonic()
        assert fault_of(make_http(deadline_seconds=0.4), site.url(path)).code is FaultCode.TIMEOUT
        assert time.monotonic() - begun < 3

    def test_and_over_redirects(self, make_http, site, reply):
        site.script("/x", reply.Reply(b"", 302, {"Location": "/x"}, delay=0.15))
        assert fault_of(make_http(deadline_seconds=0.4), site.url("/x")).code is FaultCode.TIMEOUT

    def test_silence(self, make_http, site):
        assert fault_of(make_http(read_seconds=0.3), site.url("/slow?seconds=30")).code is FaultCode.TIMEOUT

    def test_nobody_listens(self, http):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody else can, either
            assert fault_of(http, f"http://127.0.0.1:{taken.getsockname()[1]}/").code is FaultCode.CONNECT_FAILED


class TestRedirects:
    def follow(self, site, reply, *steps: tuple[int, str]) -> str:
        """A chain that ends at an article; its first URL."""
        for place, (status, to) in enumerate(steps):
            site.script(f"/r{place}", reply.redirect(status, to))
        return site.url("/r0")

    @pytest.mark.parametrize(
        ("statuses", "permanent"),
        [
            ((301,), "/article/1.html"),
            ((308,), "/article/1.html"),
            ((302,), "/r0"),
            ((303,), "/r0"),
            ((307,), "/r0"),
            ((301, 308), "/article/1.html"),
            ((301, 302), "/r1"),
            ((302, 301), "/r0"),
            ((301, 307, 301), "/r1"),
        ],
    )
    def test_only_the_leading_permanent_part_moves_the_address(self, http, site, reply, statuses, permanent):
        targets = [f"/r{place}" for place in range(1, len(statuses))] + ["/article/1.html"]
        answer = http.get(Request(self.follow(site, reply, *zip(statuses, targets, strict=True))))
        assert (answer.url, answer.permanent_url) == (site.url("/article/1.html"), site.url(permanent))

    @pytest.mark.parametrize(
        "to",
        ["/article/1.html", "article/1.html", "?x=1", "//127.0.0.1:{port}/article/1.html", "/article/1.html#part", "  /article/1.html "],
    )
    def test_relative_targets(self, http, site, reply, to):
        site.script("/r0", reply.redirect(302, to.format(port=site.port)), reply.Reply(b"x"))
        assert http.get(Request(site.url("/r0"))).status == 200

    def test_a_target_with_spaces_and_umlauts(self, http, site, reply):
        site.script("/r0", reply.redirect(302, "/über uns".encode().decode("latin-1")))
        site.script("/%C3%BCber%20uns", reply.Reply(b"here"))
        assert http.get(Request(site.url("/r0"))).content == b"here"

    @pytest.mark.parametrize(
        "to", ["ftp://x.example/", "file:///etc/passwd", "javascript:1", "data:,x", "http://", "http://[bad", "", "gopher://127.0.0.1:70/"]
    )
    def test_bad_targets(self, http, site, reply, to):
        fault = fault_of(http, self.follow(site, reply, (302, to)))
        assert isinstance(fault, Permanent)
        assert fault.code in {FaultCode.BAD_REDIRECT, FaultCode.BAD_URL}

    def test_loops_end(self, make_http, site):
        assert fault_of(make_http(max_redirects=4), site.url("/loop")).code is FaultCode.TOO_MANY_REDIRECTS
        assert site.counts["/loop"] == 5

    def test_private_headers_stay_with_their_host(self, http, hosts, reply):
        hosts.script("/r0", reply.redirect(302, hosts.url("/x", "127.0.0.2")))
        hosts.script("/x", reply.Reply(b"x"))
        http.get(Request(hosts.url("/r0"), headers={"Authorization": "Basic x", "X-Own": "1"}))
        assert "authorization" in hosts.last("/r0").headers
        assert "authorization" not in hosts.last("/x").headers
        assert hosts.last("/x").headers["x-own"] == "1"


@pytest.mark.parametrize(
    "url", ["", "no url", "ftp://127.0.0.1/", "http://", "file:///etc/passwd", "http://[::1", "http://127.0.0.1:99999/", "//127.0.0.1/"]
)
def test_bad_urls(http, url):
    fault = fault_of(http, url)
    assert isinstance(fault, Permanent)
    assert fault.code is FaultCode.BAD_URL


def test_credentials_in_a_url_are_sent_to_its_host_and_told_to_nobody(http, hosts, reply):
    url = hosts.script("/x", reply.redirect(302, hosts.url("/status/404", "127.0.0.2"))).replace("http://", "http://ann:secret@")
    fault = fault_of(http, url)
    assert hosts.last("/x").headers["authorization"].startswith("Basic ")
    assert "authorization" not in hosts.last("/status/404").headers
    assert "secret" not in str(fault)
    assert "secret" not in str(fault_of(http, hosts.url("/status/404").replace("http://", "http://ann:secret@")))


class TestThreadsAndForks:
    def test_many_threads_at_once(self, http, site):
        got: list[int] = []

        def work() -> None:
            got.extend(len(http.get(Request(site.url(f"/article/{number}.html"))).content) for number in range(10))

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(got) == 80

    def test_threads_that_ended_leave_nothing_open(self, http, site):
        for _ in range(5):
            thread = threading.Thread(target=lambda: http.get(Request(site.url("/article/1.html"))))
            thread.start()
            thread.join()
        http.get(Request(site.url("/article/1.html")))
        assert len(http._engines) == 1

    @pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # 3.12 warns of any fork beside threads
    def test_a_forked_child_has_connections_of_its_own(self, http, site):
        http.get(Request(site.url("/article/1.html")))
        child = os.fork()
        if child == 0:
            try:
                http.get(Request(site.url("/article/2.html")))
                http.close()
                os._exit(0)
            except BaseException:  # noqa: BLE001 - whatever it is, the parent has to hear of it
                os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert http.get(Request(site.url("/article/3.html"))).status == 200
        assert site.connections == 2

    def test_a_closed_client_can_be_used_again(self, http, site):
        http.get(Request(site.url("/article/1.html")))
        http.close()
        assert http.get(Request(site.url("/article/1.html"))).status == 200
