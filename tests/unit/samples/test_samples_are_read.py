"""The samples show what the desk can do: each is read into the article that its catalogue names."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from tasks.errors import Fault
from tasks.model import Draft, RawDocument
from tasks.parse.core import parse
from worker.samples.catalogue import Page, all_pages
from worker.samples.drops import sample_drops

FETCHED = datetime(2025, 9, 6, 12, tzinfo=UTC)
STORIES = [page for page in all_pages() if page.file and page.path != "/courier/city"]


def read(content: bytes, media_type: str, url: str | None = None) -> Draft:
    digest = hashlib.blake2b(content, digest_size=32).hexdigest()
    return parse(RawDocument(digest=digest, content=content, media_type=media_type, url=url, fetched_at=FETCHED))


@pytest.mark.parametrize("page", STORIES, ids=lambda page: page.path)
def test_a_page_is_read_under_its_headline(page: Page) -> None:
    draft = read(page.html("http://127.0.0.1:8347"), "text/html", f"http://127.0.0.1:8347{page.path}")
    assert draft.headline == page.title
    assert len(draft.body) > 250


def test_a_text_laid_out_like_a_page_is_read_in_all_its_parts() -> None:
    draft = read(sample_drops()["fish-market.txt"], "text/plain")
    assert (draft.section, draft.dateline, draft.authors) == ("Coast - Islands", "GANNET HEAD", ("Oona Varley",))
    assert (draft.published.iso(), draft.updated.iso()) == ("2025-09-04", "2025-09-05")
    assert (len(draft.highlights), draft.subheads) == (2, ("Clock goes to the museum",))
    assert draft.body.startswith("The fish market at Salter's Quay on Thursday")
    assert draft.tail.startswith("The Gannet Wire Service publishes only a part")


@pytest.mark.parametrize(("name", "word"), [("empty-wire.txt", "empty"), ("holiday-photo.txt", "binary")])
def test_what_is_no_news_gets_its_word(name: str, word: str) -> None:
    with pytest.raises(Fault) as caught:
        read(sample_drops()[name], "text/plain")
    assert caught.value.code == word
