"""The extractors compared: wiredesk, and each peer that happens to be installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tasks.errors import Fault, Permanent
from tasks.model import RawDocument
from tasks.parse.core import parse

Extract = Callable[[str, str | None], dict[str, Any]]


def wiredesk(html: str, url: str | None) -> dict[str, Any]:
    """This project. A page judged to be no article gives nothing, as it would in service."""
    raw = RawDocument(
        digest="0" * 64,
        content=html.encode("utf-8", "replace"),
        media_type="text/html",
        charset="utf-8",
        url=url,
        fetched_at=datetime.now(UTC),
    )
    try:
        draft = parse(raw)
    except (Permanent, Fault):
        return {}
    shown = draft.as_public()
    return {**shown, "title": shown["headline"], "description": shown["standfirst"]}


def trafilatura(html: str, url: str | None) -> dict[str, Any]:
    """Trafilatura at its default settings, with metadata."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - a peer is optional

    found = bare_extraction(html, url=url, with_metadata=True)
    told = found.as_dict() if found else {}
    return {
        "title": told.get("title"),
        "authors": [one.strip() for one in (told.get("author") or "").split(";")],
        "published_at": told.get("date"),
        "body": told.get("text"),
        "topics": told.get("tags"),
        "section": told.get("categories"),
    }


def newspaper4k(html: str, url: str | None) -> dict[str, Any]:
    """newspaper4k."""
    from newspaper import Article  # noqa: PLC0415 - a peer is optional

    article = Article(url or "https://example.org/", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return {
        "title": article.title,
        "authors": article.authors,
        "published_at": article.publish_date and article.publish_date.isoformat(),
        "body": article.text,
        "topics": article.tags or article.meta_keywords,
    }


def goose3(html: str, _url: str | None) -> dict[str, Any]:
    """goose3."""
    from goose3 import Goose  # noqa: PLC0415 - a peer is optional

    article = Goose().extract(raw_html=html)
    return {
        "title": article.title,
        "authors": article.authors,
        "published_at": article.publish_date,
        "body": article.cleaned_text,
        "topics": article.tags,
    }


def readability(html: str, _url: str | None) -> dict[str, Any]:
    """readability-lxml: title and body only."""
    from lxml.html import fromstring  # noqa: PLC0415 - a peer is optional
    from readability import Document  # noqa: PLC0415 - a peer is optional

    document = Document(html)
    return {"title": document.short_title(), "body": fromstring(document.summary()).text_content()}


def newsplease(html: str, url: str | None) -> dict[str, Any]:
    """news-please."""
    from newsplease import NewsPlease  # noqa: PLC0415 - a peer is optional

    article = NewsPlease.from_html(html, url=url, fetch_images=False)
    return {
        "title": article.title,
        "authors": article.authors,
        "published_at": article.date_publish and article.date_publish.isoformat(),
        "body": article.maintext,
    }


def resiliparse(html: str, _url: str | None) -> dict[str, Any]:
    """resiliparse: body only."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - a peer is optional

    return {"body": extract_plain_text(html, main_content=True)}


_PEERS: dict[str, Extract] = {
    "newspaper": newspaper4k,
    "goose3": goose3,
    "readability": readability,
    "newsplease": newsplease,
    "resiliparse": resiliparse,
}


def contestants() -> dict[str, Extract]:
    """Wiredesk and trafilatura, and the other peers that are installed."""
    there = {peer.__name__: peer for module, peer in _PEERS.items() if importlib.util.find_spec(module)}
    return {"trafilatura": trafilatura, "wiredesk": wiredesk, **there}
