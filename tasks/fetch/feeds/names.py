"""Element names as the readers know them: a prefix by convention, whatever the document calls its namespaces."""

from __future__ import annotations

from functools import lru_cache

_SPACES = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/net/rss1.1#": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss091": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://cyber.law.harvard.edu/rss": "",
    "http://cyber.law.harvard.edu/rss/": "",
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://example.com/newformat#": "atom",
    "http://example.com/necho": "atom",
    "http://purl.org/echo/": "atom",
    "uri/of/echo/namespace#": "atom",
    "http://purl.org/pie/": "atom",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://purl.org/rss/1.0/modules/dcterms/": "dcterms",
    "http://search.yahoo.com/mrss": "media",
    "http://search.yahoo.com/mrss/": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.itunes.com/dtds/podcast-1.0.dtd/": "itunes",
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/xml/1998/namespace": "xml",
    "http://prismstandard.org/namespaces/1.2/basic/": "prism",
    "http://prismstandard.org/namespaces/basic/2.0/": "prism",
    "http://freshmeat.net/rss/fm/": "fm",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "map",
    "http://www.google.com/schemas/sitemap/0.84": "map",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
}
_PREFIXES = frozenset(_SPACES.values()) - {"", "map"}


@lru_cache(maxsize=4096)
def short_name(tag: object, core: str = "") -> str:
    """``{namespace}Local`` as ``prefix:local`` in lower case; plain ``local`` for RSS itself and for the namespace ``core``.

    A prefix left undeclared is taken at its word (``dc:date``). '' for comments and instructions, ``?:local`` for unknown namespaces.
    """
    if not isinstance(tag, str):
        return ""
    space, closed, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    local = local.lower()
    if not closed:
        prefix, colon, rest = local.partition(":")
        return local if not colon or prefix in _PREFIXES else rest if prefix in {"rss", "rss1"} else f"?:{rest}"
    if space == core:
        return local
    prefix = _SPACES.get(space.lower(), "?")
    return f"{prefix}:{local}" if prefix else local
