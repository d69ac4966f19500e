"""What taking a place promises."""

from datetime import UTC, datetime

from tasks.model import Relation
from tasks.ports.index import DocumentKey, KeyKind

NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
NEW, SAME, REVISION, COPY = Relation.NEW, Relation.SAME, Relation.REVISION, Relation.COPY


def take(index, entry, decision):
    return index.take(entry, decision, now=NOW, source_id=None)


def test_an_empty_index_knows_nothing(world) -> None:
    with world.turn() as index:
        assert list(index.find((DocumentKey(KeyKind.URL, 7),))) == []
        assert list(index.find(())) == []
        assert not index.carriers((1, 2))
        assert not index.carriers(())
        assert not index.repeats((1,))
        assert not index.known((1,))
        assert not index.known(())
        assert not index.editions((1,))
        assert not index.history(1, limit=3)
        index.withdraw(1)
        index.settle([1])


def test_a_new_article_is_found_by_each_of_its_keys_strongest_first(world, entry, say) -> None:
    keys = (
        DocumentKey(KeyKind.TEXT, 5),
        DocumentKey(KeyKind.NUMBER, -(2**63)),
        DocumentKey(KeyKind.URL, 2**63 - 1),
        DocumentKey(KeyKind.GUID, 0),
    )
    made = entry(keys=keys)
    with world.turn() as index:
        place = take(index, made, say(NEW))
    assert (place.revision, place.cluster_id) == (1, place.article_id)
    with world.turn() as index:
        assert [(key.kind, article) for key, article in index.find(keys)] == [(kind, place.article_id) for kind in KeyKind]
        known = index.known((place.article_id,))[place.article_id]
    assert (known.url, known.outlet, known.source, known.judged_revision, known.origin_id) == (made.url, "a.test", "feed", 1, None)


def test_an_edition_comes_back_as_it_was_given_before_and_after_landing(world, entry, say) -> None:
    made = entry("Ein “Riß” — 14 m.\n\n二行目。")
    with world.turn() as index:
        place = take(index, made, say(NEW))
    for landed in (False, True):
        if landed:
            world.land(place, made)
        with world.turn() as index:
            edition = index.editions((place.article_id,))[place.article_id]
        assert (edition.headline, edition.body, edition.byline, edition.dateline) == (
            made.edition.headline,
            made.edition.body,
            "Ines Kolbe",
            "VELLMAR",
        )
        assert (edition.published, edition.content_key, edition.number) == (made.edition.published, made.edition.content_key, 1)


def test_revisions_count_up_and_history_is_newest_first(world, entry, say) -> None:
    first, second, third = entry("One."), entry("Two."), entry("Three.")
    with world.turn() as index:
        place = take(index, first, say(NEW))
    world.land(place, first)
    with world.turn() as index:
        assert take(index, second, say(REVISION, place.article_id)).revision == 2
        assert take(index, third, say(REVISION, place.article_id)).revision == 3
        assert [edition.body for edition in index.history(place.article_id, limit=9)] == ["Three.", "Two.", "One."]
        assert [edition.number for edition in index.history(place.article_id, limit=2)] == [3, 2]
        assert index.editions((place.article_id,))[place.article_id].body == "Three."
        assert index.known((place.article_id,))[place.article_id].judged_revision == 3


def test_the_same_again_keeps_the_text_and_merges_the_aliases(world, entry, say) -> None:
    first = entry("One.")
    again = entry("One, with furniture.", keys=(*first.keys, DocumentKey(KeyKind.URL, 99)))
    with world.turn() as index:
        place = take(index, first, say(NEW))
        assert take(index, again, say(SAME, place.article_id)) == place
    with world.turn() as index:
        assert index.find((DocumentKey(KeyKind.URL, 99),))[0][1] == place.article_id
        assert len(index.history(place.article_id, limit=9)) == 1


def test_a_copy_has_its_own_row_in_the_cluster_of_its_origin(world, entry, say) -> None:
    with world.turn() as index:
        origin = take(index, entry(), say(NEW))
        copy = take(index, entry(), say(COPY, origin.article_id, cluster_id=origin.cluster_id, origin_id=origin.article_id))
        known = index.known((copy.article_id,))[copy.article_id]
    assert copy.article_id != origin.article_id
    assert (known.cluster_id, known.origin_id) == (origin.cluster_id, origin.article_id)


def test_an_elected_origin_takes_over_the_copies(world, entry, say) -> None:
    with world.turn() as index:
        old = take(index, entry(), say(NEW))
        copy = take(index, entry(), say(COPY, old.article_id, cluster_id=old.cluster_id, origin_id=old.article_id))
        agency = take(index, entry(), say(COPY, old.article_id, cluster_id=old.cluster_id, elected=True, demoted={old.article_id: 0.8}))
        known = index.known((old.article_id, copy.article_id, agency.article_id))
    assert [known[each.article_id].origin_id for each in (old, copy, agency)] == [agency.article_id, agency.article_id, None]


def test_clusters_that_are_one_story_merge(world, entry, say) -> None:
    with world.turn() as index:
        one, other, third = (take(index, entry(), say(NEW)) for _ in range(3))
        both = take(
            index, entry(), say(COPY, one.article_id, cluster_id=one.cluster_id, origin_id=one.article_id, merges=(other.cluster_id,))
        )
        known = index.known((one.article_id, other.article_id, third.article_id, both.article_id))
    assert [known[each.article_id].cluster_id for each in (one, other, both)] == [one.cluster_id] * 3
    assert known[third.article_id].cluster_id == third.cluster_id


def test_an_address_given_to_a_new_story_leads_to_it(world, entry, say) -> None:
    first = entry()
    with world.turn() as index:
        take(index, first, say(NEW))
        second = take(index, entry(keys=first.keys), say(NEW))
        assert index.find(first.keys)[0][1] == second.article_id
