"""A document that is not known: copy, own update, or new."""

import random
from datetime import UTC, datetime

import pytest

from tasks.model import Relation

COPY = {"url": "https://copy.test/news/quay-shut-5551234", "outlet": "copy.test", "headline": "Vellmar quay shut after divers find crack"}


def relation(sent) -> Relation:
    return sent[0].verdict.relation


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text,
        lambda text: "\n\n".join(text.split("\n\n")[:3]),
        lambda text: text.replace("14 metres", "15 metres"),
        lambda text: "\n\n".join(random.Random(1).sample(text.split("\n\n"), 6)),
        lambda text: f"Readers here know the quay from the boat show.\n\n{text}\n\n© 2031 Copy. All rights reserved.",
        lambda text: (
            text.replace("closed", "shut").replace("found", "discovered").replace("ordered", "demanded").replace("planned", "agreed")
        ),
        lambda text: text.replace("rn", "m").replace("li", "h"),
    ],
)
def test_the_text_at_another_outlet_is_a_copy(desk, harbour, edit) -> None:
    _, first = desk.send(harbour)
    decision, place = desk.send(edit(harbour), **COPY)
    assert decision.verdict.relation is Relation.COPY
    assert decision.verdict.of == decision.origin_id == first.article_id
    assert decision.verdict.coverage > 0.5
    assert place.cluster_id == first.cluster_id
    assert place.article_id != first.article_id


def test_bulletins_of_one_template_are_each_new(desk, bulletin) -> None:
    for seed, city in enumerate(["Vellmar", "Port Amsel", "Lund", "Dornfeld", "Brakel"]):
        sent = desk.send(bulletin(city, seed), url=f"https://news.test/weather/{city}-700000{seed}", headline=f"{city} forecast")
        assert relation(sent) is Relation.NEW


def test_a_copy_among_bulletins_finds_its_own(desk, bulletin) -> None:
    places = [
        desk.send(bulletin("Vellmar", seed), url=f"https://news.test/weather/{seed}-700000{seed}", headline="Vellmar forecast")[1]
        for seed in range(9)
    ]
    decision, _ = desk.send(bulletin("Vellmar", 4), **COPY | {"headline": "Vellmar forecast"})
    assert decision.verdict.of == places[4].article_id


def test_bulletins_in_a_language_with_noun_capitals_are_each_new(desk) -> None:
    series = (
        "Der Wetterdienst erwartet am Montag in Vellmar einen Himmel voller Wolken bei einer Höchsttemperatur von {} Grad und einer Tiefsttemperatur von {} Grad in der Nacht.\n\n"
        "Der Wind weht aus Richtung Westen mit einer Geschwindigkeit von {} bis {} Kilometern in der Stunde, an der Küste sind Böen bis {} Kilometer möglich. Das Risiko für Regen "
        "liegt am Morgen bei {} Prozent.\n\nDie Bewohner der Stadt sollen vor der Fahrt den Bericht lesen und Gegenstände auf Balkonen und Terrassen sichern."
    )
    for seed in range(4):
        body = series.format(*(10 + seed * 7 + place * 3 for place in range(6)))
        assert relation(desk.send(body, url=f"https://news.test/wetter/{seed}-700000{seed}", headline="Wetter für Vellmar")) is Relation.NEW


def test_a_follow_up_that_repeats_background_is_new(desk, harbour) -> None:
    desk.send(harbour)
    parts = harbour.split("\n\n")
    follow_up = "\n\n".join(
        [
            "The province of Amsel agreed on Friday to pay for four fifths of the work on the damaged quay in Vellmar after a night of talks.",
            "Governor Pia Lorenz said the money would come from a fund for storm damage that had not been touched since the floods three years ago.",
            "Opposition members asked why nobody had looked at the wall before, and demanded a list of all quays of that age along the coast.",
            parts[3],
            parts[4],
            "The council will vote on the contract next Thursday, and work is to begin the morning after, the governor said.",
        ]
    )
    assert (
        relation(
            desk.send(
                follow_up, url="https://news.test/harbour/province-pays-81239999", headline="Follow-up: Province pays for Vellmar quay"
            )
        )
        is Relation.NEW
    )


def test_a_copy_inside_a_longer_piece_is_a_copy(desk, harbour) -> None:
    _, first = desk.send(harbour)
    rng = random.Random(5)
    rest = "\n\n".join(
        " ".join(f"{rng.choice('bdgklm')}{rng.choice('aeiou')}{rng.randrange(999)}" for _ in range(45)) + "." for _ in range(3)
    )
    decision, _ = desk.send(f"{harbour}\n\n{rest}", **COPY)
    assert decision.verdict.relation is Relation.COPY
    assert decision.verdict.of == first.article_id


