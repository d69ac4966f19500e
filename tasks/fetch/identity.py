"""Which entry of a feed is which, from one reading to the next. Pure.

Feeds forget guids, repeat them, make up new ones at every request and hang tracking tails on links; entries leave and return. What is
remembered of an entry is four short digests, so that a state stays small; see :func:`remember` for how many are kept.
"""

from __future__ import annotations

import functools
import re
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

from tasks.fetch.feeds.model import FeedItem
from tasks.fetch.feeds.words import plain

Seen = dict[str, str]
"""Digest of an entry's key to its record: digests of text, link and title with date, and the second of its ``updated``, parted by spaces."""

MIN_DEPARTED = 200
"""Entries remembered after they left the feed, at least."""

MAX_DEPARTED = 1000
"""And at most, unless the feed was once longer; in between, twice its greatest length."""

MAX_SEEN = 25_000
"""Records a state holds at the very most: about 45 bytes each."""

_TRACKING = re.compile(
    r"(?:utm_\w+|at_\w+|ns_\w+|mc_\w+|pk_\w+|piwik_\w+|matomo_\w+|hsa_\w+|fb_\w+|fbclid|gclid|dclid|yclid|msclkid|igshid|twclid|xtor|xtref|cmp|cmpid|"
    r"icid|ocid|ito|ref|referer|referrer|rss|spm|wt_mc|wtrid|_ga|__twitter_impression|maca|smid|sref|s_cid|ftag)",
    re.IGNORECASE,
)
_TRACKED_FRAGMENT = re.compile(r"(?:xtor|utm_|ref=|rss|at_|cmp=)", re.IGNORECASE)
_MASS = 4
"""Known entries from which on a change of every ``updated`` at once is the server's clock and no edit."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one reading showed: entries with stable ids, which of them are new, which edited, and the memory from now on."""

    items: tuple[FeedItem, ...]
    new: tuple[str, ...]
    updated: tuple[str, ...]
    seen: Seen


