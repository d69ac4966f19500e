"""Links inside an entry's HTML lead somewhere when the HTML stands alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.fetch.feeds import read_feed
from tasks.fetch.feeds.links import MAX_BASE, MAX_GROWTH, with_absolute_links

BASE = "https://news.example/2031/quay.html"
FEED = "https://feeds.example/all.xml"


@pytest.mark.parametrize(
    ("told", "made"),
    [
        ('<a href="/a/2?x=1&amp;y=2">t</a>', '<a href="https://news.example/a/2?x=1&amp;y=2">t</a>'),
        ('<img alt="" src="wall.jpg">', '<img alt="" src="https://news.example/2031/wall.jpg">'),
        ("<img src='../wall.jpg'/>", "<img src='https://news.example/wall.jpg'/>"),
        ("<A HREF = 'next.html'>t</A>", "<A HREF = 'https://news.example/2031/next.html'>t</A>"),
        ('<img alt="a > b"\nsrc="wall.jpg">', '<img alt="a > b"\nsrc="https://news.example/2031/wall.jpg">'),
        ("<a href='/it&#39;s'>t</a>", "<a href='https://news.example/it&#39;s'>t</a>"),
        ('<a href="&#47;a">t</a>', '<a href="https://news.example/a">t</a>'),
        ('<object data="/o.pdf">', '<object data="https://news.example/o.pdf">'),
        ("<a HREF=next.html>t</a>", '<a HREF="https://news.example/2031/next.html">t</a>'),
        ('<a href="//cdn.example/x">t</a>', '<a href="https://cdn.example/x">t</a>'),
        ('<a href="?page=2">t</a>', '<a href="https://news.example/2031/quay.html?page=2">t</a>'),
        ('<video poster="p.jpg" src="v.mp4">', '<video poster="https://news.example/2031/p.jpg" src="https://news.example/2031/v.mp4">'),
        (
            '<img srcset="/a,1.png 2x,https://cdn.example/w_3,h_4/c 3x">',
            '<img srcset="https://news.example/a,1.png 2x,https://cdn.example/w_3,h_4/c 3x">',
        ),
        (
            '<img srcset="s.jpg 1x, /l.jpg 2x">',
            '<img srcset="https://news.example/2031/s.jpg 1x, https://news.example/l.jpg 2x">',
        ),
    ],
)
def test_a_relative_link_is_made_absolute(told: str, made: str) -> None:
    assert with_absolute_links(told, BASE) == made


@pytest.mark.parametrize(
    "told",
    [
        None,
        "",
        "Nobody was hurt, 2 = 2.",
        '<a href="https://other.example/a">t</a>',
        '<a href="HTTP://other.example/a">t</a>',
        '<a href="mailto:desk@news.example">t</a>',
        '<img src="data:image/gif;base64,R0lGOD">',
        '<a href="#note-1">1</a>',
        '<p class="lead" data-src="x">No link.</p>',
        '<a href="">t</a>',
        '<a href="https&#58;//other.example/">t</a>',
        '<p data="x">',
        '<p>Write href="/a" in <b>HTML</b>',
        '5 < 6 and src="/a"',
        """<a title=" href='x'" href="https://other.example/">t</a>""",
        "<img srcset='https://other.example/a 300w, https://other.example/b 600w'>",
        '<a href="/cut',
        '<a href="http://[">t</a>',
    ],
)
def test_everything_else_stays_as_it_is(told: str | None) -> None:
    assert with_absolute_links(told, BASE) == told


@pytest.mark.parametrize("base", ["", "tag:news.example,2031:1", "file:///srv/", "http://[", "https://news.example/" + "x" * MAX_BASE])
def test_what_is_no_base_changes_nothing(base: str) -> None:
    assert with_absolute_links('<a href="/a">t</a>', base) == '<a href="/a">t</a>'


def test_a_base_cannot_break_out_of_its_attribute() -> None:
    assert with_absolute_links("<a href='?b'>", "https://news.example/'onclick='x") == "<a href='https://news.example/%27onclick=%27x?b'>"


@pytest.mark.parametrize("told", ["<a href=x>" * 20_000, f'<img srcset="{"x, " * 60_000}">'])
def test_short_links_under_a_long_base_are_no_bomb(told: str) -> None:
    assert len(with_absolute_links(told, "https://news.example/" + "y" * 900) or "") < (MAX_GROWTH + 2) * len(told)


RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>C</title><item><title>T</title>
<link>https://news.example/2031/quay.html</link><description>&lt;img src="/w.jpg"&gt; Short.</description>
<content:encoded><![CDATA[<p>See <a href="wall.html">the wall</a>.</p>]]></content:encoded></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><id>i</id><title>C</title><entry><id>1</id><title>T</title>
<link href="https://news.example/2031/quay.html"/>%s</entry></feed>"""
XHTML = """<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>See <a href="wall.html">the wall</a>.</p></div></content>"""
BASED = """<content type="html" xml:base="https://base.example/deep/">&lt;a href="wall.html"&gt;the wall&lt;/a&gt;</content>"""
JSON = '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/quay/", "content_html": "<a href=\\"wall.html\\">w</a>"}]}'


@pytest.mark.parametrize(
    ("document", "link"),
    [
        (RSS, "https://news.example/2031/wall.html"),
        (ATOM % XHTML, "https://feeds.example/wall.html"),
        (ATOM % BASED, "https://base.example/deep/wall.html"),
        (JSON, "https://feeds.example/quay/wall.html"),
    ],
)
def test_the_base_is_the_one_the_format_names(document: str, link: str) -> None:
    item = read_feed(document.encode(), url=FEED).items[0]
    assert f'href="{link}"' in (item.content or "")


def test_a_summary_is_html_too() -> None:
    assert read_feed(RSS.encode(), url=FEED).items[0].summary == '<img src="https://news.example/w.jpg"> Short.'


@given(st.text(alphabet="<a href=\"'/.x#:> srcset,", max_size=200))
def test_it_is_done_once_for_all(told: str) -> None:
    made = with_absolute_links(told, BASE)
    assert with_absolute_links(made, "https://elsewhere.example/") == made


@pytest.mark.parametrize("head", ["", '<a href="x', '<img srcset="', "<a href=x "])
@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        '<a "',
        "<a '\"",
        " href=",
        ' href="',
        ' srcset="a,',
        "<a href='x",
        "x, ",
        "https://a 1x ,",
        "=",
        " src= ",
        "src=\n ",
        ",",
        "&",
    ],
)
def test_hostile_html_takes_no_time(head: str, piece: str) -> None:
    begun = time.process_time()
    with_absolute_links(f"{head}<{piece * (300_000 // len(piece))}>", BASE)
    assert time.process_time() - begun < 2


def test_a_base_stated_elsewhere_does_not_count():
    document = RSS.replace("<channel>", "<channel><image xml:base='https://pictures.example/'><url>x</url></image>")
    assert 'href="https://news.example/2031/wall.html"' in (read_feed(document.encode(), url=FEED).items[0].content or "")