def test_the_outlets_own_update_at_another_address_is_a_revision(desk, harbour) -> None:
    _, first = desk.send(harbour)
    body = "The mayor will speak at noon.\n\n" + harbour.replace("11 weeks", "13 weeks")
    decision, place = desk.send(
        body, url="https://news.test/harbour/update-2-crack-81239999", headline="UPDATE 2-Crack closes northern quay of Vellmar harbour"
    )
    assert decision.verdict.relation is Relation.REVISION
    assert (place.article_id, place.revision) == (first.article_id, 2)
    other, _ = desk.send(body, **COPY | {"headline": "UPDATE 2-Crack closes northern quay of Vellmar harbour"})
    assert other.verdict.relation is Relation.COPY, "another outlet's update is a copy"


def test_two_parts_become_one_story_when_the_whole_arrives(desk, harbour) -> None:
    parts = harbour.split("\n\n")
    headline = "Crack closes northern quay of Vellmar harbour"
    _, top = desk.send("\n\n".join(parts[:3]), url="https://one.test/a-5551234", headline=headline)
    lower, bottom = desk.send("\n\n".join(parts[3:]), url="https://two.test/b-5551235", headline=headline)
    assert lower.verdict.relation is Relation.NEW
    _, whole = desk.send(harbour, url="https://three.test/c-5551236", headline=headline)
    clusters = {each.cluster_id for each in desk.index.known([top.article_id, bottom.article_id, whole.article_id]).values()}
    assert len(clusters) == 1


def test_a_round_up_of_two_stories_merges_nothing(desk, harbour) -> None:
    rng = random.Random(9)
    other = "\n\n".join(
        " ".join(f"{rng.choice('bdgklm')}{rng.choice('aeiou')}{rng.randrange(999)}" for _ in range(45)) + "." for _ in range(5)
    )
    _, first = desk.send(harbour)
    _, second = desk.send(other, url="https://news.test/other/81230001", headline="Choir wins northern singing contest in Lund")
    decision, place = desk.send(
        f"{harbour}\n\n{other}", url="https://b.test/briefs-7654321", headline="Briefs: Crack closes northern quay of Vellmar harbour"
    )
    assert decision.verdict.of == first.article_id
    assert decision.merges == ()
    assert desk.index.known([second.article_id])[second.article_id].cluster_id != place.cluster_id


def test_chinese_and_japanese_copies_are_found_by_character(desk) -> None:
    body = "港湾局は火曜日、潜水士が外壁に14メートルの亀裂を見つけたため、北岸壁を閉鎖した。港長のコルベ氏は「次の潮を待つことはできなかった」と述べた。\n\n約320個のコンテナが夜のうちに南埠頭へ移され、旅客4100人を乗せた客船2隻は隣の港へ向かった。修理には11週間かかり、費用は約650万クローナと見込まれている。"
    desk.send(body, headline="港の北岸壁を閉鎖　外壁に亀裂")
    assert (
        relation(desk.send(body + "\n\n地元の読者は船祭りでこの岸壁を知っている。", **COPY | {"headline": "外壁に亀裂　北岸壁を閉鎖"}))
        is Relation.COPY
    )


def test_walls_and_scraps_never_cluster(desk) -> None:
    wall = "We and our partners use cookies to store personal data on your device. Please accept to continue. You can change your consent settings."
    for number in range(3):
        for text in (wall, "Page not found", "Thank you."):
            sent = desk.send(
                text,
                url=f"https://site{number}.test/{len(text)}/a-story-{number}",
                headline=f"A story {number}",
                outlet=f"site{number}.test",
            )
            assert relation(sent) is Relation.NEW


def test_a_wall_in_unforeseen_words_under_other_headlines_is_no_copy(desk) -> None:
    wall = (
        "kindly tell us how you wish to be greeted before we let you in, for this house keeps its doors shut to those it has not met " * 2
    )
    for number, headline in enumerate(["Crack closes northern quay", "Choir wins singing contest", "Budget passes second vote"]):
        assert relation(desk.send(wall, url=f"https://site{number}.test/a-{number}7654321", headline=headline)) is Relation.NEW


def test_the_agencys_own_item_becomes_the_origin(desk, harbour) -> None:
    body = f"VELLMAR (Reuters) - {harbour}"
    _, printed = desk.send(body, **COPY)
    decision, agency = desk.send(body, url="https://www.reuters.test/world/crack-81230000", outlet="Reuters")
    assert decision.verdict.relation is Relation.COPY
    assert decision.elected
    assert decision.origin_id is None
    assert desk.index.known([printed.article_id])[printed.article_id].origin_id == agency.article_id
    third, _ = desk.send(body, url="https://third.test/a-7771234", outlet="third.test")
    assert third.origin_id == agency.article_id


