"""One suite for every member of the registry, packaged or installed: what an enricher promises."""

from __future__ import annotations

import inspect
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.enrich.core import enrich
from tasks.enrich.enricher import Document, Enricher, Values
from tasks.enrich.registry import all_enrichers
from tasks.model import Draft

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
DRAFTS = st.builds(
    Draft,
    headline=st.none() | TEXT,
    standfirst=st.none() | TEXT,
    body=TEXT,
    highlights=st.lists(TEXT, max_size=3).map(tuple),
    declared_language=st.none() | TEXT,
    language=st.none() | st.sampled_from(["en", "de", "zh", "xx"]),
    topics=st.lists(TEXT, max_size=3).map(tuple),
)
HUGE = {
    "one endless word": "a" * 1_000_000,
    "a million words": "word " * 1_000_000,
    "stops only": ". " * 500_000,
    "quotes only": "”" * 1_000_000,
    "a wall of Chinese": "新闻" * 500_000,
    "empty lines": "\n\n" * 500_000,
}


@pytest.fixture(params=all_enrichers(), ids=lambda enricher: enricher.name)
def enricher(request: pytest.FixtureRequest) -> Enricher:
    return request.param


def values_of(enricher: Enricher, draft: Draft) -> Values:
    """The values through the whole run, so that what the enricher requires is there."""
    done = enrich(draft)
    assert not done.failures
    return next(made.values for made in done.enrichments if made.enricher == enricher.name)


def test_says_what_it_is_for(enricher: Enricher) -> None:
    assert len((inspect.getdoc(enricher) or "").split()) >= 5


def test_declares_itself(enricher: Enricher) -> None:
    """A stable name, a version, and only fields that a draft has."""
    assert enricher.name.isidentifier()
    assert enricher.name.islower()
    assert enricher.version
    assert enricher.provides
    assert set(enricher.reads) <= set(Draft.model_fields)


def test_finds_in_its_sample_what_stands_beside_it(enricher: Enricher) -> None:
    values = values_of(enricher, enricher.sample)
    assert enricher.expected.items() <= values.items()


def test_provides_every_key_for_every_article(enricher: Enricher) -> None:
    """A reader of values never asks whether a key is there: what is unknown is None."""
    for draft in (enricher.sample, Draft()):
        assert set(values_of(enricher, draft)) == set(enricher.provides)


def test_reads_no_more_than_it_says(enricher: Enricher) -> None:
    """Or a fingerprint would stay equal while the answer changes."""
    declared = {field: getattr(enricher.sample, field) for field in enricher.reads}
    assert values_of(enricher, Draft(**declared)) == values_of(enricher, enricher.sample)


@pytest.mark.parametrize("body", HUGE.values(), ids=HUGE.keys())
@pytest.mark.timeout(20)
def test_a_huge_article_takes_no_long_time(enricher: Enricher, body: str) -> None:
    json.dumps(values_of(enricher, Draft(body=body, headline=body)))


@given(draft=DRAFTS)
def test_any_article_gets_an_answer_twice_the_same(draft: Draft) -> None:
    """No exception, plain JSON, and the same answer again."""
    first, second = enrich(draft), enrich(draft)
    assert not first.failures
    assert first == second
    json.dumps([made.values for made in first.enrichments], allow_nan=False)


def test_empty_article(enricher: Enricher) -> None:
    document = Document(Draft(), dict.fromkeys(enricher.requires))
    assert set(enricher.enrich(document)) == set(enricher.provides)
