"""Which entry is which, from one reading to the next."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.fetch.feeds import FeedItem
from tasks.fetch.identity import MAX_SEEN, MIN_DEPARTED, compare, link_key, remember

NOW = datetime(2025, 9, 4, tzinfo=UTC)


def item(guid: str = "", link: str | None = None, title: str = "One", **more) -> FeedItem:
    return FeedItem(id=guid, link=link, title=title, **more)


def readings(*documents: list[FeedItem]):
    """What the last of several readings found."""
    seen: dict[str, str] = {}
    found = None
    for document in documents:
        found = compare(document, seen, max(map(len, documents)))
        seen = json.loads(json.dumps(found.seen))
    return found


A = "https://news.example/a/1"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (item("1", A), item("1", A)),
        (item("1", A), item("1", A + "?utm_source=rss&utm_medium=feed")),
        (item("", A + "?utm_campaign=x"), item("", A + "?fbclid=1#xtor=RSS-3")),
        (item(A, A), item(A + "?utm_source=rss", A)),
        (item(A, A), item(A.replace("https", "http"), A)),
        (item("", A), item("new-guid", A, title="One")),
        (item("r1", A, published_text="Thu"), item("r2", A, published_text="Thu")),
        (item("", None, title="only words"), item("", None, title="only words")),
        (item("1", A + "/"), item("1", A)),
    ],
)
def test_the_same_entry_is_not_new_again(before, after):
    found = readings([before], [after])
    assert (found.new, found.updated) == ((), ())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (item("1", A), item("2", "https://news.example/a/2")),
        (item("", A), item("", "https://news.example/a/2")),
        (item("", A + "?id=1"), item("", A + "?id=2")),
        (item("", A + "#part-1"), item("", A + "#part-2")),
        (item("1", "https://news.example/", title="Weather"), item("2", "https://news.example/", title="Weather")),
        (item("1", A, published_text="Thu"), item("2", A, published_text="Fri")),
        (item("", None, title="words"), item("", None, title="other words")),
    ],
)
def test_another_entry_is_new(before, after):
    assert readings([before], [after, before]).new == (after.id or after.link or readings([after]).items[0].id,)


@pytest.mark.parametrize(
    "after",
    [
        item("1", A, title="One, corrected"),
        item("1", A, summary="a new text"),
        item("1", A, content="<p>a new text</p>"),
        item("1", "https://news.example/moved/1"),
        item("1", A, updated=NOW + timedelta(hours=1)),
    ],
)
def test_an_edited_entry_is_an_update(after):
    found = readings([item("1", A, updated=NOW)], [after])
    assert (found.new, found.updated) == ((), ("1",))


@pytest.mark.parametrize(
    "after",
    [item("1", A, published_text="another day"), item("1", A, updated=NOW - timedelta(hours=1)), item("1", A, topics=("x",)), item("1", A)],
)
def test_what_is_no_edit(after):
    found = readings([item("1", A, updated=NOW)], [after])
    assert found.updated == ()


def test_markup_that_changes_is_no_edit():
    assert readings([item("1", A, content="<p class='a'>text</p>")], [item("1", A, content="<div>text</div>")]).updated == ()


def test_a_clock_in_every_updated_is_no_edit():
    def document(at: datetime) -> list[FeedItem]:
        return [item(str(n), f"{A}/{n}", updated=at) for n in range(6)]

    assert readings(document(NOW), document(NOW + timedelta(hours=1))).updated == ()
    some = document(NOW)[:5] + document(NOW + timedelta(hours=1))[5:]
    assert readings(document(NOW), some).updated == ("5",)


class TestSharedGuids:
    TWO = [item("1", A, title="One"), item("1", "https://news.example/a/2", title="Two")]  # noqa: RUF012 - read only

    def test_both_are_found(self):
        found = readings(self.TWO)
        assert len(found.new) == len(set(found.new)) == 2

    def test_and_known_next_time_in_any_order(self):
        assert readings(self.TWO, self.TWO[::-1]).new == ()

    def test_and_one_alone_is_still_itself(self):
        assert readings(self.TWO, self.TWO[:1], self.TWO[1:]).new == ()
        assert readings(self.TWO, self.TWO[1:]).updated == ()

    def test_and_one_that_came_first_alone(self):
        found = readings(self.TWO[:1], self.TWO)
        assert len(found.new) == 1

    def test_shared_without_links(self):
        assert len(readings([item("1", None, "One"), item("1", None, "Two")]).new) == 2


def test_links_shared_by_entries_without_guids():
    home = "https://news.example/"
    two = [item("", home, "One"), item("", home, "Two")]
    assert len(readings(two).new) == 2
    assert readings(two, two).new == ()


def test_twice_the_same_is_one():
    assert len(readings([item("1", A), item("1", A)]).items) == 1


def test_an_entry_that_leaves_and_returns_is_known():
    one, rest = item("1", A), [item(str(n), f"{A}/{n}") for n in range(2, 30)]
    assert readings([one, *rest], rest, rest, [one, *rest]).new == ()


def test_every_entry_has_an_id_and_ids_differ():
    found = readings([item(), item(title="Two"), item("", A), item("x"), FeedItem(), FeedItem(summary="s")])
    assert all(entry.id for entry in found.items)
    assert len({entry.id for entry in found.items}) == len(found.items)


class TestMemory:
    def test_is_bounded_by_the_feeds_length(self):
        seen: dict[str, str] = {}
        for day in range(200):
            seen = compare([item(f"{day}-{n}", f"{A}/{day}/{n}") for n in range(20)], seen, 20).seen
        assert len(seen) == 20 + MIN_DEPARTED
        assert len(json.dumps(seen)) < 60 * len(seen)

    def test_a_long_feed_that_shows_little_for_once_is_not_forgotten(self):
        many = [item(str(n), f"{A}/{n}") for n in range(5000)]
        assert readings(many, many[:3], many[:3], many).new == ()

    def test_has_an_end(self):
        before = {str(n): "a b c 0" for n in range(100_000)}
        assert len(remember({str(-n): "a b c 0" for n in range(1, 20_001)}, before, 100_000)) == MAX_SEEN


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.example/x", "https://a.example/x/"),
        ("https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2"),
        ("https://A.example:443/x?utm_source=q", "https://a.example/x"),
    ],
)
def test_links_that_mean_the_same(one, other):
    assert link_key(one) == link_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("https://a.example/?p=1", "https://a.example/?p=2"), ("https://a.example/X", "https://a.example/x")]
)
def test_links_that_do_not(one, other):
    assert link_key(one) != link_key(other)


texts = st.one_of(st.just(""), st.text(max_size=8))
entries = st.lists(
    st.builds(
        FeedItem, id=texts, link=st.one_of(st.none(), st.sampled_from([A, "https://news.example/", "x", "http://[bad"])), title=texts
    ),
    max_size=8,
)


@given(entries)
def test_the_same_document_twice_brings_nothing(document):
    assert readings(document, document).new == ()
    assert readings(document, document).updated == ()


@given(entries, entries)
def test_entries_are_new_once_and_ids_are_of_the_document(one, two):
    found = readings(one, two)
    ids = [entry.id for entry in found.items]
    assert set(found.new) | set(found.updated) <= set(ids)
    assert not set(found.new) & set(found.updated)


def test_a_second_entry_at_the_link_of_a_known_one_is_new_and_neither_is_lost():
    home = "https://news.example/"
    found = readings([item("", home, "One")], [item("", home, "Two"), item("", home, "One")])
    assert len(found.items) == 2
    assert len(found.new) == 1
    assert "Two" in found.new[0]
    assert found.updated == ()


@given(entries)
def test_no_entry_with_a_name_of_its_own_is_lost(document):
    found = readings(document)
    assert len(found.items) >= len({entry.id for entry in document if entry.id})
