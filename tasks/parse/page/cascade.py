"""Which reading of the story stands: the votes where they are clear; agreement of two cheap extractors; then trafilatura; rescue where the page is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.parse.page.rescue import live_entries, state_body, told_body
from tasks.parse.page.second import agreement, careful_parts, cheap_text
from tasks.parse.page.story import SPLIT, Story, read_story, tidied, words_in
from tasks.parse.page.witness import LEAST_TOLD, without_strangers

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tasks.parse.deadline import Deadline
    from tasks.parse.document import Document
    from tasks.parse.page.blocks import Blocks
    from tasks.parse.page.jsonld import Node

AGREE, AGREE_SPLIT = 0.8, 0.6
"""Share of words in common from which two readings agree; less is asked where the region is clear and only the votes are split."""
NOISE = 0.05
"""How much better the whole page must agree than its region to be the better reading."""
LEAST = 0.4
"""A story under this share of the largest witness is not served."""
EMPTY = 60
"""Words below which the scripts are searched for the story."""
ENOUGH = 200
"""Words from which a doubtful reading is kept though nobody agrees with it: on 36 such marked pages trafilatura was clearly the better one twice and the worse five times."""


def choose_story(
    html: str,
    tree: HtmlElement,
    blocks: Blocks,
    nodes: list[Node],
    *,
    headline: str | None,
    standfirsts: frozenset[str],
    document: Document,
) -> Story:
    """The story of the page."""
    profile = document.profile
    story = read_story(blocks, headline=headline, furniture=profile.furniture(), standfirsts=standfirsts, home=profile.home())
    told = told_body(nodes)
    if story.doubt and words_in(told) >= LEAST_TOLD and agreement(story.text, " ".join(told)) >= AGREE:
        story.doubt = ""
    if story.doubt and document.deadline.allows(0.3):
        story = second_opinion(story, html, tree, headline=headline, deadline=document.deadline)
    without_strangers(story, told)
    words = story.words
    entries, heads = live_entries(nodes)
    if words_in(entries) * 2 > words:
        return _replaced(story, entries, heads, "json-ld liveBlogUpdate", "")
    if words_in(told) * LEAST > words:
        story = _replaced(story, told, [], "json-ld articleBody", "the page shows less than two fifths of it")
        words = story.words
    if words < EMPTY and document.deadline.allows(0.6):
        state = state_body(tree)
        if words_in(state) > 3 * words:
            story = _replaced(story, state, [], "script state", "the page shows no story, its scripts carry one")
    return story


def better_agreed(story: Story, cheap: str) -> tuple[Story, float]:
    """The reading that agrees better with a cheap extractor, the region's or its rival's, and how well it does."""
    agreed = agreement(story.text, cheap)
    rival = 0.0 if story.rival is None else agreement(story.rival.text, cheap)
    return (story.rival, rival) if story.rival is not None and rival > agreed + NOISE else (story, agreed)


def second_opinion(story: Story, html: str, tree: HtmlElement, *, headline: str | None, deadline: Deadline) -> Story:
    """What stands of a doubtful reading once a cheap extractor, and for a short one trafilatura, have been asked."""
    story, agreed = better_agreed(story, cheap_text(html, tree)) if story.parts else (story, 0.0)
    if story.parts and agreed >= (AGREE_SPLIT if story.doubt == SPLIT else AGREE):
        story.doubt = ""
        return story
    if story.words >= ENOUGH or not deadline.allows(0.5):
        return story
    parts, subheads = careful_parts(tree)
    if words_in(parts) < LEAST * story.words:
        return story
    other = _replaced(story, [], subheads, "trafilatura", story.doubt)
    other.parts = tidied(parts, other, headline=headline)
    other.subheads = [one for one in subheads if one in other.parts]
    return other if other.parts else story


def _replaced(story: Story, parts: list[str], subheads: list[str], source: str, doubt: str) -> Story:
    return Story(
        parts=parts,
        subheads=[one for one in subheads if one in parts],
        captions=story.captions,
        tail=story.tail,
        doubt=doubt,
        source=source,
    )
