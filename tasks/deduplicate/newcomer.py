"""An article at the door: all that can be known of it before anyone else's articles are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time

from tasks.deduplicate.align import Anchors, anchors_of
from tasks.deduplicate.content import Content, content_key, read_content
from tasks.deduplicate.fingerprint import fingerprints
from tasks.deduplicate.furniture import learnable_keys
from tasks.deduplicate.urls.keys import keys_of, own_addresses, text_keys
from tasks.deduplicate.urls.site import site_of
from tasks.deduplicate.walls import is_identifiable, is_wall
from tasks.model import Draft, Moment, PageKind
from tasks.ports.index import Edition, Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer(Entry):
    """What arrived, read and fingerprinted. Made outside the lock."""

    site: str
    content: Content
    anchors: Anchors
    teaser: bool
    """Only the beginning is free to read."""
    wall: bool
    """It stands where an article should: nothing of it is taken for text."""


def prepare(draft: Draft, *, location: str, source: str, received_at: datetime) -> Newcomer:
    """Everything that needs no lock.

    ``location`` is the address the document was read from, behind redirects; for a dropped document any other name.
    """
    addresses = own_addresses(location, draft.url, draft.alternates.values())
    site = site_of(addresses[0] if addresses else None) or draft.outlet or source
    bare = _edition(draft)
    content = read_content(bare, site, draft.outlet)
    wall = is_wall(draft.kind, content)
    usable = not wall and is_identifiable(content.words)
    text = content_key(content)
    return Newcomer(
        edition=_edition(draft, text),
        url=_shown(addresses, draft.url),
        outlet=draft.outlet,
        source=source,
        keys=keys_of(addresses, draft.guid, site) or (() if wall else text_keys(text, draft.outlet)),
        fingerprints=fingerprints(content.words) if usable else (),
        paragraphs=() if wall else learnable_keys(content.lines, site),
        received_at=received_at,
        site=site,
        content=content,
        anchors=anchors_of(content.words),
        teaser=draft.kind is PageKind.PAYWALLED,
        wall=wall,
    )


def _shown(addresses: tuple[str, ...], url: str | None) -> str | None:
    """The canonical address where it is the document's own, else the one it was read from."""
    return url if url in addresses else next(iter(addresses), url)


def _edition(draft: Draft, key: str = "") -> Edition:
    return Edition(
        headline=draft.headline or "",
        standfirst=draft.standfirst or "",
        byline=draft.byline or "",
        dateline=draft.dateline or "",
        body=draft.body,
        published=moment_at(draft.published),
        content_key=key,
    )


def moment_at(moment: Moment | None) -> datetime | None:
    """A date as a moment that can be compared: a plain day counts from its beginning in UTC."""
    if moment is None:
        return None
    return moment.at or datetime.combine(moment.day, time(), UTC)
