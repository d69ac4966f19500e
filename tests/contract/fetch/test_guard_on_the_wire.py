"""The guard on every hop, proved with invented names and a canary on loopback: nothing may ever connect to it."""

from __future__ import annotations

import pytest

from tasks.errors import Fault, FaultCode
from tasks.ports.http import Request


def code_of(http, url: str) -> FaultCode:
    with pytest.raises(Fault) as caught:
        http.get(Request(url))
    return caught.value.code


SPELLINGS = [
    "127.0.0.99", "2130706531", "0x7f000063", "017700000143", "127.99", "0x7f.99", "127.0.0x63", "[::ffff:127.0.0.99]", "[::ffff:7f00:63]",
    "127.0.0.99.", "127。0。0。99", "[64:ff9b::127.0.0.99]", "[::127.0.0.99]", "[2002:7f00:63::]",
]  # fmt: skip


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_an_inside_address_is_asked(http, canary, host):
    assert code_of(http, f"http://{host}:{canary.port}/") in {FaultCode.FORBIDDEN_ADDRESS, FaultCode.BAD_URL}


@pytest.mark.parametrize("host", SPELLINGS)
@pytest.mark.parametrize("status", [301, 307])
def test_nor_reached_by_a_redirect(http, site, reply, canary, host, status):
    site.script("/x", reply.redirect(status, f"http://{host}:{canary.port}/".encode().decode("latin-1")))
    assert code_of(http, site.url("/x")) in {FaultCode.FORBIDDEN_ADDRESS, FaultCode.BAD_REDIRECT, FaultCode.BAD_URL, FaultCode.DNS_FAILED}


class Names:
    """A resolver of invented names; each answer may be used once or for ever."""

    def __init__(self, **answers) -> None:
        self.answers = {name.replace("_", "."): list(answer) for name, answer in answers.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, _port: int) -> list[str]:
        self.asked.append(host)
        answers = self.answers.get(host)
        if answers is None:
            raise OSError(-2, "Name or service not known")
        return answers.pop(0) if len(answers) > 1 else answers[0]


def test_a_name_is_asked_at_the_address_that_was_checked(make_http, site):
    http = make_http(resolver=Names(news_example=[["127.0.0.1"]]))
    assert http.get(Request(f"http://news.example:{site.port}/article/1.html")).status == 200
    assert site.last("/article/1.html").headers["host"] == f"news.example:{site.port}"


@pytest.mark.parametrize("answer", [["127.0.0.99"], ["127.0.0.1", "127.0.0.99"], ["::ffff:127.0.0.99"], ["10.0.0.1", "127.0.0.1"]])
def test_a_name_with_any_inside_answer_is_refused(make_http, canary, answer):
    http = make_http(resolver=Names(evil_example=[answer]))
    assert code_of(http, f"http://evil.example:{canary.port}/") is FaultCode.FORBIDDEN_ADDRESS


def test_a_name_that_changes_its_mind_is_never_followed_inside(make_http, site, canary):
    """Rebinding: good for the check, inside for the connect. There is one look-up, and its answer is what is connected to."""
    names = Names(rebind_example=[["127.0.0.1"], ["127.0.0.99"]])
    http = make_http(resolver=names)
    assert http.get(Request(f"http://rebind.example:{site.port}/article/1.html")).status == 200
    http.close()
    assert code_of(http, f"http://rebind.example:{canary.port}/") is FaultCode.FORBIDDEN_ADDRESS


def test_a_name_in_a_redirect_is_checked_too(make_http, site, reply, canary):
    http = make_http(resolver=Names(evil_example=[["127.0.0.99"]]))
    site.script("/x", reply.redirect(302, f"http://evil.example:{canary.port}/"))
    assert code_of(http, site.url("/x")) is FaultCode.FORBIDDEN_ADDRESS


def test_a_numeric_name_is_no_way_round(make_http, canary):
    """What looks like a name and is an address goes through the resolver too."""
    http = make_http(resolver=Names())
    for host in ("0x7f000063", "0x7f.0.0.99"):
        assert code_of(http, f"http://{host}:{canary.port}/") is FaultCode.FORBIDDEN_ADDRESS


def test_an_allowed_name_may_be_inside(make_http, site):
    http = make_http(allowed_networks=["wiki.intern"], resolver=Names(wiki_intern=[["127.0.0.1"]]))
    assert http.get(Request(f"http://wiki.intern:{site.port}/article/1.html")).status == 200


def test_ports(make_http, site):
    assert code_of(make_http(allowed_ports={80, 443}), site.url("/article/1.html")) is FaultCode.FORBIDDEN_ADDRESS
    assert make_http(allowed_ports={site.port}).get(Request(site.url("/article/1.html"))).status == 200
    assert site.connections == 1


def test_without_an_allow_list_loopback_is_closed(make_http, site):
    http = make_http(allowed_networks=[])
    for host in ("127.0.0.1", "[::1]", "0.0.0.0", "localhost"):
        names = {"localhost": ["127.0.0.1"]}
        http._resolver = lambda name, _port, names=names: names[name]
        assert code_of(http, f"http://{host}:{site.port}/") is FaultCode.FORBIDDEN_ADDRESS
    assert site.connections == 0


def test_a_name_nobody_knows(make_http):
    assert code_of(make_http(resolver=Names()), "http://nowhere.example/") is FaultCode.DNS_FAILED


def test_a_name_without_addresses(make_http):
    assert code_of(make_http(resolver=Names(empty_example=[[]])), "http://empty.example/") is FaultCode.DNS_FAILED


def test_a_slow_resolver_is_within_the_deadline(make_http):
    import threading

    gate = threading.Event()
    http = make_http(resolver=lambda _host, _port: gate.wait(20) and [], deadline_seconds=0.3)
    assert code_of(http, "http://slow.example/") is FaultCode.TIMEOUT
    gate.set()


def test_environment_proxies_are_not_used(make_http, site, canary, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, canary.base)
    assert make_http().get(Request(site.url("/article/1.html"))).status == 200
