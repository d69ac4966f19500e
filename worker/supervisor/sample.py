"""The sample newsroom of ``wiredesk up --sample``: a feed on loopback and a few articles for the drop folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.settings import Settings

LOOPBACK = "127.0.0.0/8"
REVISE_AFTER = 20.0
"""Seconds until one page of the sample site is rewritten: the next look at the feed brings a revision."""


def sample_settings(settings: Settings) -> Settings:
    """The settings with which the service may fetch from its own sample site. No other process's guard is opened.

    Nobody minds how often our own site is asked: no gap between fetches, and the feed is looked at again soon, so that a person who
    tries Wiredesk out sees the revision arrive.
    """
    own_site = {"host_gap": 0.0, "poll_floor": 10.0, "poll_ceiling": 60.0}
    return settings.model_copy(update={"allow_networks": (*settings.allow_networks, LOOPBACK), "allow_ports": ("*",), **own_site})


@contextmanager
def sample_source() -> Iterator[str]:
    """A sample news site for as long as the block runs; its feed's address."""
    from worker.samples import SampleSite  # noqa: PLC0415  # a site that only this option needs

    with SampleSite(revise_after=REVISE_AFTER) as site:
        yield site.feed_url


def sample_drops(folder: Path) -> None:
    """Put the sample articles into a drop folder."""
    from worker.samples import copy_drops  # noqa: PLC0415  # as above

    copy_drops(folder)
