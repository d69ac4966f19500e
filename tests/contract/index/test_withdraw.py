"""What giving a place back promises."""

from datetime import UTC, datetime

from tasks.model import Relation

NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


def take(index, entry, decision):
    return index.take(entry, decision, now=NOW, source_id=None)


def test_an_article_that_died_before_landing_leaves_no_trace(world, entry, say) -> None:
    made = entry(paragraphs=(11,))
    with world.turn() as index:
        place = take(index, made, say(Relation.NEW))
    with world.turn() as index:
        index.withdraw(place.article_id)
    with world.turn() as index:
        assert not index.known((place.article_id,))
        assert not index.editions((place.article_id,))
        assert not index.find(made.keys)
        assert not index.carriers(made.fingerprints)
        assert not index.repeats((11,))


def test_its_copies_live_on_and_the_earliest_is_their_origin(world, entry, say) -> None:
    with world.turn() as index:
        origin = take(index, entry(), say(Relation.NEW))
        copies = [
            take(index, entry(), say(Relation.COPY, origin.article_id, cluster_id=origin.cluster_id, origin_id=origin.article_id))
            for _ in range(3)
        ]
    with world.turn() as index:
        index.withdraw(origin.article_id)
        known = index.known([each.article_id for each in copies])
    assert [known[each.article_id].origin_id for each in copies] == [None, copies[0].article_id, copies[0].article_id]
    assert len({known[each.article_id].cluster_id for each in copies}) == 1


def test_a_dead_revision_goes_and_the_landed_article_stays(world, entry, say) -> None:
    first, second = entry("One."), entry("Two.")
    with world.turn() as index:
        place = take(index, first, say(Relation.NEW))
    world.land(place, first)
    with world.turn() as index:
        dead = take(index, second, say(Relation.REVISION, place.article_id))
    with world.turn() as index:
        index.withdraw(dead.article_id, dead.revision)
    with world.turn() as index:
        assert [edition.body for edition in index.history(place.article_id, limit=9)] == ["One."], "its content may come again"
        assert index.find(first.keys)[0][1] == place.article_id
        assert take(index, entry("Two."), say(Relation.REVISION, place.article_id)).revision > dead.revision, "numbers are not given twice"


def test_one_dead_revision_does_not_take_the_other_along(world, entry, say) -> None:
    with world.turn() as index:
        first = take(index, entry("One."), say(Relation.NEW))
        take(index, entry("Two."), say(Relation.REVISION, first.article_id))
    with world.turn() as index:
        index.withdraw(first.article_id, 1)
        assert index.editions((first.article_id,))[first.article_id].body == "Two."
        index.withdraw(first.article_id, 2)
        assert not index.known((first.article_id,))
