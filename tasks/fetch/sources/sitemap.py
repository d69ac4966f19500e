"""A sitemap, news sitemap or sitemap index at one address; only pages within the window are taken."""

from __future__ import annotations

from tasks.fetch.look import Look, Source, World
from tasks.fetch.polled import look_at, look_at_many

look_many = look_at_many
"""Many at once, side by side over hosts."""


def look(source: Source, world: World) -> Look:
    """Poll the sitemap at ``source.location``, and the sitemaps it names."""
    return look_at(source, world, "sitemap")
