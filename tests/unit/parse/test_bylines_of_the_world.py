"""Bylines as printed in forty languages: beside the date, in an element named after authors, and in plain text."""

from datetime import UTC, datetime

import pytest

from tasks.model import RawDocument
from tasks.parse.core import parse
from tasks.parse.layout.byline import lone_name
from tasks.parse.people.eastern import signed_by
from tasks.parse.people.names import persons

PROSE = tuple(
    f"The ferrymen of Tarnholm carried {number} goats over the sound this week, more than the jetty was built for, and the warden asks the owners to wait for the larger boat."
    for number in range(31, 39)
)
HEADLINE = "Goats crowd the ferry over the sound"
MARIT, BOTH = ("Marit Vangsnes",), ("Marit Vangsnes", "Jonas Rødberg")


def authors(text, media_type):
    fetched = datetime(2025, 10, 9, 12, tzinfo=UTC)
    return parse(RawDocument(digest="0" * 64, content=text.encode(), media_type=media_type, fetched_at=fetched)).authors


def page(under):
    body = "".join(f"<p>{part}</p>" for part in PROSE)
    return f"<html><head><title>{HEADLINE}</title></head><body><main><h1>{HEADLINE}</h1>{under}{body}</main></body></html>"


LINES = [
    ("Ein Interview von Marit Vangsnes", MARIT),
    ("Das Gespräch führte Marit Vangsnes", MARIT),
    ("Das Gespräch führten Marit Vangsnes und Jonas Rødberg", BOTH),
    ("Aus Tarnholm berichtet Marit Vangsnes", MARIT),
    ("Aufgezeichnet von Marit Vangsnes", MARIT),
    ("Von unserem Korrespondenten Jonas Rødberg", ("Jonas Rødberg",)),
    ("Autor/in: Marit Vangsnes", MARIT),
    ("Text: Marit Vangsnes; Fotos: Jonas Rødberg", MARIT),
    ("Propos recueillis par Marit Vangsnes et Jonas Rødberg", BOTH),
    ("De notre envoyée spéciale à Tarnholm, Marit Vangsnes", MARIT),
    ("Par Marit Vangsnes avec AFP", MARIT),
    ("As told to Marit Vangsnes", MARIT),
    ("By Our Correspondent Marit Vangsnes", MARIT),
    ("Words: Marit Vangsnes. Photographs: Jonas Rødberg", MARIT),
    ("Texto y fotos: Marit Vangsnes", MARIT),
    ("Escribe Marit Vangsnes", MARIT),
    ("Publicado por Marit Vangsnes el 2 octubre, 2025", MARIT),
    ("Texto de Marit Vangsnes", MARIT),
    ("dal nostro inviato Jonas Rødberg", ("Jonas Rødberg",)),
    ("a cura di Marit Vangsnes", MARIT),
    ("Geschreven door Marit Vangsnes", MARIT),
    ("Door onze verslaggever Marit Vangsnes", MARIT),
    ("Krönika av Marit Vangsnes", MARIT),
    ("Skrevet af: Marit Vangsnes", MARIT),
    ("Kirjoittaja: Marit Vangsnes", MARIT),
    ("Teksti: Marit Vangsnes Kuvat: Jonas Rødberg", MARIT),
    ("Oprac. Marit Vangsnes", MARIT),
    ("Rozmawiała Marit Vangsnes", MARIT),
    ("Napsala Marit Vangsnes", MARIT),
    ("Szöveg: Marit Vangsnes", MARIT),
    ("Un articol de Marit Vangsnes", MARIT),
    ("Беседовала Марит Вангснес", ("Марит Вангснес",)),
    ("Материал подготовила: Марит Вангснес", ("Марит Вангснес",)),
    ("Підготувала Марит Вангснес", ("Марит Вангснес",)),
    ("Аутор: Марит Вангснес", ("Марит Вангснес",)),
    ("Razgovarala: Marit Vangsnes", MARIT),
    ("Špela Novakovič in Jure Podgornik", ("Špela Novakovič", "Jure Podgornik")),
    ("Γράφει η Μαρίτα Βάνου", ("Μαρίτα Βάνου",)),
    ("Muhabir: Marit Vangsnes", MARIT),
    ("Parengė Marit Vangsnes", MARIT),
    ("Kirjutas Marit Vangsnes", MARIT),
    ("Reporter: Marit Vangsnes", MARIT),
    ("Ditulis oleh Marit Vangsnes", MARIT),
    ("Thực hiện: Lê Hồng Vân", ("Lê Hồng Vân",)),
    ("เขียนโดย สมหญิง ใจงาม", ("สมหญิง ใจงาม",)),
    ("إعداد: سامر الحلبي", ("سامر الحلبي",)),
    ("লেখক: শর্মিলা চক্রবর্তী", ("শর্মিলা চক্রবর্তী",)),
    ("记者 王小明 北京报道", ("王小明",)),
    ("文/李华", ("李华",)),
    ("本报记者 王小明 李华", ("王小明", "李华")),
    ("撰文：王小明 编辑：李华", ("王小明",)),
    ("記者王小明／台北報導", ("王小明",)),
    ("取材・文／田村健一", ("田村健一",)),
    ("[벨모어=김하늘 기자]", ("김하늘",)),
    ("김하늘·박도윤 기자", ("김하늘", "박도윤")),
    ("글 김하늘 사진 박도윤", ("김하늘",)),
    ("글·사진 김하늘", ("김하늘",)),
    ("作者：爱丽丝·史密斯", ("爱丽丝·史密斯",)),
    ("作者：王小明·李华", ("王小明", "李华")),
    ("取材・文／アリス・スミス", ("アリス・スミス",)),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_byline_is_read_beside_the_date_in_an_element_of_authors_and_in_plain_text(line, expected):
    day = "2025-10-02"
    assert authors(page(f"<div>{line}</div><div>{day}</div>"), "text/html") == expected
    assert authors(page(f"<div><span>{day}</span> <span class=author>{line}</span></div>"), "text/html") == expected
    assert authors("\n\n".join([HEADLINE, f"{line}\n{day}", *PROSE]), "text/plain") == expected


@pytest.mark.parametrize(
    "line",
    [
        "文化新闻",
        "记者节快乐",
        "作者简介",
        "責任編輯：李华",
        "정치부 기자",
        "文 | 新华社",
        "記者会見",
        "기자 회견",
        "서울 날씨",
        "사진 김하늘 기자",
    ],
)
def test_words_that_begin_or_end_like_a_label_are_no_names(line):
    assert signed_by(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        "2 October 2025 | By: Marit Vangsnes",
        "Harbour | Por: Marit Vangsnes | Updated: 2 October 2025 9:12 pm",
        "2.10.2025, 9:12 Uhr · Von Marit Vangsnes",
    ],
)
def test_a_name_is_led_in_behind_a_date_or_a_section(line):
    assert authors(page(f"<p>{line}</p>"), "text/html") == MARIT


