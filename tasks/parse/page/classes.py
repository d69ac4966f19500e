"""What class names and ids of page elements tell: families of words that page builders everywhere use."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tasks.parse.choices import by_first_letter, choices_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FAMILIES: dict[str, str] = {
    "share": r"shar(?:e|ing)|social|addthis|addtoany|sharedaddy|follow|teilen|jssocials|print(?:er)?(?![\w]*ed)|whatsapp|facebook|twitter",
    "related": r"relat|recommend|read-?(?:more|next|also)|more-?(?:from|stories|news|on|articles|posts)|outbrain|taboola|trending|popular|most-?(?:read|viewed)|latest|carousel|slider|swiper|also-?like|up-?next|teaser|"
    r"promo|see-?also|suggest|similar|ver-?tambien|leia|lire-?aussi|siehe|verwandt|weitere|correlat|relacionad|next-?post|prev(?:ious)?-?post|(?<!v)cards?(?![a-z])|listing|crosslink|internal-?link|inline-?link|linkbox|mehr-zum|zum-thema",
    "signup": r"newsletter|subscri|sign-?up|paywall|piano|mailing|opt-?in|regist(?:er|ration|wall)|membership|donat|cta(?![a-z])|call-?to-?action|lead-?(?:form|magnet|capture)|mailchimp|hubspot|abo-|abonn|wpforms|ninja-forms|gform",
    "comment": r"comment|disqus|discuss|respond|repl(?:y|ies)|kommentar|livefyre|opinion-?box|reader-?feedback",
    "ad": r"(?<![a-z])ads?(?![a-z])|advert|adslot|ad-?(?:container|wrapper|unit|box|block|label)|sponsor|banner|dfp|gpt-|google-?ad|anzeige|werbung|publicidad|pubblicit|reklam|affiliate|commercial|partner-?content",
    "meta": r"byline|author|auteur|autor(?:e|in)?(?![a-z])|(?<![a-z])meta|publish|posted|timestamp|date(?![a-z])|datum|(?<![a-z])time(?![a-z])|tags?(?![a-z])|tag-?(?:list|cloud)|categor|kicker|overline|(?<![a-z])bio(?![a-z])|biograph|credits?(?![a-z])|reading-?time|contributor|about-?(?:the-)?author|profile|writer",
    "nav": r"(?<![a-z])nav|menu|(?<![a-z])toc(?![a-z])|table-?of-?contents|breadcrumb|paginat|pager|masthead|toolbar|skip-|hamburger|dropdown|submenu|jump-?link|tabs?(?![a-z])|lang-?switch|site-?header|search",
    "side": r"sidebar|side-?(?:bar|col|rail)|widget|(?<![a-z])rail(?![a-z])|(?<![a-z])aside|footer|site-?info|colophon|right-?col|secondary|off-?canvas|bottom-?bar|sticky",
    "overlay": r"cookie|consent|gdpr|modal|pop-?up|overlay|lightbox|login|sign-?in|onetrust|cmp-|disclaimer|legal|copyright|alert-?bar|notification|toast|flyout|survey|poll(?![a-z])|quiz",
    "caption": r"caption|figcaption|legend|bildunterschrift|image-?(?:credit|text|info|meta)|photo-?(?:credit|info)|wp-?caption|credit|copyright|pie-?de-?foto|didascalia",
    "media": r"gallery|galerie|slideshow|video|player|audio|podcast|embed|figure|image|photo|picture|media(?!-?body|wiki)|infograph|diapo|fotostrecke|tweet|instagram",
    "hidden": r"(?<![a-z])(?:hidden|hide|sr-only|visually-?hidden|screen-?reader|d-none|invisible|is-hidden|noprint|no-print|assistive)(?![a-z])",
    "box": r"infobox|info-?box|fact-?box|factbox|(?<![a-z])box(?![a-z])|callout|key-?(?:takeaways?|points)|highlights?(?![a-z])|summary-?box|tip-?box|faktenbox|kasten|pull-?quote|pullquote|inset|note",
    "standfirst": r"standfirst|(?<![a-z])(?:lead|lede|dek|deck|intro|chapo|chapeau|perex|abstract|excerpt|subtitle|sub-?title|sub-?head(?:line|ing)?|summary|vorspann|teaser-?text|entradilla|bajada|copete|sommario|ingress|manchet|underrubrik|spot)(?![a-z])",
    "bio": r"(?:author|autor|auteur|writer|contributor|columnist)-?(?:bio|box|info|desc|about|profile|card|container|detail|block|section|wrap|note)|about-?(?:the-)?(?:author|writer)|(?<![a-z])bio(?![a-z])|biograph|saboxplugin|autoren-?(?:box|info|profil)|post-?author|author-?s?(?:$|-)|vcard",
    "embed": r"tweet|twitter|instagram-?(?:media|embed)|(?<![a-z])fb-|tiktok|embed|third-?part|placeholder|external-?content|privacy|blockquote-?embed",
    "notes": r"footnote|endnote|reference|citation|bibliograph|disclosure|editor-?s?-?note|post-?meta|tagline|correction|source(?![a-z])|quelle|fussnote",
    "toc": r"(?<![a-z])toc(?![a-z])|table-?of-?contents|tableofcontents|inhaltsverzeichnis|contents(?:-?list|-?table|$)|anchor-?(?:link|nav|list)|jump-?(?:link|to)|on-?this-?page|sommaire|(?<![a-z])indice",
    "offer": r"product|offer|price|pricing|(?<![a-z])deals?(?![a-z])|(?<![a-z])buy|(?<![a-z])shop|coupon|cart(?![a-z])|trial|button|(?<![a-z])btn|cta(?![a-z])|promo|banner|hero(?![a-z])|conversion",
    "body": r"article-?_*(?:body|text|content|main|copy|detail)|story-?_*(?:body|text|content)|entry-?_*(?:content|body|text)|post-?_*(?:content|body|text|entry)|content-?_*(?:body|text|article|main|detail)|body-?_*(?:text|copy|content)|rich-?_*text|(?<![a-z])prose(?![a-z])|"
    r"articulo|cuerpo|texto|artikel(?:text|body|inhalt)?|article(?!s)|(?<![a-z])story(?![a-z])|main-?content|news-?(?:text|body|content|detail)|paragraph|post-?single|single-?(?:post|content)|blog-?(?:post|content|body)|markdown|wysiwyg|text-?(?:content|body|block)|testo|corpo|haber-?(?:metni|icerik|detay)|detail-?(?:text|content)|editor",
}
FAMILIES = tuple(_FAMILIES)
BIT = {name: 1 << place for place, name in enumerate(FAMILIES)}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NUMBER = re.compile(r"[0-9]+")
"""No family asks which number it is: post-4711 and post-4712 are one name, read once."""
_LOOK_BACK = re.compile(r"\(\?<![^()]*\)")
STORY_FOOT = re.compile(r"(?:post|entry|article|story)[\w-]{0,20}foot(?:er)?(?![a-z])", re.I)
"""The foot of the story itself, not of the page."""
LONGEST = 300
"""Characters of class and id that are read."""


def _words(pattern: str) -> Iterator[tuple[str, str]]:
    """The words of a pattern, each as what may not stand before it and itself, which begins with two letters: a group that begins a choice is dealt out."""
    for choice in choices_of(pattern):
        border = found[0] if (found := _LOOK_BACK.match(choice)) else ""
        word = choice[len(border) :]
        if word.startswith("(?:"):
            end = next(place for place in range(3, len(word)) if word[:place].count("(") == word[:place].count(")"))
            yield from ((border, f"{one}{word[end:]}") for one in choices_of(word[3 : end - 1]))
        else:
            yield border, word


def _by_opening() -> dict[str, list[tuple[int, str, str]]]:
    """Of each two letters the words that begin with them: the bit of the family, what may not stand before, the word."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for family, pattern in _FAMILIES.items():
        for border, word in _words(pattern):
            found.setdefault(word[:2], []).append((BIT[family], border, word))
    return found


