"""The articles as people ask for them."""

import pytest

from tasks.store.queries.article import first_refs, read_article, read_enrichment, read_landing
from tasks.store.queries.articles import ArticleFilter, list_articles
from tasks.store.queries.cluster import read_cluster
from tasks.store.queries.history import compare, read_history


def numbers(engine, **wanted):
    return [line.article for line in list_articles(engine, ArticleFilter(**wanted))]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, [2, 1]),
        ({"language": "zh"}, [2]),
        ({"relation": "copy"}, [2]),
        ({"cluster": 1}, [2, 1]),
        ({"source": "elsewhere"}, []),
        ({"limit": 1}, [2]),
        ({"before": 2}, [1]),
    ],
)
def test_each_filter_and_the_pages(newsroom, wanted, expected):
    assert numbers(newsroom, **wanted) == expected


def test_what_changed_after_a_moment(newsroom, minute):
    assert numbers(newsroom, changed_after=minute(2)) == [2]
    assert numbers(newsroom, changed_after=minute(1)) == [2, 1]


def test_a_line_shows_the_current_revision(newsroom):
    line = list_articles(newsroom, ArticleFilter())[1].as_public()
    assert (line["headline"], line["revision"], line["published_at"]) == ("Ferry returns late", 2, "2026-03-01")


def test_an_article_is_read_at_its_current_revision_or_the_one_asked_for(newsroom):
    assert read_article(newsroom, 1)["headline"] == "Ferry returns late"
    assert read_article(newsroom, 1, revision=1)["headline"] == "Ferry returns to Zürich"
    assert read_article(newsroom, 1, revision=9) is None
    assert read_article(newsroom, 99) is None


def test_a_copy_names_its_original_and_its_story(newsroom):
    copy = read_article(newsroom, 2)
    assert (copy["relation"], copy["of"], copy["coverage"], copy["cluster"]) == ("copy", 1, 0.8, 1)


def test_an_item_finds_the_revision_it_made(newsroom):
    assert read_landing(newsroom, 1)["revision"] == 1
    assert read_landing(newsroom, 4) is None


def test_what_was_found_belongs_to_a_revision(newsroom):
    assert read_enrichment(newsroom, 1, 1) == {"language": {"n": 1}}
    assert read_enrichment(newsroom, 1, 2) == {"language": {"n": 2}}


def test_an_article_is_known_by_the_reference_of_its_first_document(newsroom):
    assert first_refs(newsroom, {1, 2}) == {1: "ref-1", 2: "ref-3"}


def test_the_history_is_oldest_first(newsroom):
    assert [line["revision"] for line in read_history(newsroom, 1)] == [1, 2]


def test_a_comparison_shows_changed_fields_and_paragraphs(newsroom):
    found = compare(newsroom, 1, 1, 2)
    assert found["fields"]["headline"] == ["Ferry returns to Zürich", "Ferry returns late"]
    assert found["body"] == ["- The ferry came back.", "+ The ferry came back late."]
    assert compare(newsroom, 1, 1, 9) is None


def test_a_cluster_tells_who_had_it_first_and_who_carries_how_much(newsroom):
    told = read_cluster(newsroom, 1)
    assert [(one["article"], one["of"], one["coverage"]) for one in told] == [(1, None, None), (2, 1, 0.8)]
    assert read_cluster(newsroom, 99) == []