def test_an_earlier_publication_becomes_the_origin_unless_the_agencys_stands(desk, harbour) -> None:
    noon, dawn = datetime(2031, 5, 6, 12, tzinfo=UTC), datetime(2031, 5, 6, 6, tzinfo=UTC)
    _, late = desk.send(harbour, **COPY, published=noon)
    decision, early = desk.send(harbour, published=dawn)
    assert decision.elected
    assert desk.index.known([late.article_id])[late.article_id].origin_id == early.article_id


def test_a_later_publication_stays_a_copy(desk, harbour) -> None:
    noon, dawn = datetime(2031, 5, 6, 12, tzinfo=UTC), datetime(2031, 5, 6, 6, tzinfo=UTC)
    desk.send(harbour, published=dawn)
    decision, _ = desk.send(harbour, **COPY, published=noon)
    assert not decision.elected


def brief(number: int) -> str:
    """Two dozen words, other ones for each number."""
    words = " ".join(
        f"{word}{chr(97 + number)}" for word in ["lorry", "pears", "ditch", "crane", "hours", "carts", "hedge", "brook", "stone"]
    )
    return f"Near Dornfeld {words} on Monday {40 + number} tonnes, driver Jost Wieland, Ada Brandt and Nils Horn of Lund were unhurt."


@pytest.mark.parametrize("headline", ["Pears overturn at Dornfeld", "Fruit on the road"])
def test_a_brief_is_copied_under_any_headline_and_beside_any_furniture(desk, headline: str) -> None:
    relations = []
    for number in range(20):
        first = {"url": f"https://news.test/{number}/pears-812345{number + 60}", "headline": "Pears overturn at Dornfeld"}
        desk.send(f"{brief(number)}\n\nTold to you by the people of the valley.", **first)
        other = {"url": f"https://copy.test/{number}/x-912345{number + 60}", "outlet": "copy.test", "headline": headline}
        relations.append(relation(desk.send(f"{brief(number)}\n\nPrinted on paper from managed forests.", **other)))
    assert relations == [Relation.COPY] * 20


def test_one_message_of_a_server_at_two_addresses_is_no_copy(desk) -> None:
    text = "We looked everywhere and what you asked for is gone. It may have moved, or it was never here. Try the front door."
    for number in range(2):
        sent = desk.send(text, url=f"https://site{number}.test/{number}-7654321", headline="Gone", outlet=f"site{number}.test")
        assert relation(sent) is Relation.NEW


def test_a_cut_copy_with_paragraphs_and_a_headline_of_its_own_is_a_copy(desk, harbour) -> None:
    desk.send(harbour)
    cut = "\n\n".join(["Readers in the hills know such walls well from the years of the great mill.", *harbour.split("\n\n")[:4]])
    own = f"{cut}\n\nThe hill council meets in autumn and will hear what its builders think of the mill's own dam and its gate."
    assert relation(desk.send(own, **COPY | {"headline": "What the hills should learn"})) is Relation.COPY


def mark(*numbers: int) -> str:
    """Letters for numbers, so that names differ."""
    return "".join(chr(97 + number) for number in numbers)


def test_lists_of_cases_in_one_form_are_each_new(desk) -> None:
    offences = ["admitted driving without insurance", "was convicted of speeding", "denied a charge of criminal damage"]
    heard = "These people were heard before the magistrates of the valley this week and may appeal before the month is out."
    for seed in range(12):
        chance = random.Random(seed)
        cases = [
            f"Ada{mark(seed, row)} Brandt{mark(seed, row)}, {chance.randrange(18, 80)}, of Elm{mark(seed, row)} Lane, {chance.choice(offences)} and was ordered to pay"
            f" {chance.randrange(300, 900)} crowns with costs of {chance.randrange(40, 99)} crowns to the court of the valley."
            for row in range(chance.randrange(3, 6))
        ]
        address = f"https://news.test/court/{seed}-70000{seed + 10}"
        sent = desk.send("\n\n".join([heard, *cases]), url=address, headline="Court list of the magistrates")
        assert relation(sent) is Relation.NEW