@pytest.mark.parametrize("line", ["Marit Vangsnes – Oct 2, 2025, 10:20 am EDT", "Marit Vangsnes, Political Editor | 2 October 2025"])
def test_time_of_day_and_calling_are_no_words_beside_the_name(line):
    assert authors(page(f"<p>{line}</p>"), "text/html") == MARIT


def test_of_two_accounts_of_one_author_the_surer_stands():
    under = '<p>on 2 October 2025 by Marit Vangsnesin General</p><a rel="author" href="/author/m">Marit Vangsnes</a>'
    assert authors(page(under), "text/html") == MARIT


@pytest.mark.parametrize(
    "name",
    [
        "Middle East",
        "Human Rights",
        "Naher Osten",
        "América Latina",
        "Union Européenne",
        "Ближний Восток",
        "Premier League",
        "Unia Europejska",
    ],
)
def test_a_section_or_region_beside_the_date_is_nobody(name):
    assert authors(page(f"<div>{name}</div><div>2 October 2025</div>"), "text/html") == ()


@pytest.mark.parametrize("name", ["America Vangsnes", "Marit East-Vangsnes"])
def test_names_with_such_a_word_elsewhere_are_names(name):
    assert authors(page(f"<div>{name}</div><div>2 October 2025</div>"), "text/html") == (name,)


def test_names_one_under_the_other_beside_the_date_all_sign_but_for_who_took_the_pictures():
    both = "<ul><li>Marit Vangsnes</li><li>Jonas Rødberg</li></ul><p>2 October 2025</p>"
    assert authors(page(both), "text/html") == BOTH
    pictured = "<div><span>Marit Vangsnes</span><span>Journalist</span></div><div><span>Jonas Rødberg</span><span>Fotograf</span></div><p>2 October 2025</p>"
    assert authors(page(pictured), "text/html") == MARIT


def test_without_an_h1_the_block_that_the_title_repeats_is_the_headline():
    body = "".join(f"<p>{part}</p>" for part in PROSE)
    text = f"<title>{HEADLINE} :: Tarnholm</title><div><b>{HEADLINE}</b></div><div>02.10.2025 | Marit Vangsnes | views: 231</div>{body}"
    assert authors(text, "text/html") == MARIT


def test_a_box_headed_as_one_about_the_author_names_them_before_other_stories_do():
    box = "<div class=author-bio><h3>About the author</h3><h4>Marit Vangsnes</h4><p>Marit Vangsnes writes about goats.</p></div>"
    others = '<div class="related"><div class="author">Ola Berg</div></div>'
    text = page("").replace("</main>", f"</main>{box}{others}")
    assert authors(text, "text/html") == MARIT


