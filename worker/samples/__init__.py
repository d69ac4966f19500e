"""Sample news, for a first look: a small news site on loopback and a handful of files to drop.

Every name, place and outlet is invented. :class:`SampleSite` serves the pages with their feed, :func:`copy_drops` puts the files
into a drop folder.
"""

from worker.samples.drops import copy_drops
from worker.samples.site import SampleSite

__all__ = ["SampleSite", "copy_drops"]
