"""The lead picture, with its caption and credit: of all that the page names, the first that is no logo, stand-in or icon."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from tasks.model import Image
from tasks.parse.address import absolute
from tasks.parse.page import jsonld
from tasks.parse.page.visible import is_elsewhere
from tasks.parse.spacing import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from tasks.parse.ballot import Ballot
    from tasks.parse.page.jsonld import Node
    from tasks.parse.page.meta import Meta
    from tasks.parse.page.visible import Shown

_STAND_IN = re.compile(
    r"placeholder|^default|[-_]default(?:\.|[-_](?:image|img|og|share|user|social|press))|favicon|sprite|avatar|gravatar|(?<![a-z])(?:blank|leer|empty|transparent|loading|lazy)\.|(?<!\d)1x1(?!\d)|(?<![a-z])pixel\.|"
    r"spacer|dummy|(?<![a-z])fallback|no[-_]?(?:image|img|photo|pic)(?![a-z])|apple-touch|^(?:og|share|sharing|social|facebook|twitter|open-?graph)[-_]?(?:image|img|card|banner|default|thumb|share)?\.|\.svg$|\.ico$|^icons?(?![a-z])",
    re.I,
)
"""File names of pictures that stand for the site, or for none."""
_LOGO = re.compile(r"logo", re.I)
_WORDS = re.compile(r"[^\W\d_]{2,}")
LOGO_WORDS = 5
"""Words of a file name from which on 'logo' is one thing among others that the picture shows."""
_ELSEWHERE = re.compile(
    r"/(?:arc-)?(?:authors?|users?|autor(?:en|es)?|profiles?|avatars?|smil(?:ies|eys)|emojis?|flags|icons?)(?:/|$)", re.I
)
"""Folders in which portraits of those who write, flags and ornaments are kept."""
STAND_IN = 0.3
"""Share of its trust that such a picture keeps."""
SMALL = 200
"""Pixels up to which a picture is an ornament."""
SURE = 0.7
"""Trust from which the page itself is not searched."""
MOST_LOOKED_AT = 15
_META_NAMES = (
    ("og:image:secure_url", 0.85), ("og:image", 0.85), ("og:image:url", 0.85), ("parsely-image-url", 0.78), ("sailthru.image.full", 0.78), ("cxenseparse:recs:image", 0.76), ("twitter:image", 0.75),
    ("twitter:image:src", 0.75), ("thumbnail", 0.5), ("sailthru.image.thumb", 0.5),
)  # fmt: skip
_LAZY = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-original-src",
    "data-hi-res-src",
    "data-full-src",
    "data-img-url",
    "data-url",
    "data-image",
)
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_CREDIT = re.compile(
    r"(?:photo(?:graph)?|foto|bild|credit|image|crédit|quelle|source|copyright|©|\(c\))\s*[:：]?\s*([^|]{2,80})$|\(([^()]{2,60}/[^()]{2,60})\)\s*$",
    re.I,
)


def offer_picture(ballot: Ballot, node: Node | None, meta: Meta, shown: Shown, base: str | None, captions: list[str]) -> None:
    """Put up the pictures the page names, the one made for the article first; those it shows where it names none."""
    caption = captions[0] if captions else None

    def offer(address: str | None, source: str, trust: float, reason: str = "") -> None:
        url = absolute(address, base)
        if url:
            stands_in = _is_stand_in(url)
            told = f"{reason}; by its name a logo or stand-in" if stands_in else reason
            image = Image(url=url, caption=caption, credit=_credit(caption))
            ballot.offer("image", image, source, trust * (STAND_IN if stands_in else 1), told.removeprefix("; "))

    for name, trust in _META_NAMES:
        offer(next(iter(meta.contents.get(name, [])), None), f"meta {name}", trust)
    offer(next((href for href, _ in meta.links.get("image_src", [])), None), "link image_src", 0.7)
    for address, trust in islice(_told((node or {}).get("image")), 3):
        offer(address, "json-ld", trust, "image")
    offer(jsonld.address((node or {}).get("thumbnailUrl")), "json-ld", 0.5, "thumbnailUrl")
    offer(next(iter(shown.items.get("image", [])), None), "microdata", 0.58, "itemprop image")
    best = ballot.winner("image")
    if best is None or best.confidence < SURE:
        for address, trust, reason in _shown(shown.tree):
            offer(address, "page", trust, reason)


def _is_stand_in(url: str) -> bool:
    folder, _, name = url.partition("?")[0].rpartition("/")
    return bool(_STAND_IN.search(name) or _ELSEWHERE.search(folder) or (_LOGO.search(name) and len(_WORDS.findall(name)) < LOGO_WORDS))


def _told(value: Any) -> Iterator[tuple[str, float]]:
    """Addresses of structured data's pictures, small ones less trusted."""
    for one in value if isinstance(value, list) else [value]:
        address = jsonld.address(one)
        if address:
            width = re.match(r"\d+", str(one.get("width") or "")) if isinstance(one, dict) else None
            yield address, 0.3 if width and int(width.group()) <= SMALL else 0.8


def _shown(tree: HtmlElement) -> Iterator[tuple[str, float, str]]:
    """(address, trust, reason) of the pictures shown: the first figure's, and the first of the story that is no ornament."""
    for tag, trust in (("figure", 0.6), ("article", 0.45), ("main", 0.4)):
        for element in islice(tree.iter(tag), MOST_LOOKED_AT):
            if is_elsewhere(element):
                continue
            for image in islice(element.iter("img", "amp-img"), MOST_LOOKED_AT):
                address = _address_of(image)
                if address and not _is_stand_in(address) and not _is_small(image) and not is_elsewhere(image.getparent()):
                    yield address, trust, f"the first picture in {tag}"
                    break
            else:
                continue
            break


def _address_of(image: HtmlElement) -> str | None:
    """Where a picture really is: pages that load late keep it in other attributes, and show a dot meanwhile."""
    for name in _LAZY:
        if image.get(name):
            return str(image.get(name))
    source: str | None = image.get("src")
    if source and not source.startswith("data:") and not _is_stand_in(source):
        return source
    for name in _LAZY_SETS:
        if image.get(name):
            return _largest(image.get(name) or "")
    picture = next((one for one in islice(image.iterancestors(), 4) if one.tag == "picture"), None)  # an old parser nests sources
    sources = picture.iter("source") if picture is not None else ()
    return next((_largest(told) for one in sources if (told := one.get("srcset") or one.get("data-srcset"))), None)


def _largest(sources: str) -> str | None:
    """The largest picture of a srcset."""
    sized = [
        (float(match[2] or 1), match[1]) for match in re.finditer(r"(\S+?)(?:\s+([\d.]+)[wx])?\s*(?:,\s|,$|$)", sources[:4000]) if match[1]
    ]
    return max(sized)[1] if sized else None


def _is_small(image: HtmlElement) -> bool:
    sizes = [int(size) for name in ("width", "height") if (size := (image.get(name) or "").removesuffix("px")).isdigit()]
    return any(size <= SMALL for size in sizes) if sizes else False


def _credit(caption: str | None) -> str | None:
    match = _CREDIT.search(caption or "")
    return squeeze(match[1] or match[2]) if match else None
