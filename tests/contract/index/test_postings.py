"""What finding by text promises."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from tasks.model import Relation
from tasks.ports.index import POSTING_CAP
from tasks.store.engine import writing
from tasks.store.index import SqlIndex
from tasks.store.index.generations import SPAN_DAYS
from tasks.store.index.tables import SLOTS, index_postings

NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


def take(index, entry, decision, now=NOW):
    return index.take(entry, decision, now=now, source_id=None)


def test_articles_are_found_by_the_fingerprints_they_carry(world, entry, say) -> None:
    with world.turn() as index:
        one = take(index, entry(fingerprints=(-(2**31), 5)), say(Relation.NEW))
        two = take(index, entry(fingerprints=(5, 2**31 - 1)), say(Relation.NEW))
    with world.turn() as index:
        found = index.carriers((-(2**31), 5, 2**31 - 1, 6))
    assert {value: sorted(articles) for value, articles in found.items()} == {
        -(2**31): [one.article_id],
        5: [one.article_id, two.article_id],
        2**31 - 1: [two.article_id],
    }


def test_a_revision_is_found_by_old_and_new_text(world, entry, say) -> None:
    with world.turn() as index:
        place = take(index, entry(fingerprints=(1, 2)), say(Relation.NEW))
        take(index, entry(fingerprints=(2, 3)), say(Relation.REVISION, place.article_id))
    with world.turn() as index:
        assert {value: list(articles) for value, articles in index.carriers((1, 2, 3)).items()} == {
            value: [place.article_id] for value in (1, 2, 3)
        }


def test_a_phrase_of_everyone_is_kept_for_so_many_and_no_more(world, entry, say) -> None:
    with world.turn() as index:
        for _ in range(POSTING_CAP + 5):
            take(index, entry(fingerprints=(7,)), say(Relation.NEW))
    with world.turn() as index:
        assert len(index.carriers((7,))[7]) == POSTING_CAP


def test_paragraphs_are_counted_by_document(world, entry, say) -> None:
    with world.turn() as index:
        one = take(index, entry(paragraphs=(11, 12)), say(Relation.NEW))
        take(index, entry(paragraphs=(11,)), say(Relation.SAME, one.article_id))
        two = take(index, entry(paragraphs=(11,)), say(Relation.NEW))
    with world.turn() as index:
        assert {key: sorted(articles) for key, articles in index.repeats((11, 12, 13)).items()} == {
            11: [one.article_id, two.article_id],
            12: [one.article_id],
        }


def test_the_window_moves_on_and_keys_stay(sql_world, entry, say) -> None:
    made = entry(fingerprints=(1,))
    with sql_world.turn() as index:
        old = take(index, made, say(Relation.NEW))
    for step in range(1, SLOTS):
        with sql_world.turn() as index:
            take(index, entry(fingerprints=(1,)), say(Relation.NEW), now=NOW + timedelta(days=SPAN_DAYS * step))
            assert old.article_id in index.carriers((1,))[1], "inside the window"
    later = NOW + timedelta(days=SPAN_DAYS * SLOTS)
    with sql_world.turn() as index:
        assert index.expire(now=later) == 1
        assert index.expire(now=later) == 0
        assert old.article_id not in index.carriers((1,))[1]
        assert index.find(made.keys)[0][1] == old.article_id
    with sql_world.engine.connect() as connection:
        assert sum(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one() for table in index_postings) == SLOTS - 1


def test_a_generation_that_nobody_expired_is_emptied_when_its_place_is_needed(sql_world, entry, say) -> None:
    with sql_world.turn() as index:
        old = take(index, entry(fingerprints=(1,)), say(Relation.NEW))
    with sql_world.turn() as index:
        take(index, entry(fingerprints=(2,)), say(Relation.NEW), now=NOW + timedelta(days=SPAN_DAYS * SLOTS))
    with sql_world.turn() as index:
        assert old.article_id not in index.carriers((1,)).get(1, ())


def test_fingerprints_of_another_algorithm_are_not_compared(sql_world, entry, say) -> None:
    with sql_world.turn() as index:
        take(index, entry(fingerprints=(1,)), say(Relation.NEW))
    with writing(sql_world.engine) as connection:
        other = SqlIndex(connection, algorithm="winnow-of-tomorrow")
        assert not other.carriers((1,))
        place = take(other, entry(fingerprints=(1,)), say(Relation.NEW))
        assert list(other.carriers((1,))[1]) == [place.article_id]
