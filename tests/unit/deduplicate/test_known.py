"""A document that is known: same, a stale copy, or a revision."""

import pytest

from tasks.model import PageKind, Relation


def relation(sent) -> Relation:
    return sent[0].verdict.relation


def test_the_same_page_again_is_the_same(desk, harbour) -> None:
    _, first = desk.send(harbour)
    again, place = desk.send(harbour, url="http://m.news.test/harbour/crack-in-the-wall-81234567/amp?utm_source=x#top")
    assert again.verdict.relation is Relation.SAME
    assert again.verdict.of == place.article_id == first.article_id
    assert place.revision == 1


def test_typography_and_paragraph_breaks_are_the_same(desk, harbour) -> None:
    desk.send(harbour)
    assert relation(desk.send(harbour.replace('"', "”").replace(" ", "\u00a0", 9).replace(".\n\n", ".  ", 1))) is Relation.SAME


@pytest.mark.parametrize(
    "line",
    [
        "8,213 views · 4 comments · updated 2 hours ago",
        "Most read: Choir wins in Lund | What the budget means for schools",
        "Elsewhere today: Choir wins in Lund; what the budget means for schools.",
        "Popular this hour — Choir wins in Lund / What the budget means",
        "Listened to 412 times",
    ],
)
def test_furniture_that_comes_or_goes_is_the_same(desk, harbour, line: str) -> None:
    desk.send(harbour)
    for body in (f"{line}\n\n{harbour}", f"{harbour}\n\n{line}"):
        assert relation(desk.send(body)) is Relation.SAME
    desk.send(f"{harbour}\n\n{line}", url="https://other.test/story/1234567")


@pytest.mark.parametrize("titles", [("Is the summer festival still worth a ticket?", "Choir wins contest of seven voices"), ("Who pays for school buses? A guide", "What is mesh radio?", "Bakers fear dear flour")])  # fmt: skip
def test_a_list_of_headlines_that_comes_is_the_same_though_some_are_questions(desk, harbour, titles) -> None:
    desk.send(harbour)
    decision, _ = desk.send("\n\n".join((harbour, "Popular today", *titles)))
    assert decision.verdict.relation is Relation.SAME


@pytest.mark.parametrize(
    "end", ["Who pays for the wall?", "Asked\n\nWho will pay for the crack in the quay?\n\nWhen will the divers return to the harbour?"]
)
def test_questions_about_the_story_are_a_revision(desk, harbour, end) -> None:
    desk.send(harbour)
    decision, _ = desk.send(f"{harbour}\n\n{end}")
    assert decision.verdict.relation is Relation.REVISION


def test_a_page_first_seen_with_furniture_is_the_same_without(desk, harbour) -> None:
    desk.send(f"{harbour}\n\n120 views · updated 4 hours ago", headline="Crack closes northern quay of Vellmar harbour | News")
    assert relation(desk.send(harbour)) is Relation.SAME


def test_a_sites_own_furniture_is_learnt_from_unlike_documents(desk, harbour) -> None:
    slogan = "The Vellmar News has told the coast what matters since the first lamp was lit on the pier."
    desk.send(harbour)
    assert relation(desk.send(f"{harbour}\n\n{slogan}")) is Relation.REVISION, "nobody has seen the line before"
    for number in range(3):
        words = " ".join(f"word{number}x{place}" for place in range(60))
        desk.send(f"{words}.\n\n{slogan}", url=f"https://news.test/other/{number}-7654321{number}", headline=f"Other {number}")
    desk.send("Entirely different words about a bridge. " * 4, url="https://news.test/bridge/99999999", headline="Bridge")
    assert (
        relation(
            desk.send(
                "Entirely different words about a bridge. " * 4 + f"\n\n{slogan}",
                url="https://news.test/bridge/99999999",
                headline="Bridge",
            )
        )
        is Relation.SAME
    )


def test_a_templates_paragraph_is_not_learnt_as_furniture(desk, bulletin) -> None:
    for number in range(4):
        desk.send(bulletin("Vellmar", number), url=f"https://news.test/weather/{number}-7654321{number}", headline=f"Forecast {number}")
    shorter = bulletin("Vellmar", 0).rpartition("\n\n")[0]
    sent = desk.send(shorter, url="https://news.test/weather/0-76543210", headline="Forecast 0")
    assert relation(sent) is Relation.REVISION


