"""Who may see Flower."""

from __future__ import annotations

import ipaddress

from worker.complaint import Complaint


class OpenFlowerError(Complaint):
    """Flower would show, and run, everything for everybody."""


def flower_credentials(address: str, auth: str | None) -> list[str]:
    """The ``user:password`` pairs Flower demands; none at all only on loopback.

    Raises :class:`OpenFlowerError` when Flower would listen beyond loopback without a password, or the pair is malformed.
    """
    if auth is None:
        if is_loopback(address):
            return []
        msg = f"Flower on {address or 'every address'} would be open to all: set WIREDESK_FLOWER_AUTH=user:password, or keep to 127.0.0.1"
        raise OpenFlowerError(msg)
    pairs = [pair.strip() for pair in auth.split(",")]
    if not all(user and password for user, _, password in (pair.partition(":") for pair in pairs)):
        msg = "WIREDESK_FLOWER_AUTH must be user:password (several with commas between)"
        raise OpenFlowerError(msg)
    return pairs


def is_loopback(address: str) -> bool:
    """Whether only this machine can reach ``address``."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False  # a host name, or '' for every address