def test_a_name_in_brackets_as_the_story_s_last_line_signs_it():
    text = page("").replace("</main>", "<p>(Marit Vangsnes)</p></main>")
    assert authors(text, "text/html") == MARIT
    assert authors(page("").replace("</main>", "<p>Recent Posts</p></main>"), "text/html") == ()


@pytest.mark.parametrize(
    "line",
    ["Soumis par Marit Vangsnes le jeu 02/10/2025 - 10:20", "Postada por Marit Vangsnes", "Submitted by Marit Vangsnes on Thu, 10/02/2025"],
)
def test_who_put_it_into_a_publishing_system_signs(line):
    assert authors(page(f'<div class="author">{line}</div>'), "text/html") == MARIT


def test_super_user_is_nobody():
    assert authors(page("<p>Written by Super User</p><p>2 October 2025</p>"), "text/html") == ()


def test_a_signed_line_on_every_story_of_a_list_signs_none():
    teaser = "<div class=teaser><h3>Sound frozen over</h3><p>Teksti: Ola Berg</p></div>"
    assert authors(page("").replace("</main>", f"</main><div class=related>{teaser * 3}</div>"), "text/html") == ()


def test_who_took_the_pictures_alone_is_nobody():
    assert authors(page("<p>사진 김하늘 기자</p><p>2025-10-02</p>"), "text/html") == ()


def test_a_weekday_beside_the_date_is_nobody():
    assert authors(page("<p>Thứ Năm | 02/10/2025 | 10:20</p>"), "text/html") == ()


@pytest.mark.parametrize(
    "line",
    [
        "Aus Tarnholm berichten Zeugen",
        "Our Reporters Explain",
        "Latest Updates",
        "Photo Essay",
        "Последние Новости",
        "Berita Terkini",
        "By the River",
        "Von der Fähre bis zum Markt",
        "Nuestra Redacción Digital",
    ],
)
def test_what_only_begins_like_a_byline_or_is_a_label_of_the_page_is_nobody(line):
    assert authors(page(f"<p>{line}</p><p>2 October 2025</p>"), "text/html") == ()


@pytest.mark.parametrize(
    "line",
    [
        "Ein Gespräch mit Ines Alder",
        "Interview with Jon Farrell",
        "Entretien avec Ines Alder",
        "Una entrevista con Ines Alder",
        "Rozmowa z Ines Alder",
        "Interview met Ines Alder",
    ],
)
def test_who_answers_in_a_talk_wrote_nothing(line):
    assert persons([line]) == ()


@pytest.mark.parametrize("line", ["Borough of Velmore", "Meistgelesene Artikel", "Beliebte Beiträge"])
def test_a_borough_and_a_label_are_no_lone_names(line):
    assert lone_name(line) == ()


def test_a_weekday_that_a_line_opens_like_a_byline_signs_nothing():
    assert authors(page("<p>Von Dienstag, 27. Januar, an</p>"), "text/html") == ()
    assert authors(page("<p>By Joi Vangsnes</p>"), "text/html") == ("Joi Vangsnes",)


@pytest.mark.parametrize("under", ["Why Your Ferry Needs Goats", "Goats Need Your Ferry Now"])
def test_a_heading_under_a_name_is_no_second_name(under):
    assert authors(page(f"<p>Marit Vangsnes</p><p>{under}</p><p>4 October 2025</p>"), "text/html") == MARIT


def test_names_in_a_column_do_not_outgrow_what_the_markup_says():
    told = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Goats crowd the ferry over the sound","author":{"@type":"Person","name":"Marit Vangsnes"}}</script>'
    under = "<p>Jonas R\u00f8dberg</p><p>Marit Vangsnes</p><p>4 October 2025</p>"
    assert authors(page(told + under), "text/html") == MARIT
    assert authors(page(under), "text/html") == ("Jonas R\u00f8dberg", "Marit Vangsnes")


@pytest.mark.parametrize("line", ["A Mysterious Woman", "An Open Letter", "\ufffd\ufffd\u03e3\ufffd \ufffd\ufffd"])
def test_what_an_article_opens_or_half_a_character_stands_in_is_no_name(line):
    assert lone_name(line) == ()
    assert persons(["A N Wilson"]) == ("A N Wilson",)


def test_names_under_a_heading_of_recent_posts_sign_other_stories():
    body = "".join(f"<p>{part}</p>" for part in PROSE)
    recent = "<div>Recent posts</div><div>8 October 2025 Jonas R\u00f8dberg</div><div>Sheep take the bus</div>"
    html = f"<html><head><title>{HEADLINE}</title></head><body><div><b>{HEADLINE}</b></div>{recent}{body}</body></html>"
    assert authors(html, "text/html") == ()
    assert authors(html.replace("Recent posts", "In short"), "text/html") == ("Jonas R\u00f8dberg",)
