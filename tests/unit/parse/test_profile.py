"""What a source teaches: counted, plain JSON, used only when several stories agree."""

import json
from datetime import UTC, date, datetime

import pytest

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


VOICES = "".join(
    f"<p>As somebody who has moored there for {number} years I can only say that the harbour office never once answered a letter, and it never will.</p>"
    for number in range(3, 15)
)
NOTE = "<p>The harbour office closes the fish hall for two days, so that the piles can be looked at from below.</p>"


def a_story(first):
    return "".join(
        f"<p>The harbour reporter counted {number} boats at the quay, and each of them had come for the fish hall that nobody has swept since spring.</p>"
        for number in range(first, first + 9)
    )


def a_page(story, home="story-text post-4711", beside=""):
    page = f"<html lang=en><body><main><h1>Hall closed</h1><div class='{home}'>{story}</div>{beside}</main></body></html>"
    return RawDocument(digest="0" * 64, content=page.encode(), media_type="text/html", fetched_at=datetime(2025, 9, 26, tzinfo=UTC))


def test_where_a_source_s_stories_stand_is_learned():
    assert taught([parse(a_page(a_story(first))) for first in (40, 60, 80)]).home() == "div.story-text"


@pytest.mark.parametrize(
    "page",
    [
        a_page(a_story(20), beside=f"<div class=story-text-continued>{VOICES}</div>"),
        a_page(a_story(20), home="longread", beside=f"<div class=story-text>{NOTE}{NOTE}</div>"),
    ],
    ids=["two parts", "another template"],
)
def test_a_sure_reading_is_not_cut_by_the_habit(page):
    profile = taught([parse(a_page(a_story(first))) for first in (40, 60, 80)])
    assert parse(page, profile=profile).body == parse(page).body


def test_a_note_where_the_source_s_stories_stand_is_found_and_not_doubtful_whatever_readers_write_under_it():
    profile = taught([parse(a_page(a_story(first))) for first in (40, 60, 80)])
    page = a_page(NOTE, beside=f"<section class=comments>{VOICES}</section>")
    assert "letter" in parse(page).body
    read = parse(page, profile=profile)
    assert read.body == NOTE.removeprefix("<p>").removesuffix("</p>")
    assert "body_doubtful" not in read.flags
    assert learn(profile, read).homes == profile.homes


def test_after_a_relaunch_the_page_s_own_finding_stands():
    profile = SourceProfile(homes={"div.story-text": 40})
    moved = a_page(NOTE, beside=f"<div class=text-of-article>{a_story(20)}</div>")
    assert parse(moved, profile=profile) == parse(moved)


def test_doubtful_bodies_teach_no_place():
    assert taught([a_draft(number) for number in range(5)]).home() is None
