"""Which addresses and ports may be asked at all. Pure: addresses in, a reason or None out.

The client asks this on every hop, for the address it is about to connect to, so neither a redirect nor a DNS answer that changes
its mind leads inside.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection, Iterable, Sequence

from tasks.errors import FaultCode, Permanent
from tasks.fetch.addresses import Address, hidden_addresses, plain_host, read_address

WEB_PORTS = frozenset({80, 443, 8000, 8008, 8080, 8088, 8443, 8888})
"""Ports asked on the public internet unless the setting names others."""

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# IANA special-purpose registries (RFC 6890 and successors), plus multicast and class E. Written out, because the standard library's
# ``is_global`` changed its answers between patch releases.
_CLOSED_V4 = tuple(
    ipaddress.IPv4Network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, cloud metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_OPEN_V6 = ipaddress.IPv6Network("2000::/3")  # the only block handed out as global unicast
_CLOSED_V6 = tuple(
    ipaddress.IPv6Network(text)
    for text in (
        "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarking
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
_CARRIES_V4 = (
    ipaddress.IPv6Network("::ffff:0:0/96"),  # mapped: the kernel itself connects to the IPv4 address
    ipaddress.IPv6Network("64:ff9b::/96"),  # NAT64: on IPv6-only networks every IPv4 site looks like this
)


class AddressGuard:
    """Judges hosts, ports and addresses.

    ``allowed`` opens one's own intranet: networks (``10.1.0.0/16``), single addresses, host names (``wiki.intern``) or, with a
    leading dot, a domain and all below it. ``ports``: None means :data:`WEB_PORTS` on the public internet and any port on what
    ``allowed`` names; a set means these ports everywhere.
    """

    def __init__(self, allowed: Iterable[str] = (), ports: Collection[int] | None = None) -> None:
        self._networks: list[_Network] = []
        self._names: set[str] = set()
        self._ports = frozenset(ports) if ports is not None else None
        for entry in allowed:
            self._allow(entry.strip())

    def judge_host(self, host: str, port: int) -> None:
        """Refuse a host that spells a forbidden address, and a port not open to it. Raises Permanent FORBIDDEN_ADDRESS.

        A name passes here; its answer is judged by :meth:`judge_answer` before anything is connected.
        """
        address = read_address(host)
        if address is not None:
            self.judge_answer(host, port, [str(address)])
        elif self._ports is not None:
            self._require(port in self._ports, f"port {port} of {host}")

    def judge_answer(self, host: str, port: int, answer: Sequence[str]) -> None:
        """Refuse a DNS answer unless every address in it may be asked: a mixed answer is how rebinding begins.

        Raises Permanent FORBIDDEN_ADDRESS.
        """
        trusted = self.trusts(host)
        addresses = [read_address(text) for text in answer]
        for text, address in zip(answer, addresses, strict=True):
            self._require(address is not None and (trusted or self.is_open(address)), f"{host} is {text}")
        ports = self._ports
        if ports is None and not trusted and not all(address is not None and self._is_allowed(address) for address in addresses):
            ports = WEB_PORTS
        self._require(ports is None or port in ports, f"port {port} of {host}")

    def is_open(self, address: Address) -> bool:
        """Whether ``address`` is public, or on the allow-list, and no address hidden inside it is closed."""
        if self._is_allowed(address):
            return True
        hidden = list(hidden_addresses(address))
        if hidden and any(address in network for network in _CARRIES_V4):
            return all(self.is_open(inner) for inner in hidden)
        return _is_public(address) and all(self.is_open(inner) for inner in hidden)

    def trusts(self, host: str) -> bool:
        """Whether the allow-list names this host, so that it may answer with any address."""
        name = plain_host(host)
        parents = (f".{rest}" for rest in _domains(name))
        return name in self._names or any(parent in self._names for parent in parents)

    def _allow(self, entry: str) -> None:
        try:
            self._networks.append(ipaddress.ip_network(entry, strict=False))
        except ValueError:
            self._names.add(entry.lower().rstrip("."))

    def _is_allowed(self, address: Address) -> bool:
        if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None and self._is_allowed(address.ipv4_mapped):
            return True
        return any(address in network for network in self._networks)

    @staticmethod
    def _require(holds: bool, what: str) -> None:  # noqa: FBT001 - the claim itself, read aloud at the call
        if not holds:
            raise Permanent(FaultCode.FORBIDDEN_ADDRESS, f"{what}: not a public web address and not on the allow-list")


def _is_public(address: Address) -> bool:
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _CLOSED_V4)
    return address in _OPEN_V6 and not any(address in network for network in _CLOSED_V6)


def _domains(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[start:]) for start in range(len(parts))]
