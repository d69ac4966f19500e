"""Where the broker is: the setting, else what the running `wiredesk up` wrote into the data folder."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from config.settings import Settings
from worker.complaint import Complaint

FILE_NAME = "broker.url"


class NoBrokerError(Complaint):
    """Nobody said where the broker is."""


def broker_url(settings: Settings) -> str:
    """The broker's URL, password and all.

    Raises :class:`NoBrokerError` when there is neither a setting nor an embedded server's address in the data folder.
    """
    if settings.broker_url is not None:
        return settings.broker_url.get_secret_value()
    kept = read_address(settings.data)
    if kept is None:
        msg = f"no broker: start `wiredesk up` (data folder {settings.data}) or set WIREDESK_BROKER_URL"
        raise NoBrokerError(msg)
    return kept


def read_address(data: Path) -> str | None:
    """The address the embedded server of this data folder was last given."""
    try:
        return (data / FILE_NAME).read_text(encoding="ascii").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None


def write_address(data: Path, url: str) -> None:
    """Keep the address for other terminals: whole or not at all, and for its owner's eyes only."""
    draft = data / f".{FILE_NAME}.{os.getpid()}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(url + "\n")
    draft.replace(data / FILE_NAME)


def forget_address(data: Path) -> None:
    """Remove an address that no longer holds."""
    (data / FILE_NAME).unlink(missing_ok=True)


def without_password(url: str) -> str:
    """The URL as it may be shown."""
    parts = urlsplit(url)
    where = f"{parts.hostname or ''}:{parts.port}" if parts.port else (parts.hostname or "")
    return f"{parts.scheme}://{where}{parts.path}"
