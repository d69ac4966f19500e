"""Sample news, for a first look: a small news site on loopback and a handful of files to drop.

Every name, place and outlet is invented. :class:`~worker.samples.site.SampleSite` serves the pages with their feed,
:func:`~worker.samples.drops.copy_drops` puts the files into a drop folder.
"""
