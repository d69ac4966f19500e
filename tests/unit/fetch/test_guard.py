"""Which hosts, answers and ports may be asked. Nothing here opens a socket."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import FaultCode, Permanent
from tasks.fetch.addresses import read_address
from tasks.fetch.guard import AddressGuard

PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"]
INSIDE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "239.255.255.250", "255.255.255.255", "240.0.0.1", "198.18.0.1", "192.0.2.1", "192.88.99.1", "::", "::1", "fe80::1", "fc00::1", "fd12::1",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:808:808::", "2001::1",
    "2001:db8::1", "::127.0.0.1", "fec0::1", "3fff::1", "2001:470::5efe:10.0.0.1", "5f00::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_open(address):
    assert AddressGuard().is_open(read_address(address))


@pytest.mark.parametrize("address", INSIDE)
def test_everything_inside_is_closed(address):
    guard = AddressGuard()
    assert not guard.is_open(read_address(address))
    with pytest.raises(Permanent) as caught:
        guard.judge_host(f"[{address}]" if ":" in address else address, 80)
    assert caught.value.code is FaultCode.FORBIDDEN_ADDRESS


@given(st.ip_addresses(v=4))
def test_nothing_private_slips_through(address):
    """The standard library's own opinion, where it is stable, is never looser than ours."""
    if address.is_private or address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local:
        assert not AddressGuard().is_open(address)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "017700000001", "127.1", "[::ffff:7f00:1]", "0", "localhost.", "127.0.0.1."])
def test_odd_spellings_are_refused_before_any_look_up(host):
    guard = AddressGuard()
    if host.startswith("localhost"):
        guard.judge_host(host, 80)
        with pytest.raises(Permanent):
            guard.judge_answer(host, 80, ["127.0.0.1"])
        return
    with pytest.raises(Permanent):
        guard.judge_host(host, 80)


@pytest.mark.parametrize(
    "answer", [["10.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["2606:4700::1", "::1"], ["fe80::1%2"], ["not an address"]]
)
def test_an_answer_with_one_closed_address_is_refused_whole(answer):
    with pytest.raises(Permanent):
        AddressGuard().judge_answer("news.example", 80, answer)


def test_a_public_answer_passes():
    AddressGuard().judge_answer("news.example", 443, ["93.184.216.34", "2606:4700::1111"])


class TestAllowList:
    def test_a_network_opens_its_addresses_and_no_others(self):
        guard = AddressGuard(["10.1.0.0/16", "::1"])
        guard.judge_host("10.1.2.3", 80)
        guard.judge_host("[::1]", 80)
        guard.judge_host("[::ffff:10.1.2.3]", 80)
        with pytest.raises(Permanent):
            guard.judge_host("10.2.0.1", 80)

    def test_a_name_may_answer_with_anything(self):
        guard = AddressGuard(["wiki.intern", ".corp.example"])
        guard.judge_answer("Wiki.Intern.", 80, ["10.9.9.9"])
        guard.judge_answer("news.corp.example", 80, ["192.168.0.9"])
        with pytest.raises(Permanent):
            guard.judge_answer("wiki.intern.evil.example", 80, ["10.9.9.9"])


class TestPorts:
    @pytest.mark.parametrize("port", [22, 25, 6379, 5432, 11211])
    def test_only_web_ports_are_asked_on_the_internet(self, port):
        with pytest.raises(Permanent, match="port"):
            AddressGuard().judge_answer("news.example", port, ["93.184.216.34"])
        with pytest.raises(Permanent, match="port"):
            AddressGuard().judge_host("93.184.216.34", port)

    def test_an_intranet_may_use_any_port(self):
        AddressGuard(["10.0.0.0/8"]).judge_host("10.0.0.1", 12345)

    def test_named_ports_hold_everywhere(self):
        guard = AddressGuard(["10.0.0.0/8"], ports={8080})
        guard.judge_host("10.0.0.1", 8080)
        for host in ("10.0.0.1", "93.184.216.34", "news.example"):
            with pytest.raises(Permanent, match="port"):
                guard.judge_host(host, 80)


def test_networks_may_be_written_carelessly():
    assert AddressGuard([" 10.1.2.3/16 "]).is_open(ipaddress.ip_address("10.1.9.9"))
