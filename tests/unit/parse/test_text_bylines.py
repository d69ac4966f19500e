"""Who signs a plain text: names beside dates, callings and addresses between, signatures under the story, names within an agency's opening."""

from datetime import UTC, datetime

import pytest

from tasks.model import RawDocument
from tasks.parse.core import parse
from tasks.parse.people.eastern import signed_within

HEADLINE = "Goats crowd the ferry over the sound"
STORY = "\n\n".join(
    f"The ferrymen of Tarnholm carried {number} goats over the sound this week, more than the jetty was built for, and the warden asks the owners to wait."
    for number in range(31, 37)
)
MARIT = ("Marit Vangsnes",)


def draft(*parts):
    text = "\n\n".join(parts)
    return parse(
        RawDocument(digest="0" * 64, content=text.encode(), media_type="text/plain", fetched_at=datetime(2025, 10, 9, 12, tzinfo=UTC))
    )


@pytest.mark.parametrize(
    "head",
    [
        "2 October 2025\n\nShare\n\nMarit Vangsnes",
        "Marit Vangsnes in Tarnholm\nThu 2 Oct 2025 10.20 BST",
        "Marit Vangsnes\nverslaggever binnenland\n2 oktober 2025, 10:20",
        "Marit Vangsnes\nJournalist\n02. okt. 2025, kl. 10:20",
        "Marit Vangsnes\n02 oct. 2025, 10:20, Actualitate",
        "Marit Vangsnes\nTarnholm - 02 OCT 2025 - 10:20 CEST",
        "Tidewire Tarnholm, 2 October 2025, 10:20 WIB\nPenulis: Marit Vangsnes | Editor: Jonas Vik",
        "2 October 2025 10:20 By: Marit Vangsnes",
        "Source: Tidewire\n2 October 2025\nMarit Vangsnes",
    ],
)
def test_a_name_beside_a_date_signs_and_what_stands_around_it_does_not(head):
    found = draft(HEADLINE, head, STORY)
    assert (found.authors, found.headline, found.standfirst) == (MARIT, HEADLINE, None)


@pytest.mark.parametrize("below", ["Marit Vangsnes", "(Marit Vangsnes)", "Autor: Marit Vangsnes"])
def test_a_name_under_the_story_signs_it_where_the_head_names_nobody(below):
    found = draft(HEADLINE, "2 October 2025", STORY, below)
    assert found.authors == MARIT
    assert not found.body.endswith("Vangsnes")
    assert draft(HEADLINE, "By Jonas Vik\n2 October 2025", STORY, below).authors == ("Jonas Vik",)


def test_the_last_name_of_a_list_and_a_person_told_of_sign_nothing():
    winners = draft(HEADLINE, "2 October 2025", STORY, "The winners of the race:", "Ola Berg", "Marit Vangsnes")
    assert (winners.authors, winners.body.endswith("Marit Vangsnes")) == ((), True)
    assert draft(HEADLINE, "2 October 2025", STORY, "The warden is Marit Vangsnes, who owns no goat.", "Marit Vangsnes").authors == ()
    assert draft(HEADLINE, "2 October 2025", STORY, "Getty Images").authors == ()


@pytest.mark.parametrize("line", ["di Redazione Online", "Quelle: Flutwelle", "2 October 2025, Tarnholm"])
def test_desks_sources_and_places_are_nobody_and_no_standfirst(line):
    found = draft(HEADLINE, line, "2 October 2025", STORY)
    assert (found.authors, found.standfirst) == ((), None)


def test_a_day_and_its_time_may_have_lost_the_space_between():
    assert draft(HEADLINE, "October 2, 20259:20 AM UTCUpdated October 3, 2025", STORY).published.at == datetime(
        2025, 10, 2, 9, 20, tzinfo=UTC
    )


@pytest.mark.parametrize("mark", ["# ", "Title: "])
def test_what_marks_a_headline_is_no_part_of_it(mark):
    assert draft(mark + HEADLINE, "2 October 2025", STORY).headline == HEADLINE


def test_an_agency_s_opening_names_its_reporters():
    assert signed_within("维尔社维尔9月4日电（记者王小明、李华）老桥重新开放") == ("王小明", "李华")
    assert signed_within("维尔社维尔9月4日电（记者节快乐）老桥重新开放") == ()
