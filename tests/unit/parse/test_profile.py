"""What a source teaches: counted, plain JSON, used only when several stories agree."""

import json
from datetime import UTC, date, datetime

from tasks.model import Draft, Moment, RawDocument
from tasks.parse.core import parse
from tasks.parse.profile import SourceProfile, learn, learn_skip

NOTICE = "Northwire is supported by its readers, who pay for the harbour to be reported on."
STORY = [f"Paragraph {number} of a story that the harbour reporter wrote, with enough words to be one." for number in range(6)]

TOLD = "".join(f"<p>{part}</p>" for part in STORY)


def taught(drafts, profile=None):
    profile = profile or SourceProfile()
    for draft in drafts:
        profile = learn(profile, draft)
    return profile


def a_draft(number=0, **more):
    return Draft(headline=f"Head {number}", body="\n\n".join([*(f"{part} ({number})" for part in STORY), NOTICE]), **more)


def test_a_profile_is_plain_json_and_replaying_gives_the_same():
    drafts = [a_draft(number) for number in range(5)]
    profile = taught(drafts)
    assert SourceProfile.model_validate_json(profile.model_dump_json()) == profile == taught(drafts)
    assert profile.seen == 5
    json.loads(profile.model_dump_json())


def test_a_line_behind_story_after_story_is_furniture():
    assert NOTICE not in taught([a_draft(1), a_draft(2)]).furniture()
    assert taught([a_draft(number) for number in range(4)]).furniture() == {NOTICE}


def test_furniture_is_left_out_of_the_next_page_and_told_as_tail():
    page = "<html><body><h1>Head</h1>" + "".join(f"<p>{part}</p>" for part in [*STORY, NOTICE]) + "</body></html>"
    raw = RawDocument(digest="0" * 64, content=page.encode(), media_type="text/html", fetched_at=datetime(2025, 9, 26, tzinfo=UTC))
    assert NOTICE in parse(raw).body
    known = parse(raw, profile=taught([a_draft(number) for number in range(4)]))
    assert NOTICE not in known.body
    assert known.tail == NOTICE


def test_the_order_of_day_and_month_is_learned_from_dates_that_leave_no_choice():
    moment = Moment(day=date(2025, 9, 24), precision="day", source="byline", confidence=0.9, evidence=("a part is over 12: day first",))
    profile = taught([a_draft(number, published=moment) for number in range(3)])
    assert profile.days_come_first() is True
    raw = RawDocument(
        digest="0" * 64,
        content=("Head of the story\nBy Marit Solheim | 09/04/2025\n\n" + "\n\n".join(STORY)).encode(),
        media_type="text/plain",
        fetched_at=datetime(2025, 9, 26, tzinfo=UTC),
    )
    assert parse(raw, profile=profile).published.day == date(2025, 4, 9)
    assert parse(raw).published.day == date(2025, 9, 4)


def test_a_source_that_turns_empty_raises_an_alarm():
    profile = taught([a_draft(number) for number in range(10)])
    assert profile.alarm() is None
    for _ in range(5):
        profile = learn_skip(profile, "not_an_article")
    assert "5 documents" in profile.alarm()
    assert learn(profile, a_draft(11)).alarm() is None


def test_what_a_source_hangs_behind_its_titles_is_learned_and_taken_off():
    def page(headline):
        html = f"<html><head><title>{headline} ~ The Quay</title></head><body><h1>{headline}</h1>{TOLD}</body></html>"
        return RawDocument(digest="0" * 64, content=html.encode(), media_type="text/html", fetched_at=datetime(2025, 9, 26, tzinfo=UTC))

    profile = SourceProfile()
    for number in range(3):
        profile = learn(profile, parse(page(f"Ferry number {number} leaves the harbour")))
    assert profile.suffix() == " ~ The Quay"
    bare = page("Ferry").model_copy(update={"content": f"<title>Fog over the bay ~ The Quay</title>{TOLD}".encode()})
    assert parse(bare, profile=profile).headline == "Fog over the bay"
