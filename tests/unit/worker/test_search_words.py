"""A person's words as a query, and text as the index holds it."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.store.search_words import as_fts5, as_tsquery, read_wanted, searchable


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zürich, İstanbul & Gökçe!", "zurich istanbul gokce"),
        ("don't—stop", "don t stop"),
        ("北京讯", "北 京 讯"),
        ("Straße", "strasse"),
        ("हिन्दी", "हिन्दी"),
        ("a_b", "a b"),
        (None, ""),
    ],
)
def test_text_is_folded(text, folded):
    assert searchable(text) == folded


def test_words_phrases_exclusions_and_beginnings():
    wanted = read_wanted('ferry "new pier" -storm isl*')
    assert as_fts5(wanted) == '("ferry" AND "new pier" AND "isl"*) NOT ("storm")'
    assert as_tsquery(wanted) == "('ferry') & ('new' <-> 'pier') & ('isl':*) & !(('storm'))"


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert searchable(searchable(text)) == searchable(text)


@given(st.text() | st.text(alphabet="\"'*-() ANDORNOT:^~\\\0"))
def test_no_question_is_an_error(text):
    """Whatever a person types, FTS5 understands what we make of it."""
    wanted = read_wanted(text)
    if not wanted.all:
        return
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE t USING fts5(body)")
    assert index.execute("SELECT 1 FROM t WHERE t MATCH ?", (as_fts5(wanted),)).fetchall() == []
    index.close()