def _any_of(words: dict[str, list[tuple[int, str, str]]]) -> str:
    """One pattern that stops where a word may stand, parted by first letter and by second: searched ten times as fast as one of words in a row."""
    return by_first_letter("|".join(f"{opening}(?:{'|'.join(word[2:] for _, _, word in choices)})" for opening, choices in words.items()))


_BY_OPENING = _by_opening()
_ANY = re.compile(_any_of(_BY_OPENING))
_MATCHES = {opening: [(bit, re.compile(border + word).match) for bit, border, word in words] for opening, words in _BY_OPENING.items()}


def names_of(element: HtmlElement) -> str:
    """An element's class and id, as far as they are read: what is remembered of them stays small, however long a page makes them."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:LONGEST]


@functools.lru_cache(maxsize=20_000)
def families(names: str) -> int:
    """The families that an element's :func:`names_of` belong to, as bits of :data:`BIT`."""
    found = 0
    for name in _NUMBER.sub("0", names).split():
        found |= _families_of(name)
    return found


@functools.lru_cache(maxsize=20_000)
def _families_of(name: str) -> int:
    """The families of one class: pages say the same few hundred again and again, alone and in ever new company.

    A new name is searched once for any word, and where one stands its families are asked: a tenth of searching it for every family.
    """
    text = _CAMEL.sub("-", name).lower().replace("_", "-")
    found = 0
    stop = _ANY.search(text)
    while stop is not None:
        place = stop.start()
        for bit, match in _MATCHES[text[place : place + 2]]:
            if not found & bit and match(text, place):
                found |= bit
        stop = _ANY.search(text, place + 1)
    return found
