"""The lead picture, with its caption and credit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.model import Image
from tasks.parse.address import absolute
from tasks.parse.page import jsonld
from tasks.parse.spacing import squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tasks.parse.ballot import Ballot
    from tasks.parse.page.jsonld import Node
    from tasks.parse.page.meta import Meta

_LOGO = re.compile(r"logo|placeholder|default|favicon|sprite|avatar|blank\.|1x1|pixel|spacer", re.I)
_CREDIT = re.compile(
    r"(?:photo(?:graph)?|foto|bild|credit|image|crédit|quelle|source|copyright|©|\(c\))\s*[:：]?\s*([^|]{2,80})$|\(([^()]{2,60}/[^()]{2,60})\)\s*$",
    re.I,
)


def offer_picture(ballot: Ballot, node: Node | None, meta: Meta, tree: HtmlElement, base: str | None, captions: list[str]) -> None:
    """Put up the pictures the page names, the one made for the article first."""
    for address, source, confidence in (
        (_of_meta(meta, "og:image:secure_url", "og:image", "og:image:url"), "meta og:image", 0.85),
        (jsonld.address((node or {}).get("image")), "json-ld", 0.8),
        (jsonld.address((node or {}).get("thumbnailUrl")), "json-ld", 0.5),
        (_of_meta(meta, "twitter:image", "twitter:image:src"), "meta twitter:image", 0.75),
        (_first_figure(tree), "page", 0.5),
    ):
        url = absolute(address, base)
        if url:
            trust = confidence * (0.3 if _LOGO.search(url.rsplit("/", 1)[-1]) else 1)
            caption = captions[0] if captions else None
            ballot.offer("image", Image(url=url, caption=caption, credit=_credit(caption)), source, trust)


def _of_meta(meta: Meta, *names: str) -> str | None:
    found = meta.first(*names)
    return found[0] if found else None


def _first_figure(tree: HtmlElement) -> str | None:
    for figure in tree.iter("figure"):
        for image in figure.iter("img"):
            source: str | None = image.get("src") or image.get("data-src")
            if source and not source.startswith("data:"):
                return source
    return None


def _credit(caption: str | None) -> str | None:
    match = _CREDIT.search(caption or "")
    return squeeze(match[1] or match[2]) if match else None
