"""The second opinion is given the page as it is, and a capped copy of a page that no walker should be given."""

from copy import deepcopy

import pytest
from lxml import etree

from tasks.parse.deadline import Deadline
from tasks.parse.page.cascade import second_opinion
from tasks.parse.page.second import careful_parts
from tasks.parse.page.story import SHORT_STORY, SPLIT, Story
from tasks.parse.page.tree import MAX_DEPTH, MAX_ELEMENTS, bounded, cap_tree, grow_tree, is_vast

PROSE = "".join(
    f"<p>The lock keepers of Velmore counted {number} barges on the canal, more than in any week before.</p>" for number in range(12)
)


def tree_of(body):
    return grow_tree(bounded(f"<html><body>{body}</body></html>"))


@pytest.mark.parametrize(
    "body",
    [
        *("<div>" * depth + "x" + "</div>" * depth for depth in range(MAX_DEPTH - 3, MAX_DEPTH + 2)),
        *("<p>x</p>" * count for count in (MAX_ELEMENTS - 3, MAX_ELEMENTS - 2, MAX_ELEMENTS - 1)),
        *("<p><b>x</b></p>" * (count // 2) for count in (MAX_ELEMENTS - 2, MAX_ELEMENTS, MAX_ELEMENTS + 2)),
    ],
)
def test_a_tree_that_is_not_vast_loses_nothing_to_the_cap(body):
    tree = tree_of(body)
    capped = deepcopy(tree)
    cap_tree(capped)
    assert is_vast(tree) or etree.tostring(capped) == etree.tostring(tree)


def test_a_deep_page_and_a_long_one_are_vast_and_a_plain_one_is_not():
    assert is_vast(tree_of("<div>" * (MAX_DEPTH + 1)))
    assert is_vast(tree_of("<p>x</p>" * (MAX_ELEMENTS + 1)))
    assert not is_vast(tree_of(PROSE))


def test_the_tree_is_left_as_it_was():
    tree = tree_of(f"<nav><a href='/'>Home</a></nav><article>{PROSE}</article><script>let a = 1;</script>")
    before = etree.tostring(tree)
    parts, _ = careful_parts(tree)
    assert len(parts) == 12
    assert etree.tostring(tree) == before


def opinion_on(story, body):
    html = f"<html><body>{body}</body></html>"
    return second_opinion(story, html, grow_tree(bounded(html)), headline=None, deadline=Deadline())


def test_a_long_doubtful_reading_is_kept_and_stays_doubtful_where_the_cheap_extractor_disagrees():
    story = Story(parts=["The dredgers of Velmore work by night, when no barge waits at the gates of the lower lock."] * 12, doubt=SPLIT)
    kept = opinion_on(story, PROSE)
    assert kept is story
    assert kept.doubt == SPLIT


def test_a_short_doubtful_reading_gives_way_to_what_trafilatura_reads():
    other = opinion_on(Story(parts=["Tickets at the lock house."], doubt=SHORT_STORY), f"<article>{PROSE}</article>")
    assert other.source == "trafilatura"
    assert len(other.parts) == 12


def test_two_readings_that_agree_leave_no_doubt():
    story = Story(parts=[text.text for text in tree_of(PROSE).iter("p")], doubt=SPLIT)
    assert opinion_on(story, PROSE).doubt == ""
