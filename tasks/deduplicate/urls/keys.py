"""The keys a document is known again by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from tasks.deduplicate.urls.number import number_of
from tasks.deduplicate.urls.site import site_of
from tasks.deduplicate.urls.spelling import spell
from tasks.ports.index import DocumentKey, KeyKind


def keys_of(addresses: Iterable[str], guid: str | None, scope: str) -> tuple[DocumentKey, ...]:
    """Keys for every address and for the guid, each once, strongest kind first.

    ``scope`` is the site the guid was given by: publishers number their items from 1.
    """
    found = dict.fromkeys((*_of_addresses(addresses), *_of_guid(guid, scope)))
    return tuple(sorted(found, key=lambda key: key.kind))


def text_keys(content_key: str, outlet: str | None) -> tuple[DocumentKey, ...]:
    """The one key of a document that has no name at all: the same text of the same outlet is the same document."""
    return (digest(KeyKind.TEXT, f"{outlet or ''} {content_key}"),)


def own_addresses(location: str, url: str | None, alternates: Iterable[str]) -> tuple[str, ...]:
    """The addresses that are the document's own: those on the site it was read from.

    A page that names another site's page as canonical is that page's copy, not that page.
    """
    here = site_of(location) or site_of(url)
    return tuple(dict.fromkeys(address for address in (location, url, *alternates) if address and here and site_of(address) == here))


def digest(kind: KeyKind, name: str) -> DocumentKey:
    """A name as 64 signed bits."""
    return DocumentKey(kind, int.from_bytes(blake2b(f"{kind.value}:{name}".encode(), digest_size=8).digest(), "big", signed=True))


def _of_addresses(addresses: Iterable[str]) -> Iterator[DocumentKey]:
    for address in addresses:
        spelling = spell(address)
        if spelling is not None:
            yield digest(KeyKind.URL, spelling)
        number = number_of(address)
        if number is not None:
            yield digest(KeyKind.NUMBER, number)


def _of_guid(guid: str | None, scope: str) -> Iterator[DocumentKey]:
    if not guid or not guid.strip():
        return
    spelling = spell(guid)
    if spelling is not None:
        # a permalink used as guid names the document as its address does
        yield digest(KeyKind.URL, spelling) if site_of(guid) == scope else digest(KeyKind.GUID, spelling)
    else:
        yield digest(KeyKind.GUID, f"{scope} {guid.strip()}")
