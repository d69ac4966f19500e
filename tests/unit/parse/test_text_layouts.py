"""Plain text in the layouts in which news is copied, scraped and sent, each with what it must become beside it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.model import RawDocument
from tasks.parse.core import parse

PAGES = Path(__file__).parents[2] / "pages" / "text"
SAMPLES = sorted(PAGES.glob("*.txt"))


def raw(content, media_type="text/plain", **more):
    return RawDocument(digest="0" * 64, content=content, media_type=media_type, fetched_at=datetime(2025, 9, 26, 12, tzinfo=UTC), **more)


@pytest.mark.parametrize("page", SAMPLES, ids=lambda page: page.stem)
def test_each_layout_gives_every_field_that_stands_beside_it(page):
    found = parse(raw(page.read_bytes())).as_public()
    expected = json.loads(page.with_suffix(".json").read_text("utf-8"))
    assert {field: found[field] for field in expected} == expected


@pytest.mark.parametrize("page", SAMPLES, ids=lambda page: page.stem)
def test_section_byline_dateline_captions_and_tail_are_not_in_the_body(page):
    draft = parse(raw(page.read_bytes()))
    for apart in (draft.section, draft.byline, draft.tail, *draft.captions, *draft.highlights):
        assert not apart or apart not in draft.body.split("\n\n")
    assert all(subhead in draft.body.split("\n\n") for subhead in draft.subheads)


@pytest.mark.parametrize("page", SAMPLES, ids=lambda page: page.stem)
def test_windows_line_ends_and_a_byte_order_mark_change_nothing(page):
    plain = parse(raw(page.read_bytes()))
    marked = parse(raw(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n")))
    assert marked == plain


def test_every_field_that_is_set_tells_where_it_came_from():
    draft = parse(raw((PAGES / "copied_page.txt").read_bytes()))
    for field in (
        "section",
        "headline",
        "standfirst",
        "authors",
        "byline",
        "dateline",
        "body",
        "subheads",
        "captions",
        "tail",
        "published",
        "updated",
        "language",
    ):
        assert draft.provenance[field].source
    assert draft.parser.startswith("text ")
