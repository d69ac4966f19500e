"""Pages of HTML in the shapes publishers give them, each with what it must become beside it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.errors import FaultCode, Permanent
from tasks.model import RawDocument
from tasks.parse.core import explain, parse

PAGES = Path(__file__).parents[2] / "pages" / "html"
SAMPLES = sorted(PAGES.glob("*.html"))
ARTICLES = [page for page in SAMPLES if "expect" in json.loads(page.with_suffix(".json").read_text("utf-8"))]
OTHERS = [page for page in SAMPLES if page not in ARTICLES]


def raw_of(page):
    told = json.loads(page.with_suffix(".json").read_text("utf-8"))
    fetched = datetime(2025, 9, 26, 12, tzinfo=UTC)
    raw = RawDocument(
        digest="0" * 64, content=page.read_bytes(), media_type="text/html", charset=told.get("charset"), url=told["url"], fetched_at=fetched
    )
    return raw, told


@pytest.mark.parametrize("page", ARTICLES, ids=lambda page: page.stem)
def test_each_page_gives_every_field_that_stands_beside_it(page):
    raw, told = raw_of(page)
    found = parse(raw).as_public()
    assert {field: found[field] for field in told["expect"]} == told["expect"]


@pytest.mark.parametrize("page", OTHERS, ids=lambda page: page.stem)
def test_what_is_no_article_is_refused_with_its_kind_and_why(page):
    raw, told = raw_of(page)
    with pytest.raises(Permanent) as refused:
        parse(raw)
    assert refused.value.code == FaultCode(told["fault"])
    assert refused.value.detail.startswith(f"{told['kind']}: ")


def test_explain_gives_every_candidate_and_why_the_winner_won():
    raw, told = raw_of(PAGES / "jsonld_graph.html")
    told_how = explain(raw)
    headline = told_how["fields"]["headline"]
    assert headline["winner"]["value"] == told["expect"]["headline"]
    assert {one["source"] for one in headline["candidates"]} >= {"h1", "json-ld", "meta og:title", "title"}
    assert headline["winner"]["reason"]
    assert json.loads(json.dumps(told_how)) == told_how


def test_alternates_are_noticed():
    raw, _ = raw_of(PAGES / "jsonld_graph.html")
    assert parse(raw).alternates == {"amp": "https://northwire.example/amp/harbour/fish-market"}


def test_a_dropped_page_needs_no_address_and_no_media_type():
    raw, told = raw_of(PAGES / "jsonld_graph.html")
    found = parse(raw.model_copy(update={"url": None, "media_type": ""}))
    assert found.headline == told["expect"]["headline"]
    assert found.url == told["expect"]["url"]


def test_the_same_page_gives_the_same_draft():
    raw, _ = raw_of(PAGES / "jsonld_graph.html")
    assert parse(raw) == parse(raw)


def test_what_stands_behind_a_page_s_own_end_is_read_as_browsers_read_it():
    lines = [
        f"<p>The ropewalk of Tarnholm twisted {number} fathoms of hawser this week, and the harbour master took all of it.</p>"
        for number in range(20, 32)
    ]
    page = f"<html><body><h1>Ropewalk busy again</h1>{''.join(lines[:2])}</BODY></html>{''.join(lines[2:])}</body></html>"
    fetched = datetime(2025, 9, 26, 12, tzinfo=UTC)
    body = parse(RawDocument(digest="0" * 64, content=page.encode(), media_type="text/html", fetched_at=fetched)).body
    assert all(f"twisted {number} fathoms" in body for number in range(20, 32))


@pytest.mark.parametrize(
    "lead", ['<p class="article-excerpt">{}</p>', '<div class="teaser-text"><p>{}</p></div>', '<div class="chapo">{}</div>']
)
def test_an_element_named_as_a_standfirst_is_one_where_no_meta_describes_the_page(lead):
    told = "The harbour takes all the hawser that its two masters can twist before winter"
    lines = "".join(
        f"<p>The ropewalk of Tarnholm twisted {number} fathoms of hawser this week, and the harbour master took all of it.</p>"
        for number in range(9)
    )
    fetched = datetime(2025, 9, 26, 12, tzinfo=UTC)

    def standfirst(head):
        page = f"<html><head><title>Ropewalk busy again</title>{head}</head><body><article><h1>Ropewalk busy again</h1>{lead.format(told)}{lines}</article></body></html>"
        return parse(RawDocument(digest="0" * 64, content=page.encode(), media_type="text/html", fetched_at=fetched)).standfirst

    assert standfirst("") == told
    assert standfirst('<meta name="description" content="Two ropemakers of Tarnholm at work">') == "Two ropemakers of Tarnholm at work"
