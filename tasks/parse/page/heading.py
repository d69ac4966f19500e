"""What the markup of an h1 says of it: a kicker within it, a link to the front page around it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from tasks.parse.spacing import squeeze

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST = 40
"""Elements of an h1 that are looked at."""
_KICKER = re.compile(
    r"kicker|top-?_?line|over-?_?line|roof-?_?line|dachzeile|spitzmarke|eyebrow|(?:super|pre|ante|over|sur|supra)-?_?(?:title|titulo|titre|heading|headline)|volanta|occhiello|cintillo|catenaccio|chapeu",
    re.I,
)
_PARTERS = frozenset({"–", "—", "-", ":", "|", "•", "/", "·"})
_HOME = re.compile(r"^(?:https?://[^/?#]+)?/?(?:index\.\w+)?$|^\./?$", re.I)


def kickers_of(h1: HtmlElement) -> list[str]:
    """What within an h1 is named as a kicker, and what an element of its own parts from the headline, a dash say for those who listen."""
    found: list[str] = []
    for part in islice(h1.iterdescendants(), MOST) if len(h1) else ():
        text = text_of(part)
        if text and _KICKER.search(part.get("class") or ""):
            found.append(text)
        elif text in _PARTERS and not part.tail:
            found.append(_text_before(h1, part))
    return found


def leads_home(h1: HtmlElement) -> bool:
    """True for an h1 that is a link to the front page."""
    link = next(h1.iter("a"), None) if len(h1) else h1.getparent()
    if link is None or link.tag != "a" or text_of(link) != text_of(h1):
        return False
    return link.get("rel") == "home" or bool(_HOME.match((link.get("href") or "#").strip()))


def text_of(element: HtmlElement) -> str:
    """The text of an element on one line, its first thousand characters."""
    return squeeze(" ".join(map(str, element.itertext()))[:1000])


def _text_before(root: HtmlElement, end: HtmlElement) -> str:
    """The text within an element up to one of its descendants."""
    said: list[str] = []
    for event, part in etree.iterwalk(root, events=("start", "end")):
        if part is end:
            break
        said.append((part.text if event == "start" else part.tail) or "")
    return squeeze(" ".join(said))


def around_headlines(tree: HtmlElement) -> frozenset[HtmlElement]:
    """Every element that a headline stands in, on a page with few of them."""
    headlines = list(islice(tree.iter("h1"), 4))
    return frozenset(element for h1 in headlines[:3] for element in h1.iterancestors()) if len(headlines) < 4 else frozenset()
