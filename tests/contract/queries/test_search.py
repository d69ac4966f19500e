"""Finding articles by words: the same answers from both databases."""

import pytest

from tasks.store.engine import writing
from tasks.store.queries.search import search
from tasks.store.search import index_revision, unindex_revision


def found(engine, text):
    return [hit.line.article for hit in search(engine, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ferry", [1]),
        ("FERRY late", [1]),
        ("ferry -late", []),
        ('"returns late"', [1]),
        ('"late returns"', []),
        ("retu*", [1]),
        ("ada ferris late", [1]),
        ("zurich", []),  # stands in the old revision only
        ("渡轮", [2]),
        ("轮渡", []),
        ("码头", [2]),
        ("", []),
        ("-ferry", []),
        ("???", []),
    ],
)
def test_words_find_current_revisions(newsroom, text, expected):
    assert found(newsroom, text) == expected


@pytest.mark.parametrize(
    "text", ["'", '"', '"""', "AND", "a AND", "NOT (", "x:y", "!&|", "a' OR '1'='1", "\0", "ferry\0late", "*", "-", "\\", "é" * 5000]
)
def test_no_words_are_an_error(newsroom, text):
    search(newsroom, text)


def test_indexing_and_unindexing_twice_changes_nothing(own_newsroom):
    with writing(own_newsroom) as connection:
        index_revision(connection, 2)
    assert found(own_newsroom, "ferry") == [1]
    with writing(own_newsroom) as connection:
        unindex_revision(connection, 2)
        unindex_revision(connection, 2)
        unindex_revision(connection, 1)  # was never indexed
    assert found(own_newsroom, "ferry") == []
    with writing(own_newsroom) as connection:
        index_revision(connection, 2)
    assert found(own_newsroom, "ferry") == [1]


def test_the_excerpt_stands_around_the_word(newsroom):
    (hit,) = search(newsroom, "hurt")
    assert "Nobody was hurt." in hit.excerpt
