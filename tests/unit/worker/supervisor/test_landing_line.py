"""The line shown for an item that came to its end."""

from datetime import UTC, datetime

import pytest
from rich.text import Text

from tasks.store.queries.events import Event
from worker.supervisor.landing_line import landing_line, landing_record

AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def shown(kind, **payload):
    line = landing_line(Event(1, AT, kind, {"item": 7, "outcome": kind, "location": "https://x.example/a", **payload}))
    return Text.from_markup(line).plain if line else None


def test_a_landed_article_is_its_headline_source_and_language():
    assert shown("landed", headline="Ferry back", source="feed", language="en", relation="new").endswith("landed     Ferry back  feed · en")


def test_revisions_and_copies_say_so():
    assert "copy · feed" in shown("landed", headline="Ferry back", source="feed", relation="copy")


def test_what_did_not_make_it_says_where_and_why():
    assert "https://x.example/a: not_found (404)" in shown("skipped", reason="not_found", detail="404")


def test_square_brackets_in_a_headline_are_text():
    assert "[VIDEO] [/] Ferry" in shown("landed", headline="[VIDEO] [/] Ferry")


@pytest.mark.parametrize("kind", ["source_added", ""])
def test_other_events_are_not_shown(kind):
    event = Event(1, AT, kind, {})
    assert landing_line(event) is None
    assert landing_record(event) is None


def test_an_empty_payload_is_still_a_line():
    assert landing_line(Event(1, AT, "landed", {})) is not None
