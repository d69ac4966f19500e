from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.deduplicate.core import decide, prepare
from tasks.deduplicate.memory_index import MemoryIndex
from tasks.model import Draft, PageKind, Relation

NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
texts = st.text(max_size=400) | st.lists(
    st.sampled_from(["Divers found a crack.", "12 views", "Most read: A | B", "", "404", "港が閉鎖。", "CORRECTION: wrong year."]),
    max_size=12,
).map("\n\n".join)
drafts = st.builds(
    Draft,
    headline=st.none() | st.text(max_size=60),
    body=texts,
    url=st.none() | st.sampled_from(["https://a.test/one-1234567", "https://b.test/two-7654321?id=4", "nonsense", "http://[broken"]),
    guid=st.none() | st.text(max_size=20),
    standfirst=st.none() | st.text(max_size=40),
    outlet=st.none() | st.just("a.test"),
    kind=st.sampled_from(PageKind),
)


def send(index: MemoryIndex, draft: Draft):
    newcomer = prepare(draft, location=draft.url or "/drop/file", source="drop", received_at=NOW)
    decision = decide(newcomer, index)
    return decision, index.take(newcomer, decision, now=NOW, source_id=None)


@given(st.lists(drafts, max_size=6))
def test_whatever_arrives_is_judged_and_arriving_again_changes_no_revision(arriving: list[Draft]) -> None:
    """No input raises, every verdict names its article, and what was just taken is known."""
    index = MemoryIndex()
    for draft in arriving:
        decision, place = send(index, draft)
        verdict = decision.verdict
        assert (verdict.of is None) == (verdict.relation is Relation.NEW)
        assert index.known([place.article_id])[place.article_id].cluster_id == place.cluster_id
        again, same = send(index, draft)
        if again.verdict.relation is Relation.SAME:
            assert same.revision >= place.revision


@given(texts, st.text(max_size=60))
def test_a_document_with_an_address_is_the_same_when_it_comes_again(body: str, headline: str) -> None:
    index = MemoryIndex()
    draft = Draft(headline=headline, body=body, url="https://a.test/one-1234567", outlet="a.test")
    _, place = send(index, draft)
    again, same = send(index, draft)
    assert again.verdict.relation is Relation.SAME
    assert same == place


def test_only_what_prepare_made_can_be_judged() -> None:
    entry = prepare(Draft(body="x"), location="x", source="x", received_at=NOW)
    with pytest.raises(TypeError):
        decide(entry.edition, MemoryIndex())


def test_a_text_of_thousands_of_equal_lines_is_compared_in_no_time() -> None:
    index = MemoryIndex()
    send(index, Draft(body="Same line here.\n\n" * 4000, url="https://a.test/one-1234567"))
    decision, _ = send(index, Draft(body="Same line here.\n\n" * 3999 + "Another line here.", url="https://a.test/one-1234567"))
    assert decision.verdict.relation is Relation.REVISION
