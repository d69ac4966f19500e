"""What stands in and behind a story and is none of it: other stories, and who wrote this one."""

import pytest
from lxml.html import fragment_fromstring

from tasks.parse.layout.marks import opens_related
from tasks.parse.page.blocks import Block, Place
from tasks.parse.page.story import assemble

PROSE = [f"The harbour office counted {number} ferries on Monday, more than in any week since the bridge was closed, it said." for number in range(40, 52)]  # fmt: skip


def told(*lines: str | tuple[str, str]) -> list[Block]:
    """Blocks as an article has them; a pair is (tag, text), and an "a" is a paragraph that is one link."""
    blocks = []
    for number, line in enumerate(lines):
        tag, text = line if isinstance(line, tuple) else ("p", line)
        name = "p" if tag == "a" else tag
        place = Place(fragment_fromstring(f"<{name}>{text}</{name}>"), name, None, 1, frozenset({name}))
        block = Block(text, place, len(text) if tag == "a" else 0, bold=False, number=number, size=len(text))
        block.score = 1.0
        blocks.append(block)
    return blocks


@pytest.mark.parametrize("heading", ["Puedes ver:", "Verwandte Artikel", "Siehe auch", "Schon gelesen?", "In case you missed it", "Zobacz także", "По теме", "Ver también", "Notas relacionadas", "Neueste Artikel", "» Related:", "You may be interested in these topics:", "Articles similaires", "Похожие новости", "Articoli correlati", "También lea:", "Lisez aussi", "Katso myös", "Simak juga"])  # fmt: skip
def test_lines_under_a_heading_of_other_stories_go_with_it(heading):
    assert opens_related(heading)
    story = assemble(told(*PROSE[:6], ("h3", heading), ("li", "Bridge to reopen in June"), ("a", "The mayor answers our readers' questions about the quay."), *PROSE[6:]), headline=None)  # fmt: skip
    assert [part for part in story.parts if part not in PROSE] == []
    assert len(story.parts) == len(PROSE)


def test_a_subhead_behind_such_a_heading_is_the_storys():
    story = assemble(
        told(*PROSE[:6], "Read more", ("li", "Bridge to reopen in June"), ("h2", "What the captains say"), *PROSE[6:]), headline=None
    )
    assert story.parts == [*PROSE[:6], "What the captains say", *PROSE[6:]]


def test_prose_behind_such_a_heading_is_the_story():
    story = assemble(told(*PROSE[:6], "Read more", *PROSE[6:]), headline=None)
    assert story.parts == PROSE


@pytest.mark.parametrize("heading", ["About the author", "Über den Autor", "À propos de l'auteure", "Sobre la autora", "著者紹介"])
def test_who_wrote_it_is_tail(heading):
    signature = "Marit Solheim has written about ferries for twenty years and lives on one."
    story = assemble(told(*PROSE, ("h3", heading), signature), headline=None)
    assert story.parts == PROSE
    assert story.tail == [heading, signature]


def test_a_story_about_an_author_keeps_its_subhead():
    story = assemble(told(*PROSE[:4], ("h3", "About the author"), *PROSE[4:]), headline=None)
    assert story.parts == [*PROSE[:4], "About the author", *PROSE[4:]]


@pytest.mark.parametrize("label", ["Lea también:", "À lire aussi »", "Read more:", "Leia também:", "Czytaj więcej:"])
def test_a_line_that_only_points_to_another_story_goes(label):
    line = f"{label} The ferries that nobody counted: how the harbour office lost a whole week in May and found it again"
    blocks = told(*PROSE[:4], line, *PROSE[4:])
    blocks[4].links = len(line) - len(label) - 1
    assert assemble(blocks, headline=None).parts == PROSE


@pytest.mark.parametrize("label", ["- Anzeige -", "Table of contents:", "Back to top", "[Advertisement]", "目次"])
def test_a_label_of_the_page_goes_whatever_stands_around_it(label):
    assert assemble(told(*PROSE[:6], label, *PROSE[6:]), headline=None).parts == PROSE


@pytest.mark.parametrize("credit", ["(Credit: Marit Solheim / Quay Street Pictures)", "Crédits photos : Agence du Port", "Photo credits: the harbour office"])  # fmt: skip
def test_a_credit_that_stands_alone_is_a_caption(credit):
    story = assemble(told(*PROSE[:6], credit, *PROSE[6:]), headline=None)
    assert story.parts == PROSE
    assert story.captions == [credit]


def test_an_invitation_behind_the_story_is_tail_and_within_it_is_none():
    line = "Join our WhatsApp channel to hear of every ferry."
    story = assemble(told(*PROSE, line), headline=None)
    assert (story.parts, story.tail) == (PROSE, [line])
    assert assemble(told(*PROSE[:4], line, *PROSE[4:]), headline=None).parts == [*PROSE[:4], line, *PROSE[4:]]


@pytest.mark.parametrize(
    "line", ["Möchten Sie den Artikel teilen?", "This post has affiliate links: if you buy a ticket, we may earn a commission."]
)
def test_what_the_house_says_of_the_story_goes_wherever_it_stands(line):
    for place in (0, 4, len(PROSE)):
        assert assemble(told(*PROSE[:place], line, *PROSE[place:]), headline=None).parts == PROSE


@pytest.mark.parametrize("opening", ["Figure 3:", "Fig. 3.", "Abbildung 3:", "Abb. 3 –", "Рисунок 3:", "图3：", "Rys. 3."])
def test_a_line_that_numbers_a_figure_is_a_caption(opening):
    line = f"{opening} The quay of Quell before it was mended."
    story = assemble(told(*PROSE[:6], line, *PROSE[6:]), headline=None)
    assert (story.parts, story.captions) == (PROSE, [line])


@pytest.mark.parametrize("line", ["Figures 3 and 4 show the quay of Quell before it was mended.", "Figure 3 shows the quay of Quell before it was mended.", "Fig. trees grow on the quay.", "Figure 8 — the loop that skaters love — returns to the quay this winter."])  # fmt: skip
def test_a_sentence_about_a_figure_is_the_storys(line):
    assert assemble(told(*PROSE[:6], line, *PROSE[6:]), headline=None).captions == []


@pytest.mark.parametrize("heading", ["Pressekontakt:", "Media contact", "Contacts presse", "Kontakt:", "Контакты для СМИ"])
def test_whom_the_press_may_ask_is_tail(heading):
    contact = "Harbour office of Quell, Marit Solheim, 2 Quay Street"
    story = assemble(told(*PROSE, heading, contact), headline=None)
    assert (story.parts, story.tail) == (PROSE, [heading, contact])


def test_a_story_about_contacts_keeps_its_subhead():
    assert assemble(told(*PROSE[:4], ("h3", "Contact"), *PROSE[4:]), headline=None).parts == [*PROSE[:4], "Contact", *PROSE[4:]]


def test_a_story_that_ends_under_a_subhead_about_contacts_keeps_its_end():
    end = "Nobody on the mole had slept for two nights when the pilots answered at last."
    assert assemble(told(*PROSE, ("h3", "Contact"), end), headline=None).parts == [*PROSE, "Contact", end]
    address = f"{end} Write to harbour@quell.example."
    assert assemble(told(*PROSE, ("h3", "Contact"), address), headline=None).tail == ["Contact", address]


def test_a_paragraph_of_joiners_alone_is_none_and_a_mark_between_two_parts_stays():
    assert assemble(told(*PROSE[:4], "\u200d", "***", *PROSE[4:]), headline=None).parts == [*PROSE[:4], "***", *PROSE[4:]]
