"""Which blocks are voted into a story: what each is by itself, and what its company makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from tasks.parse.page.appeals import appeals, discloses
from tasks.parse.page.blocks import Blocks, blocks_of
from tasks.parse.page.cascade import better_agreed
from tasks.parse.page.classes import BIT, families
from tasks.parse.page.company import ALONE, COMPANY, FAR, Company, likely
from tasks.parse.page.region import story_region
from tasks.parse.page.story import ELSEWHERE, Story, read_story
from tasks.parse.page.traits import COSTLY, EAGER, NAMES, Traits, is_labelled
from tasks.parse.page.verdict import judged, shipped_trees, trees_of

PROSE = [f"The harbour office counted {number} ferries on Monday, more than in any week since the bridge was closed, it said." for number in range(40, 48)]  # fmt: skip


def page(*lines: str) -> Blocks:
    """The blocks of an article of these elements, between a menu and a foot."""
    told = "".join(line if line.startswith("<") else f"<p>{line}</p>" for line in lines)
    return blocks_of(document_fromstring(f"<html><body><nav><a href='/'>Home</a></nav><main><article><h1>Ferries are back</h1>{told}</article></main><footer>Quay Street 4</footer></body></html>"))  # fmt: skip


def trait(name: str, text: str, blocks: Blocks) -> float:
    """One trait of the block with this text, seen from the whole page."""
    traits = Traits(blocks, blocks.places[0])
    number = next(number for number, block in enumerate(traits.blocks) if block.text == text)
    return traits.of(number)[NAMES.index(name)]


def test_a_table_of_contents_echoes_the_headings():
    blocks = page("<ul><li><a href='#a'>What the captains say</a></li></ul>", PROSE[0], "<h2>What the captains say</h2>", PROSE[1])
    traits = Traits(blocks, blocks.places[0])
    told = [traits.of(number)[NAMES.index("echo")] for number, block in enumerate(traits.blocks) if block.text == "What the captains say"]
    assert told == [1, 0]


def test_paragraphs_set_like_the_rest_are_its_kin():
    blocks = page(*PROSE[:3], "<p class='promo'>The house sells a calendar with twelve ferries, printed on heavy paper, for everybody who likes them.</p>")  # fmt: skip
    assert trait("kin", PROSE[0], blocks) > 0.7
    assert trait("kin", blocks.all[-2].text, blocks) < 0.3


@pytest.mark.parametrize(("text", "links"), [("Lea también: Los barcos vuelven al puerto", 28), ("À lire aussi » Les bateaux reviennent au port", 29), ("詳しくはこちら：フェリーが港に戻ってきた日の朝のこと", 18)])  # fmt: skip
def test_a_label_before_a_link_names_another_story(text, links):
    assert is_labelled(text, links)


@pytest.mark.parametrize(("text", "links"), [("The captains: nobody asked us about the new timetable", 0), ("The whole line is a link to elsewhere", 37), ("She said: " + "the captains were never asked " * 3, 30)])  # fmt: skip
def test_a_sentence_with_a_link_names_none(text, links):
    assert not is_labelled(text, links)


@pytest.mark.parametrize(
    "text",
    [
        "Sign up for our newsletter and read about ferries every morning.", "Jetzt den Newsletter abonnieren und nichts verpassen!", "Únete a nuestro canal de Telegram.", "Suivez-nous sur Facebook et Instagram",
        "Zapisz się na nasz newsletter", "Подпишитесь на наш канал в Telegram", "Seguici su WhatsApp: clicca qui", "Følg os på Facebook", "点击关注我们的公众号", "Haber bültenine abone ol, e-mail ile gelsin",
    ],
)  # fmt: skip
def test_what_the_house_asks_of_its_readers_is_an_appeal(text):
    assert appeals(text)


def test_news_is_no_appeal():
    assert not any(map(appeals, PROSE))
    assert not appeals("The captains follow the timetable that the harbour office wrote in March.")


def test_what_the_house_earns_is_a_disclosure():
    assert discloses("We may earn a commission when you buy through affiliate links on this page.")
    assert not discloses("The commission heard eleven captains on Monday.")


def test_a_visiting_card_is_no_card_of_another_story():
    assert not families("vcard") & BIT["related"]
    assert families("vcard author") & BIT["bio"]
    assert families("news-card") & BIT["related"]


def test_the_company_of_a_block_is_told_in_its_order():
    blocks = page(*PROSE[:5]).all[2:7]
    told = Company(blocks, (votes := [3.0, 3.0, 0.0, 3.0, 3.0]), [likely(vote) for vote in votes]).of(2)
    named = dict(zip(COMPANY, told, strict=True))
    assert named["vote"] == 0.0
    assert named["vote_back1"] == named["vote_on1"] > 0.95
    assert named["vote_clan"] > 0.95
    assert named["gap_before"] == named["gap_after"] == 1
    assert named["kept_before"] == pytest.approx(named["kept_after"])


def test_a_block_without_company_is_told_so():
    blocks = page(PROSE[0])
    named = dict(zip(COMPANY, Company(blocks.all[2:3], [0.5], [likely(0.5)]).of(0), strict=True))
    assert named["vote_parent"] == named["vote_grand"] == named["vote_clan"] == ALONE
    assert named["gap_before"] == named["gap_after"] == FAR


def test_only_the_unsure_are_asked_about_again():
    trees = trees_of({"trees": [["tag_p", 0.5, -3.0, ["size", 80.0, 0.5, 3.0]]], "second": [["vote_on1", 0.5, -1.0, 1.0]]})
    blocks = page("A short line.", *PROSE[:2], "Another short one.")
    traits = Traits(blocks, blocks.places[0])
    chances = {block.text: chance for block, chance in zip(traits.blocks, judged(traits, trees), strict=True)}
    assert chances["A short line."] > 0.5
    assert chances["Another short one."] < 0.5
    assert chances[PROSE[0]] > 0.9
    assert chances["Home"] < 0.1


def test_trees_of_another_version_are_refused():
    with pytest.raises(KeyError):
        trees_of({"trees": [["no_such_trait", 0.5, -1.0, 1.0]]})


@given(st.lists(st.floats(-60, 60), min_size=1, max_size=12))
def test_company_is_told_whatever_the_votes_are(votes):
    blocks = page(*(PROSE[number % 8] for number in range(len(votes)))).all[2 : 2 + len(votes)]
    company = Company(blocks, votes, [likely(vote) for vote in votes])
    told = [company.of(number) for number in range(len(votes))]
    assert all(len(one) == len(COMPANY) for one in told)
    assert all(-1.01 <= value <= max(FAR, 60) or one[0] == value for one in told for value in one)


def test_as_many_traits_are_asked_as_have_names():
    blocks = page(*PROSE[:2])
    traits = Traits(blocks, blocks.places[0])
    assert len(traits.asked(1)) == len(EAGER) + len(COSTLY) + 1
    assert len(traits.of(1)) == len(NAMES)


def test_who_wrote_it_and_what_else_there_is_are_voted_out():
    blocks = page(
        *PROSE,
        "<p>Also of interest: <a href='/2'>Why the bridge over the sound will stay closed until the spring</a></p>",
        "<div class='author-bio'><p>Marit Solheim has written about ferries for twenty years and lives on one.</p></div>",
    )
    assert read_story(blocks, headline="Ferries are back").parts == PROSE
    assert shipped_trees().second is not None


def test_the_region_takes_in_a_lead_that_stands_beside_the_columns():
    columns = "".join(f"<p>{text}</p>" for text in PROSE)
    lead = "The ferries are back in the sound after eleven weeks, and nobody at the quay can say for how long this time."
    tree = document_fromstring(f"<html><body><div id='story'><p>{lead}</p><div id='columns'>{columns}</div></div></body></html>")
    region = story_region(blocks_of(tree))
    assert region is not None
    assert lead in region.element.text_content()


def test_the_region_leaves_out_what_is_worth_less_than_nothing():
    links = "".join(
        f"<p><a href='/{number}'>The harbour office counts its ferries for the {number}th time</a></p>" for number in range(2, 30)
    )
    columns = "".join(f"<p>{text}</p>" for text in PROSE)
    region = story_region(blocks_of(document_fromstring(f"<html><body><div id='columns'>{columns}</div><div>{links}</div></body></html>")))
    assert region is not None
    assert region.element.get("id") == "columns"


def test_the_whole_page_is_believed_where_another_extractor_sees_it_so():
    boxes = [text.replace("ferries", "visitors to the museum of ropes") for text in PROSE]
    story = Story(parts=boxes, doubt=ELSEWHERE, rival=Story(parts=PROSE))
    assert better_agreed(story, " ".join(PROSE))[0] is story.rival
    assert better_agreed(story, " ".join(boxes))[0] is story
    assert better_agreed(Story(parts=PROSE, doubt=ELSEWHERE), " ".join(PROSE))[1] == 1.0


def test_only_links_at_the_edges_of_a_region_are_voted_out_unasked():
    links = "".join(f"<li><a href='/{number}'>The harbour office counts ferries again</a></li>" for number in range(4))
    columns = "".join(f"<p>{text}</p>" for text in PROSE[:3]) + links + "".join(f"<p>{text}</p>" for text in PROSE[3:])
    page = f"<html><body><div>{links}<h2><a href='/'>Ferries are back</a></h2>{columns}{links}</div></body></html>"
    blocks = blocks_of(document_fromstring(page))
    traits = Traits(blocks, story_region(blocks) or blocks.places[0])
    away = [number for number in range(len(traits.blocks)) if traits.leads_away(number)]
    assert len(away) == 8
    assert {traits.blocks[number].tag for number in away} == {"li"}
    assert away[3] < traits.first <= traits.last < away[4]
