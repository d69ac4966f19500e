"""JSON Feed 1.0 and 1.1, read leniently: numbers as ids, one author or many, missing versions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tasks.fetch.feeds.dates import read_date
from tasks.fetch.feeds.links import with_absolute_links
from tasks.fetch.feeds.model import Feed, FeedItem
from tasks.fetch.feeds.words import absolute, distinct, plain

MAX_DEPTH = 60


def read_json(text: str, url: str) -> Feed | None:
    """The feed, None when the text is no JSON Feed."""
    try:
        document = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        return None
    if "jsonfeed.org" not in str(document.get("version", "jsonfeed.org")):
        return None
    return Feed(
        kind="json",
        items=tuple(_item(item, url) for item in document["items"] if isinstance(item, dict)),
        title=_line(document.get("title")),
        link=absolute(url, _text(document.get("home_page_url"))),
        description=_text(document.get("description")),
        language=_text(document.get("language")),
        authors=_authors(document),
        hub=_hub(document.get("hubs"), url),
        self_link=absolute(url, _text(document.get("feed_url"))),
        next_link=absolute(url, _text(document.get("next_url"))),
        reader="json",
    )


def _item(item: dict[str, Any], url: str) -> FeedItem:
    published, updated = _text(item.get("date_published")), _text(item.get("date_modified"))
    link = _text(item.get("url")) or _text(item.get("external_url"))
    identity = _text(item.get("id")) or ""
    page = absolute(url, link) or (identity if identity.startswith(("http://", "https://")) else None)
    return FeedItem(
        id=identity,
        link=page,
        title=_line(item.get("title")),
        summary=_text(item.get("summary")),
        content=with_absolute_links(_text(item.get("content_html")), page or url) or _text(item.get("content_text")),
        published=read_date(published),
        published_text=published,
        updated=read_date(updated),
        updated_text=updated,
        authors=_authors(item),
        topics=distinct(_line(tag) for tag in _list(item.get("tags"))),
        enclosures=distinct(absolute(url, _text(file.get("url"))) for file in _dicts(item.get("attachments"))),
        language=_text(item.get("language")),
    )


def _authors(holder: dict[str, Any]) -> tuple[str, ...]:
    people = [*_dicts(holder.get("authors")), *_dicts([holder.get("author")])]
    plain_names = [_line(name) for name in [*_list(holder.get("authors")), holder.get("author")] if isinstance(name, str)]
    return distinct([*(_line(person.get("name")) or _text(person.get("url")) for person in people), *plain_names])


def _hub(hubs: object, url: str) -> str | None:
    """The first hub that speaks WebSub."""
    return next((absolute(url, _text(hub.get("url"))) for hub in _dicts(hubs) if str(hub.get("type", "")).lower() == "websub"), None)


def _dicts(value: object) -> Iterable[dict[str, Any]]:
    return (entry for entry in _list(value) if isinstance(entry, dict))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _line(value: object) -> str | None:
    return plain(value) if isinstance(value, str) else None
