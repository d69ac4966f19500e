"""Bytes decide before anybody's claim."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.fetch.feeds.charset import declared_charset, decode

RUSSIAN, CHINESE, FRENCH, POLISH = "Новости дня", "今日新闻 中文报道", "été à Nîmes, « déjà »", "zażółć gęślą"


def xml(text: str, declared: str | None, encoding: str) -> bytes:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    return f"{head}<rss><title>{text}</title></rss>".encode(encoding)


@pytest.mark.parametrize(
    ("text", "declared", "encoding", "header"),
    [
        (RUSSIAN, "windows-1251", "cp1251", ""),
        (RUSSIAN, "windows-1251", "utf-8", "text/xml; charset=windows-1251"),
        (RUSSIAN, None, "cp1251", "text/xml; charset=windows-1251"),
        (RUSSIAN, "utf-8", "cp1251", "text/xml; charset=windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r", "text/xml"),
        (CHINESE, "gb2312", "gb18030", ""),
        (CHINESE, "gbk", "gb18030", "text/xml; charset=iso-8859-1"),
        (FRENCH, "iso-8859-1", "cp1252", ""),
        (FRENCH, None, "cp1252", ""),
        (FRENCH, "utf-8", "cp1252", ""),
        (POLISH, "iso-8859-2", "iso-8859-2", ""),
        (POLISH, "utf-16", "utf-8", ""),
        (RUSSIAN, "iso-8859-1", "utf-8", "text/xml; charset=us-ascii"),
        ("日本語の記事", "iso-2022-jp", "iso-2022-jp", ""),
        ("日本語の記事", "shift_jis", "cp932", ""),
        ("뉴스", "euc-kr", "cp949", ""),
    ],
)
def test_header_declaration_and_bytes_disagree(text, declared, encoding, header):
    assert text in decode(xml(text, declared, encoding), header)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("declared", ["utf-16", "utf-8", "iso-8859-1"])
def test_wide_encodings_with_and_without_a_mark(encoding, declared):
    assert CHINESE in decode(xml(CHINESE, declared, encoding), "text/xml; charset=utf-8")


def test_pasted_windows_quotes_in_utf8_are_quotes():
    assert "don’t" in decode("<rss>don\x92t é</rss>".encode())


def test_a_cut_in_the_middle_of_a_character_does_not_change_the_encoding():
    data = xml(RUSSIAN * 20, "windows-1251", "utf-8").split(b"</title>")[0][:-1]
    assert RUSSIAN in decode(data)


def test_a_few_broken_bytes_do_not_lose_the_claim():
    data = xml(RUSSIAN * 200, "utf-8", "utf-8").replace("дня".encode(), b"\xff\xfe", 1)
    assert RUSSIAN in decode(data) or "�" in decode(data)


def test_declared_charset():
    assert declared_charset('text/xml; Charset="UTF-8"') == "UTF-8"
    assert declared_charset("text/xml") is None


@given(st.binary(max_size=300), st.text(max_size=40))
def test_no_bytes_are_too_strange(content, header):
    assert isinstance(decode(content, header), str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_utf8_is_always_utf8(text):
    data = xml(text, "utf-8", "utf-8")
    assert text in decode(data)
    assert text in decode(codecs.BOM_UTF8 + data, "text/xml; charset=windows-1252")


SAID_NOTHING = [
    ("cp932", "港の北岸壁が閉鎖、壁に亀裂見つかる。市長は夏の祭りを予定通り開くと述べた。漁船は係留を続ける。"),
    ("euc_jp", "港の北岸壁が閉鎖、壁に亀裂見つかる。市長は夏の祭りを予定通り開くと述べた。漁船は係留を続ける。"),
    ("big5", "北碼頭因裂縫關閉。市長表示夏季慶典將如期舉行，漁船可繼續停泊。"),
    ("gb18030", "北码头因裂缝关闭。市长表示夏季庆典将如期举行，渔船可继续停泊。"),
    ("euc_kr", "항구 북쪽 부두 폐쇄. 시장은 여름 축제가 예정대로 열린다고 말했다."),
    ("cp1251", "Северный причал закрыт из-за трещины. Мэр заявил, что летний праздник состоится, рыбаки останутся у причала."),
    ("koi8-r", "Северный причал закрыт из-за трещины. Мэр заявил, что летний праздник состоится, рыбаки останутся у причала."),
    ("cp1253", "Έκλεισε η βόρεια προβλήτα. Ο δήμαρχος είπε ότι η γιορτή θα γίνει κανονικά."),
    ("cp1256", "إغلاق الرصيف الشمالي بسبب شق. قال رئيس البلدية إن المهرجان سيقام في موعده."),
    ("cp874", "ปิดท่าเรือด้านเหนือ นายกเทศมนตรีกล่าวว่างานจะจัดตามกำหนด"),
]


@pytest.mark.parametrize(("encoding", "story"), SAID_NOTHING, ids=[encoding for encoding, _ in SAID_NOTHING])
def test_a_feed_that_says_no_charset_is_known_by_its_bytes(encoding, story):
    items = "".join(f"<item><title>{story}</title><link>https://a.example/{n}</link></item>" for n in range(4))
    document = f"<rss version='2.0'><channel>{items}</channel></rss>"
    assert decode(document.encode(encoding)) == document


def test_a_few_accents_are_western():
    document = "<rss><title>Größe der Risse überrascht die Hafenbehörde, Café am Quai geräumt</title></rss>"
    assert decode(document.encode("cp1252")) == document


@pytest.mark.parametrize("spoilt", [b"\x85", b"\xfd\xfe", b"\x81\x20"])
def test_damage_does_not_refute_a_claim(spoilt):
    story = dict(SAID_NOTHING)["cp932"] * 10
    document = xml(story + "#" + story, "shift_jis", "cp932").replace(b"#", spoilt)
    text = decode(document)
    assert text.count(story[:20]) >= 19


def test_a_document_of_tags_that_never_end_is_read_in_no_time():
    begun = time.process_time()
    assert decode(b"<" * 80_000 + b"\xe9") != ""
    assert time.process_time() - begun < 2