def test_two_other_figures_in_a_text_without_capitals_leave_it_a_copy(desk) -> None:
    words = " ".join(
        f"{one}{two}"
        for one in ("باب", "درس", "قلم", "نهر", "جبل", "بحر", "سوق", "شمس", "قمر", "ورق", "حجر")
        for two in "اتدرزسصطفقكلمنهوي"
    )
    text = f"بلغ العدد 41 شخصا {words} وانتهى العام 12"
    desk.send(text, headline="باب العدد درس")
    changed = text.replace("41", "43").replace("العام 12", "العام 14")
    assert relation(desk.send(changed, **COPY | {"headline": "باب العدد درس"})) is Relation.COPY


def test_a_copy_of_what_was_withdrawn_is_still_a_copy(desk, harbour) -> None:
    _, first = desk.send(harbour)
    desk.send("This report has been withdrawn because its source could not be confirmed.")
    decision, place = desk.send(harbour, url="https://other.test/news/quay-shut-51234567")
    assert decision.verdict.relation is Relation.COPY
    assert place.cluster_id == first.cluster_id


BRIEF = "Ines Kolbe was elected harbour master of Vellmar on Tuesday. She follows Tomas Reuben, who had held the office since 1998 and retires to Port Amsel."


def test_a_brief_printed_whole_under_another_headline_is_a_copy(desk) -> None:
    desk.send(BRIEF, headline="New head for Vellmar docks")
    decision, _ = desk.send(BRIEF, headline="Woman takes the helm", url="https://other.test/news/helm-51234567")
    assert decision.verdict.relation is Relation.COPY


def test_texts_that_begin_alike_are_copies_though_each_ends_its_own_way(desk, harbour) -> None:
    desk.send(harbour)
    whole = harbour.split("\n\n")
    ours = "Anglers from nearby Grauhagen told this newspaper they would rather see gates than stone, and want a public hearing held before Easter."
    decision, _ = desk.send(
        "\n\n".join([*whole[:4], ours]), headline="Anglers fear for spring", url="https://other.test/news/anglers-51234567"
    )
    assert decision.verdict.relation is Relation.COPY


def test_a_few_lines_that_tell_facts_may_have_a_headline_that_does_not_say_them(desk) -> None:
    told = "Ada Brandt and Nils Horn of Lund opened the mill of Dornfeld with 41 guests on 3 May; Jost Wieland of Vellmar spoke for the valley and its 12 towns."
    desk.send(told, headline="Tireless")
    assert relation(desk.send(told, **COPY | {"headline": "What we know: tireless"})) is Relation.COPY


def test_a_wall_under_the_headline_it_hides_is_nobodys_copy(desk) -> None:
    wall = (
        "Kindly lend a Moment to our Circle of Friends: the Valley reads on for 3 Crowns a Week and your Support keeps the Presses turning."
    )
    for number, headline in enumerate(["Pears overturn at Dornfeld", "Pears overturn at Dornfeld", "Choir wins again"]):
        sent = desk.send(wall, url=f"https://site{number}.test/{number}-7654321", headline=headline, outlet=f"site{number}.test")
        assert relation(sent) is Relation.NEW


def prose(*numbers: int, words: int = 24) -> str:
    """A paragraph of plain words, other ones for each set of numbers."""
    stem = mark(*numbers)
    return " ".join(f"{chr(97 + place % 26)}{stem}{mark(place // 26)}" for place in range(words)) + "."


def test_a_long_copy_without_the_list_that_held_the_names_is_a_copy(desk) -> None:
    told = [prose(7, row, words=40) for row in range(8)]
    listed = [f"Ada{mark(row)} Brandt{mark(row)} of Lund{mark(row)} is {40 + row}." for row in range(9)]
    desk.send("\n\n".join([*told, *listed]), headline="What the valley reads")
    other = [f"Nils{mark(row)} Horn{mark(row)} of Amsel{mark(row)} is {60 + row}." for row in range(9)]
    sent = desk.send("\n\n".join([*told, *other]), **COPY | {"headline": "What the valley reads"})
    assert relation(sent) is Relation.COPY


def test_a_scanned_copy_with_five_garbled_figures_is_a_copy(desk) -> None:
    told = [f"{prose(3, row, words=40)[:-1]} {2011 + row}." for row in range(9)]
    desk.send("\n\n".join(told), headline="What the valley reads")
    scanned = [line.replace(" 20", " 70") if row < 5 else line for row, line in enumerate(told)]
    sent = desk.send("\n\n".join(scanned), **COPY | {"headline": "What the valley reads"})
    assert relation(sent) is Relation.COPY


def test_a_short_story_under_a_headline_of_empty_words_is_copied(desk) -> None:
    told = "\n\n".join(f"{prose(5, row)[:-1]} Ada Brandt." for row in range(3))
    desk.send(told, headline="Gut zu wissen")
    assert relation(desk.send(told, **COPY | {"headline": "Gut zu wissen"})) is Relation.COPY