@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        (lambda text: text.replace("14 metres", "19 metres"), "fact"),
        (lambda text: text.replace("another tide", "another night"), "quote"),
        (lambda text: text + "\n\nThe province will decide on Friday who pays for the rest.", "addition"),
        (lambda text: text + '\n\n"We will pay," said the governor on Friday.', "quote"),
        (lambda text: text.replace("authority", "autohrity"), "typo"),
        (lambda text: text.replace("went ahead", "took place").replace("as planned", "as it was planned to"), "wording"),
        (lambda text: "CORRECTION: An earlier version of this article gave the wrong year.\n\n" + text, "correction"),
        (lambda text: "\n\n".join(text.split("\n\n")[:1] + text.split("\n\n")[2:]), "removal"),
    ],
)
def test_a_change_is_a_revision_with_its_class(desk, harbour, edit, kind: str) -> None:
    _, first = desk.send(harbour)
    decision, place = desk.send(edit(harbour))
    assert decision.verdict.relation is Relation.REVISION
    assert (place.article_id, place.revision) == (first.article_id, 2)
    assert decision.change["class"] == kind
    assert decision.change["passages"]


def test_a_new_headline_is_a_revision_and_the_old_one_again_is_stale(desk, harbour) -> None:
    desk.send(harbour)
    decision, _ = desk.send(harbour, headline="Northern quay of Vellmar harbour to stay closed for weeks")
    assert decision.change["class"] == "headline"
    assert decision.change["headline"][1].startswith("Northern")
    stale, place = desk.send(harbour)
    assert stale.verdict.relation is Relation.SAME
    assert "earlier edition" in stale.verdict.reason
    assert place.revision == 2


def test_a_withdrawn_story_is_a_withdrawal(desk, harbour) -> None:
    desk.send(harbour)
    decision, _ = desk.send(
        "The story has been withdrawn. Please disregard it.", headline="WITHDRAWN: Crack closes northern quay of Vellmar harbour"
    )
    assert decision.change["class"] == "withdrawal"


def test_the_word_changes_are_told(desk, harbour) -> None:
    desk.send(harbour)
    decision, _ = desk.send(harbour.replace("14 metres", "19 metres"))
    assert decision.change["passages"][0]["words"] == [["14", "19"]]


def test_a_changed_slug_with_the_same_number_is_a_revision(desk, harbour) -> None:
    _, first = desk.send(harbour)
    decision, place = desk.send(harbour.replace("14 metres", "19 metres"), url="https://news.test/harbour/updated-crack-81234567")
    assert decision.verdict.relation is Relation.REVISION
    assert place.article_id == first.article_id


def test_an_address_given_to_another_story_is_new(desk, harbour, bulletin) -> None:
    _, first = desk.send(harbour)
    decision, place = desk.send(bulletin("Vellmar", 1) * 2, headline="Clear skies")
    assert decision.verdict.relation is Relation.NEW
    assert place.article_id != first.article_id
    again, same = desk.send(bulletin("Vellmar", 1) * 2, headline="Clear skies")
    assert (again.verdict.relation, same.article_id) == (Relation.SAME, place.article_id), "the address leads to its new story"


def test_a_guid_used_for_everything_unites_nothing(desk, harbour, bulletin) -> None:
    desk.send(harbour, guid="item")
    decision, _ = desk.send(bulletin("Vellmar", 1), guid="item", url="https://news.test/weather/today-81239999", headline="Clear skies")
    assert decision.verdict.relation is Relation.NEW


def test_a_wall_at_a_known_address_takes_nothing(desk, harbour) -> None:
    desk.send(harbour)
    wall = "We and our partners use cookies to store personal data on your device. Please accept to continue. You can change your consent settings."
    decision, place = desk.send(wall)
    assert (decision.verdict.relation, place.revision) == (Relation.SAME, 1)
    assert relation(desk.send("Not found", kind=PageKind.ERROR)) is Relation.SAME


def test_a_dateline_that_comes_or_goes_is_the_same(desk, harbour) -> None:
    desk.send(f"VELLMAR (Nordpress) - {harbour}")
    assert relation(desk.send(harbour)) is Relation.SAME
    assert relation(desk.send(f"12 views · updated 4 hours ago\n\nVELLMAR, May 6 (Nordpress) – {harbour}")) is Relation.SAME


