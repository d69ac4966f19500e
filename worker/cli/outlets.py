"""Whose article it is, for people."""

from __future__ import annotations

from tasks.deduplicate.urls.site import site_of


def outlet_shown(outlet: str | None, url: str | None, source: str) -> str:
    """The outlet's name where the page gives one, else the site behind the address, else the source it came by."""
    return outlet or site_of(url) or source
