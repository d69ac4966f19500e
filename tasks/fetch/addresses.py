"""IP addresses in every spelling that some resolver or socket would accept, and the addresses hidden inside them. Pure."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|0[0-7]*|[1-9][0-9]*")
_DOTS = str.maketrans({"。": ".", "．": ".", "｡": "."})
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.IPv6Network("64:ff9b:1::/48")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)
_V4_PARTS = 4


def plain_host(host: str) -> str:
    """Host as a resolver would see it: percent-decoded, NFKC, lower case, ideographic dots as dots, no brackets, no root dot."""
    text = unicodedata.normalize("NFKC", unquote(host)).translate(_DOTS).strip().lower()
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1]
    return text.rstrip(".")


@lru_cache(maxsize=4096)
def read_address(host: str) -> Address | None:
    """The address that ``host`` spells, or None for a name.

    Reads what ``inet_aton`` reads (decimal, hex, octal, one to four parts), IPv6 with and without brackets, and zone identifiers
    (dropped: ``fe80::1%eth0`` is link-local with any zone).
    """
    text = plain_host(host)
    if ":" in text:
        return _read_v6(text)
    return _read_v4(text)


def hidden_addresses(address: Address) -> Iterator[ipaddress.IPv4Address]:
    """Every IPv4 address that a translator or tunnel would reach by way of an IPv6 ``address``.

    Mapped (RFC 4291), compatible, NAT64 (RFC 6052, RFC 8215), 6to4 (RFC 3056), Teredo (RFC 4380), ISATAP (RFC 5214).
    """
    if isinstance(address, ipaddress.IPv4Address):
        return
    if address.ipv4_mapped is not None:
        yield address.ipv4_mapped
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    low = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    interface = (int(address) >> 32) & 0xFFFFFFFF
    if address in _NAT64 or address in _LOCAL_NAT64 or address in _COMPATIBLE or interface in _ISATAP:
        yield low


def _read_v6(text: str) -> Address | None:
    try:
        return ipaddress.IPv6Address(text.partition("%")[0])
    except ValueError:
        return None


def _read_v4(text: str) -> Address | None:
    parts = text.split(".")
    if not 1 <= len(parts) <= _V4_PARTS or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    *heads, tail = [_read_number(part) for part in parts]
    room = 256 ** (_V4_PARTS - len(heads))
    if any(head > 255 for head in heads) or tail >= room:
        return None
    value = tail
    for place, head in enumerate(heads):
        value += head << (8 * (3 - place))
    return ipaddress.IPv4Address(value)


def _read_number(part: str) -> int:
    if part[:2] in {"0x", "0X"}:
        return int(part[2:] or "0", 16)
    if len(part) > 1 and part[0] == "0":
        return int(part, 8)
    return int(part)
