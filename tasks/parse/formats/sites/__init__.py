"""Quirks of single sites, one file a domain, for the case where rules fail.

A module is named after the domain, dots as underscores (``news_example.py`` for news.example and its subdomains). It has ``valid_until``
(a date: after it the quirk is not believed any more, a test fails, and somebody looks whether rules do by now) and
``adjust(reading, document)``, which may offer and elect candidates. A saved page of our own writing under ``tests/pages/sites`` shows why it is needed.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterator
from datetime import date
from typing import Protocol, cast

from tasks.parse.address import host_of
from tasks.parse.document import Document, Reading


class Site(Protocol):
    """One site's quirks."""

    valid_until: date

    def adjust(self, reading: Reading, document: Document) -> None:
        """Put right what the rules got wrong on this site."""
        ...


@functools.cache
def all_sites() -> dict[str, Site]:
    """Every quirk by its domain, dots as underscores. Looked up once a process."""
    return {module.name: cast("Site", importlib.import_module(f"{__name__}.{module.name}")) for module in pkgutil.iter_modules(__path__)}


def adjust(reading: Reading, document: Document) -> None:
    """Let the quirks of the document's site, if it has any that are still believed, put the reading right."""
    sites = all_sites()
    if not sites:
        return
    for name in _names(document.raw.url):
        site = sites.get(name)
        if site is not None and document.raw.fetched_at.date() <= site.valid_until:
            site.adjust(reading, document)
            reading.flags.append(f"site_quirk:{name}")
            return


def _names(url: str | None) -> Iterator[str]:
    """The host and the domains it belongs to, the nearest first."""
    labels = (host_of(url) or "").replace("-", "_").split(".")
    for place in range(len(labels) - 1):
        yield "_".join(labels[place:])
