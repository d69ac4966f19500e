"""One page, from its text to candidates for every field."""

from __future__ import annotations

from tasks.parse.document import Document, Reading
from tasks.parse.page.tree import grow_tree


def read_page(text: str, document: Document) -> Reading:
    """Read a page; steps look at the deadline between them."""
    import trafilatura

    tree = grow_tree(text)
    reading = Reading()
    found = trafilatura.bare_extraction(tree, url=document.raw.url, with_metadata=True)
    if found:
        data = found.as_dict()
        reading.ballot.offer("headline", data.get("title"), "trafilatura", 0.5)
        reading.ballot.offer("body", "\n\n".join((data.get("text") or "").split("\n")), "trafilatura", 0.5)
    return reading
