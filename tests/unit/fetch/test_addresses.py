"""Every spelling of an address is read, and addresses hidden in addresses come out."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.fetch.addresses import hidden_addresses, plain_host, read_address

LOOPBACK = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7F.0.0.0x1", "017700000001", "0177.0.0.01", "127.0.0.1.",
    "127。0。0。1", "１２７.０.０.１", "①②⑦.0.0.1", "127.0.0.%31", "0x7f.1",
]  # fmt: skip


@pytest.mark.parametrize("spelling", LOOPBACK)
def test_every_spelling_of_loopback_is_read(spelling):
    assert read_address(spelling) == ipaddress.ip_address("127.0.0.1")


@pytest.mark.parametrize(
    ("spelling", "address"),
    [
        ("::1", "::1"),
        ("[::1]", "::1"),
        ("[::ffff:127.0.0.1]", "::ffff:7f00:1"),
        ("fe80::1%eth0", "fe80::1"),
        ("[FE80::1%25eth0]", "fe80::1"),
        ("0:0:0:0:0:0:0:1", "::1"),
    ],
)
def test_ipv6_with_and_without_brackets_and_zones(spelling, address):
    assert read_address(spelling) == ipaddress.ip_address(address)


@pytest.mark.parametrize(
    "name", ["news.example", "1.2.3.4.5", "256.1.1.1", "1.2.3.256", "0x", "a.1", "", "4294967296", "1..2", "::g", "-1", "08.1.1.1"]
)
def test_what_is_no_address_is_a_name(name):
    assert read_address(name) is None or name == "0x"


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("::10.0.0.1", "10.0.0.1"),
        ("64:ff9b::10.0.0.1", "10.0.0.1"),
        ("64:ff9b:1::a00:1", "10.0.0.1"),
        ("2002:a00:1::", "10.0.0.1"),
        ("2001:0:a00:1::", "10.0.0.1"),
        ("2001:db9::5efe:10.0.0.1", "10.0.0.1"),
    ],
)
def test_addresses_inside_addresses_come_out(outer, inner):
    """Mapped, compatible, NAT64 global and local, 6to4, Teredo, ISATAP."""
    assert ipaddress.IPv4Address(inner) in set(hidden_addresses(ipaddress.ip_address(outer)))


@given(st.ip_addresses(v=4), st.sampled_from(["dotted", "decimal", "hex", "octal", "hex parts", "short"]))
def test_all_spellings_mean_the_same(address, spelling):
    number, parts = int(address), [int(part) for part in str(address).split(".")]
    text = {
        "dotted": str(address),
        "decimal": str(number),
        "hex": hex(number),
        "octal": f"0{number:o}",
        "hex parts": ".".join(hex(part) for part in parts),
        "short": f"{parts[0]}.{number & 0xFFFFFF}",
    }[spelling]
    assert read_address(text) == address


@given(st.text(max_size=40))
def test_no_text_is_too_strange(text):
    read_address(text)
    assert plain_host(plain_host(text)) is not None
