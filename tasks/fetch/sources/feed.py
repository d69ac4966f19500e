"""A feed: RSS, Atom, RDF, CDF or JSON Feed at one address."""

from __future__ import annotations

from tasks.fetch.look import Look, Source, World
from tasks.fetch.polled import look_at, look_at_many

look_many = look_at_many
"""Many at once, side by side over hosts."""


def look(source: Source, world: World) -> Look:
    """Poll the feed at ``source.location``."""
    return look_at(source, world, "feed")
