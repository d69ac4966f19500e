"""One article as a JSON object: a line of a dropped JSON Lines file, or a file of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from tasks.errors import FaultCode, Permanent
from tasks.parse.ballot import Ballot
from tasks.parse.dates.read import find_dates
from tasks.parse.dates.weigh import moment_of
from tasks.parse.decode import decode
from tasks.parse.document import Document, Reading
from tasks.parse.formats.text import bearings_of
from tasks.parse.language import declared_language, read_language
from tasks.parse.layout.dateline import lone_dateline, opening_dateline
from tasks.parse.people.names import persons
from tasks.parse.spacing import body_of, paragraphs, squeeze

name = "json"
_MEDIA = {"application/x-wiredesk-article+json": 1.0, "application/json": 0.9, "text/json": 0.9}
_WORDS = {
    "headline": ("headline", "title"), "section": ("section",), "standfirst": ("standfirst", "description", "summary"), "dateline": ("dateline",), "tail": ("tail",),
    "outlet": ("outlet", "source"), "guid": ("guid",), "ref": ("id", "ref"), "byline": ("byline",),
}  # fmt: skip
_LISTS = {"highlights": ("highlights",), "topics": ("topics", "keywords", "tags"), "captions": ("captions",)}
_DATES = {"published": ("published_at", "published", "date"), "updated": ("updated_at", "updated", "modified")}


def accepts(media_type: str, head: bytes) -> float:
    """JSON by its media type, or by its first byte when it has none."""
    if media_type in _MEDIA:
        return _MEDIA[media_type]
    looks = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b'{"', b"{\n", b"{ ", b"{\r"))
    return 0.7 if looks and media_type in {"", "application/octet-stream", "text/plain"} else 0.0


def read(document: Document) -> Reading:
    """Read the object. Permanent(BAD_LINE) when it is none; Permanent(EMPTY) when it has neither headline nor text."""
    article = _object(decode(document.raw.content, document.raw.charset).text)
    reading = Reading()
    ballot = reading.ballot
    for field, keys in _WORDS.items():
        ballot.offer(field, _word(article, keys), "json", 0.95, f"named {' or '.join(keys)}")
    for field, keys in _LISTS.items():
        ballot.offer(field, _words(article, keys), "json", 0.95, f"named {' or '.join(keys)}")
    _read_addresses(article, ballot)
    _read_story(article, ballot)
    _read_authors(article, ballot)
    if not ballot.value("body") and not ballot.value("headline"):
        raise Permanent(FaultCode.EMPTY, "an object with neither headline nor text")
    _read_language(article, ballot)
    _read_dates(article, document, ballot)
    return reading


def _object(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Permanent(FaultCode.BAD_LINE, f"not JSON: {error}") from error
    if not isinstance(found, dict):
        raise Permanent(FaultCode.BAD_LINE, f"a JSON {type(found).__name__}, not an object")
    return found


def _word(article: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = article.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and squeeze(str(value)):
            return squeeze(str(value))
    return None


def _words(article: Mapping[str, Any], keys: tuple[str, ...]) -> tuple[str, ...]:
    for key in keys:
        value = article.get(key)
        if isinstance(value, str):
            return tuple(part for part in (squeeze(word) for word in value.split(",")) if part)
        if isinstance(value, list):
            return tuple(squeeze(word) for word in value if isinstance(word, str) and squeeze(word))
    return ()


def _read_addresses(article: Mapping[str, Any], ballot: Ballot) -> None:
    """The canonical address where it lies on the document's own site; another site's says whose copy this is, not where it lies."""
    own, canonical = _word(article, ("url",)), _word(article, ("canonical_url",))
    first, other = (canonical, own) if canonical and (own is None or _site(own) == _site(canonical)) else (own, canonical)
    ballot.offer("url", first, "json", 0.95, "named url or canonical_url")
    if other and other != first:
        ballot.offer("alternates", {"named": other}, "json", 0.95, "the other address it names")


def _site(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    except ValueError:
        return ""


def _read_story(article: Mapping[str, Any], ballot: Ballot) -> None:
    text = next((article[key] for key in ("body", "text") if isinstance(article.get(key), str) and article[key].strip()), "")
    story = paragraphs(text)
    subheads = _words(article, ("subheads",))
    ballot.offer("subheads", tuple(line for line in subheads if line in story), "json", 0.95, "named subheads")
    if story and not ballot.of("dateline"):
        story = _take_dateline(story, ballot)
    ballot.offer("body", body_of(story), "json", 0.95, "named body or text")


def _take_dateline(story: list[str], ballot: Ballot) -> list[str]:
    alone = lone_dateline(story[0]) if len(story) > 1 else None
    if alone:
        ballot.offer("dateline", alone.place, "text", 0.8, "a place in capitals on a line of its own before the story")
        return story[1:]
    opening = opening_dateline(story[0])
    if opening and opening.agency:
        ballot.offer("dateline", opening.place, "text", 0.85, "the story opens with it, the agency named")
        return [story[0][opening.length :].strip(), *story[1:]]
    return story


def _read_authors(article: Mapping[str, Any], ballot: Ballot) -> None:
    authors = article.get("authors")
    printed = [authors] if isinstance(authors, str) else [_name_of(one) for one in authors] if isinstance(authors, list) else []
    outlet = ballot.value("outlet", "")
    ballot.offer("authors", persons(printed, not_names=[outlet]), "json", 0.95, "named authors")
    byline = ballot.value("byline")
    if byline:
        ballot.offer("authors", persons([byline], not_names=[outlet]), "byline", 0.8, "read from the byline")


def _name_of(author: Any) -> str:
    if isinstance(author, dict):
        author = author.get("name")
    return author if isinstance(author, str) else ""


def _read_language(article: Mapping[str, Any], ballot: Ballot) -> None:
    text = ballot.value("body", "") or ballot.value("headline", "")
    ballot.offer("language", read_language(text), "text", 0.9, "read from the text")
    declared = article.get("language")
    ballot.offer("declared_language", declared_language(declared if isinstance(declared, str) else None), "json", 0.9, "named language")


def _read_dates(article: Mapping[str, Any], document: Document, ballot: Ballot) -> None:
    bearings = bearings_of(document, ballot.value("language"), ballot.value("body", ""))
    for field, keys in _DATES.items():
        printed = _word(article, keys)
        found = find_dates(printed, language=bearings.language) if printed else []
        moment = moment_of(found[0], bearings, "json") if found else None
        if moment:
            ballot.offer(field, moment, "json", moment.confidence, "; ".join(moment.evidence))