def test_a_teaser_of_what_we_hold_is_the_same_and_the_whole_after_a_teaser_a_revision(desk, harbour) -> None:
    teaser = harbour.split("\n\n")[0]
    desk.send(harbour)
    assert relation(desk.send(teaser, kind=PageKind.PAYWALLED)) is Relation.SAME
    other = {"url": "https://paid.test/quay-41234567"}
    desk.send(teaser, kind=PageKind.PAYWALLED, **other)
    assert relation(desk.send(harbour, **other)) is Relation.REVISION


def test_a_page_that_lost_its_story_and_kept_its_headline_takes_nothing(desk, harbour) -> None:
    desk.send(harbour)
    assert (
        relation(desk.send("Kindly join the circle of friends for 2 crowns a week and the whole of the paper is yours.")) is Relation.SAME
    )
    assert relation(desk.send("This story has been withdrawn.")) is Relation.REVISION


@pytest.mark.parametrize(
    "quote",
    [
        "«Personne n'attendait une telle décision», a déclaré Odile Marchetti.",
        "« Nikt tego nie przewidział », powiedziała Irena Wolska.",
        "»Damit hat niemand gerechnet«, sagte Gerda Ahlen.",
        "«لم يتوقع أحد ذلك»، قالت سلمى الحداد.",
    ],
)
def test_a_quotation_in_guillemets_is_no_list_of_headlines(desk, harbour, quote: str) -> None:
    desk.send(harbour)
    assert relation(desk.send(f"{harbour}\n\n{quote}")) is Relation.REVISION


@pytest.mark.parametrize("place", ["ST. LOUIS", "St. Amsel", "U.S. VIRGIN ISLANDS", "С. ВЕЛЬМАР"])
def test_a_dateline_may_hold_an_abbreviation(desk, harbour, place: str) -> None:
    desk.send(f"{place} (Nordpress) — {harbour}")
    assert relation(desk.send(harbour)) is Relation.SAME


def test_one_line_of_the_page_may_take_anothers_place(desk, harbour) -> None:
    desk.send(f"{harbour}\n\nRemarked upon by 41 villagers")
    assert relation(desk.send(f"{harbour}\n\nBefore bed: Choir wins in Lund / Pears are dear")) is Relation.SAME


@pytest.mark.parametrize("line", ["Read by 41 people", "Choir wins in Lund >> Pears are dear >> Who paints bridges", "17 comments"])
def test_a_line_of_the_page_between_paragraphs_is_furniture(desk, harbour, line: str) -> None:
    parts = harbour.split("\n\n")
    desk.send("\n\n".join([*parts, *(f"{part} Twice told." for part in parts)]))
    assert relation(desk.send("\n\n".join([*parts, line, *(f"{part} Twice told." for part in parts)]))) is Relation.SAME


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("3. Lund before dark", None),
        ("3. Lund before dark", "4. Lund before dark"),
        ("2. Lead the view in the picture", "8. Lead the view in the picture"),
    ],
)
def test_a_subhead_with_a_figure_is_news(desk, harbour, was: str, now: str | None) -> None:
    parts = harbour.split("\n\n")
    again = [f"{part} Twice told." for part in parts]
    desk.send("\n\n".join([*parts, was, *again]))
    assert relation(desk.send("\n\n".join([*parts, *([now] if now else []), *again]))) is Relation.REVISION


def test_a_row_of_a_table_between_rows_is_news(desk, harbour) -> None:
    parts = harbour.split("\n\n")
    rows = [f"{name} {number}:{number + 17}" for number, name in enumerate(["Alba", "Brun", "Carr", "Dorn", "Eike"], 1)]
    desk.send("\n\n".join([*parts, *rows, *(f"{part} Twice told." for part in parts)]))
    assert relation(desk.send("\n\n".join([*parts, *rows[:2], *rows[3:], *(f"{part} Twice told." for part in parts)]))) is Relation.REVISION


def test_a_correction_in_arabic_that_takes_a_counters_place_is_news(desk, harbour) -> None:
    desk.send(f"12 comments\n\n{harbour}")
    assert relation(desk.send(f"تصحيح: ورد في الخبر اسم خاطئ.\n\n{harbour}")) is Relation.REVISION


def test_a_short_sentence_that_counts_is_news(desk, harbour) -> None:
    told = "At four to six months they sleep about 14 hours of the day."
    desk.send(f"{told}\n\n{harbour}")
    assert relation(desk.send(harbour)) is Relation.REVISION