@dataclass(frozen=True, slots=True)
class _Record:
    text: str
    link: str
    title: str
    updated: int

    def pack(self) -> str:
        return f"{self.text} {self.link} {self.title} {self.updated}"

    @classmethod
    def unpack(cls, packed: str) -> _Record:
        text, link, title, updated = packed.split(" ")
        return cls(text, link, title, int(updated))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the document at hand. ``best``, ``other`` and ``page`` are digests of the names it may be known by."""

    item: FeedItem
    record: _Record
    best: str
    other: str
    page: str


def compare(items: Sequence[FeedItem], seen: Mapping[str, str], longest: int = 0) -> Sighting:
    """Recognise ``items`` among ``seen``. Twice the same entry in one document is one.

    ``longest`` is the greatest number of entries that the source ever showed at once.
    """
    entries = _distinct(items)
    keys = _recognise(entries, seen)
    found = [(entry, _seen_before(seen, key)) for entry, key in zip(entries, keys, strict=True)]
    return Sighting(
        items=tuple(entry.item for entry in entries),
        new=tuple(entry.item.id for entry, before in found if before is None),
        updated=_edited(found),
        seen=remember({key: entry.record.pack() for key, entry in zip(keys, entries, strict=True)}, seen, longest),
    )


def _seen_before(seen: Mapping[str, str], key: str) -> _Record | None:
    return _Record.unpack(seen[key]) if key in seen else None


def remember(present: Seen, before: Mapping[str, str], longest: int = 0) -> Seen:
    """Everything present, and of what has left the latest: twice the feed's length, :data:`MIN_DEPARTED` to :data:`MAX_DEPARTED`.

    A feed that shows ten of its ten thousand entries today (RFC 3229, a bad day) shows all of them again tomorrow: the greatest
    length counts.
    """
    departed = [key for key in before if key not in present]
    longest = max(longest, len(present))
    room = min(max(MIN_DEPARTED, 2 * longest), max(MAX_DEPARTED, longest), max(0, MAX_SEEN - len(present)))
    kept = {key: before[key] for key in departed[max(0, len(departed) - room) :]}
    return kept | present


@functools.lru_cache(maxsize=2048)
def link_key(link: str) -> str:
    """A link without what changes while the page stays: scheme, tracking parameters, a trailing slash, the order of parameters."""
    try:
        parts = urlsplit(link.strip())
        query = urlencode(sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])))
        host = (parts.hostname or "") + (f":{parts.port}" if parts.port not in {None, 80, 443} else "")
    except ValueError:
        return link.strip()
    fragment = "" if not parts.fragment or _TRACKED_FRAGMENT.match(parts.fragment) else f"#{parts.fragment}"
    return f"{host}{parts.path.rstrip('/')}{'?' if query else ''}{query}{fragment}"


def _shared_ids(items: Iterable[FeedItem]) -> set[str]:
    """Ids that lead to different pages within one document, so that they name nothing alone."""
    pages = {(_base(item), (_link(item) if item.id else "") or item.title or "") for item in items}
    return {name for name, times in Counter(base for base, _ in pages).items() if times > 1}


def _base(item: FeedItem) -> str:
    if item.id:
        return link_key(item.id) if item.id.startswith(("http://", "https://")) else item.id
    if item.link:
        return link_key(item.link)
    return _digest(f"{item.title} {item.published_text} {'' if item.title else plain(item.summary or item.content)}", 11)


def _link(item: FeedItem) -> str:
    return link_key(item.link) if item.link else ""


def _names(item: FeedItem, shared: set[str]) -> list[str]:
    """Names an entry may be known by, the best first. The best is the id reported."""
    base = _base(item)
    told_apart = f"{item.id or base} ({(_link(item) if item.id else '') or item.title or ''})"
    plain_name = item.id or item.link or base
    return [told_apart, plain_name] if base in shared else [plain_name, told_apart]


def _distinct(items: Sequence[FeedItem]) -> list[_Entry]:
    """Each entry of the document once, with its names; twice the same name is the same entry, the first one counts."""
    shared = _shared_ids(items)
    found: dict[str, _Entry] = {}
    for item in items:
        names = _names(item, shared)
        best, other = (_digest(_name_key(name), 11) for name in names)
        page = _digest(_link(item), 11) if item.link else ""
        found.setdefault(best, _Entry(replace(item, id=names[0]), _record(item), best, other, page))
    return list(found.values())


def _recognise(entries: Sequence[_Entry], seen: Mapping[str, str]) -> list[str]:
    """A key for each entry: the one it was seen under, or a new one. No key is given twice, so no entry is lost to another.

    The surest ways of knowing an entry go first over the whole document, then the less sure ones over what is left.
    """
    by_page = {packed.partition(" ")[2].rpartition(" ")[0]: key for key, packed in seen.items()}
    given: dict[int, str] = {}
    taken: set[str] = set()
    for way in (_by_name_and_page, _by_name, _by_another_name):
        for place, entry in enumerate(entries):
            key = next((key for key in way(entry, seen, by_page) if key in seen and key not in taken), None)
            if key is not None and place not in given:
                given[place] = key
                taken.add(key)
    for place, entry in enumerate(entries):
        if place not in given:
            given[place] = (
                entry.best if entry.best not in taken and entry.best not in seen else _digest(f"{entry.best} {_page(entry.record)}", 11)
            )
            taken.add(given[place])
    return [given[place] for place in range(len(entries))]


def _by_name_and_page(entry: _Entry, seen: Mapping[str, str], _by_page: Mapping[str, str]) -> list[str]:
    """Known by a name, and it leads where it led, under the title it had."""
    page = _page(entry.record)
    return [key for key in (entry.best, entry.other, entry.page) if key in seen and _page(_Record.unpack(seen[key])) == page]


def _by_name(entry: _Entry, _seen: Mapping[str, str], _by_page: Mapping[str, str]) -> list[str]:
    return [entry.best]


def _by_another_name(entry: _Entry, seen: Mapping[str, str], by_page: Mapping[str, str]) -> list[str]:
    """The name of its link alone, from before it had a guid, or any name whose page, title and date are the same."""
    keys = [key for key in (entry.other, entry.page) if key in seen and _Record.unpack(seen[key]).link == entry.record.link]
    if entry.item.link and entry.item.published_text and (known := by_page.get(_page(entry.record))):
        keys.append(known)
    return keys


def _name_key(name: str) -> str:
    return link_key(name) if name.startswith(("http://", "https://")) else name


def _page(record: _Record) -> str:
    """Same page, title and date: the same entry whatever its guid says today."""
    return f"{record.link} {record.title}"


def _record(item: FeedItem) -> _Record:
    words = f"{item.title}\n{plain(item.summary)}\n{plain(item.content)}"
    updated = int(item.updated.timestamp()) if item.updated else 0
    return _Record(_digest(words, 8), _digest(_link(item), 8), _digest(f"{item.title} {item.published_text}", 6), updated)


def _edited(found: Sequence[tuple[_Entry, _Record | None]]) -> tuple[str, ...]:
    known = [(entry.item, entry.record, before) for entry, before in found if before is not None]
    restamped = [item for item, now, before in known if now.updated > before.updated > 0]
    everything = len(known) >= _MASS and len(restamped) == len(known)
    return tuple(
        item.id
        for item, now, before in known
        if now.text != before.text or now.link != before.link or (now.updated > before.updated and not everything)
    )


def _digest(text: str, size: int) -> str:
    """``size`` characters of base64: 6 bits each."""
    return urlsafe_b64encode(blake2b(text.encode("utf-8", "replace"), digest_size=9).digest()).decode()[:size]
