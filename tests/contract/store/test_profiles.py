"""What a host's pages teach is kept with the end of the document that taught it, and a turn for the worse is told once."""

from datetime import UTC, datetime

import sqlalchemy as sa

from tasks.errors import FaultCode
from tasks.model import Draft, Item, ItemKind, Outcome, OutcomeKind, Stage
from tasks.parse.learning import ProfileLearner, profile_of
from tasks.parse.profile import EMPTY_RUN
from tasks.store.engine import reading, writing
from tasks.store.profiles import learn_landed, learn_skipped, read_profiles
from tasks.store.schema import events

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
HOST = "harbourpost.example"
NO_ARTICLE = Outcome(kind=OutcomeKind.SKIPPED, reason=FaultCode.NOT_AN_ARTICLE)
STORY = Draft(headline="Ferry returns", body="\n\n".join(f"Paragraph {n} of a long story about the ferry and its crew." for n in range(8)))


def a_page(**changes) -> Item:
    return Item(
        **{"id": 1, "kind": ItemKind.URL, "location": f"https://{HOST}/1", "host": HOST, "stage": Stage.PARSE, "first_seen": NOW} | changes
    )


def test_stories_and_skips_are_counted(engine):
    with writing(engine) as connection:
        learn_landed(connection, [(a_page(), STORY), (a_page(id=2), STORY)], ProfileLearner(), NOW)
        learn_skipped(connection, [(a_page(id=3), NO_ARTICLE)], ProfileLearner(), NOW)
    with reading(engine) as connection:
        profile = profile_of(read_profiles(connection, [HOST])[HOST])
    assert (profile.seen, profile.thin_run, profile.skips) == (3, 1, {"not_an_article": 1})


def test_what_teaches_nothing_is_left_out(engine):
    timeout = Outcome(kind=OutcomeKind.DEAD, reason=FaultCode.GAVE_UP)
    with writing(engine) as connection:
        learn_skipped(
            connection, [(a_page(), timeout), (a_page(recheck_of=7), NO_ARTICLE), (a_page(host=None), NO_ARTICLE)], ProfileLearner(), NOW
        )
        assert read_profiles(connection, [HOST]) == {}


def test_a_host_that_turns_empty_raises_one_alarm(engine):
    with writing(engine) as connection:
        learn_landed(connection, [(a_page(id=n), STORY) for n in range(2 * EMPTY_RUN)], ProfileLearner(), NOW)
        for n in range(EMPTY_RUN + 3):
            learn_skipped(connection, [(a_page(id=100 + n), NO_ARTICLE)], ProfileLearner(), NOW)
        told = connection.execute(sa.select(events).where(events.c.kind == "alarm")).all()
    assert len(told) == 1
    assert told[0].payload["host"] == HOST


def test_a_profile_that_cannot_be_read_any_more_is_begun_anew():
    assert profile_of({"nonsense": 1}).seen == 0
