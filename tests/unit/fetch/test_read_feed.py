"""Every format, every abuse: what a reader of news must get out of it."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import FaultCode, Permanent
from tasks.fetch.feeds import read_feed

URL = "https://news.example/feeds/all.xml"

RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"
 xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel><title>The &amp; Courier</title><link>https://news.example/</link><language>en</language><ttl>30</ttl>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
<skipHours><hour>0</hour><hour>1</hour></skipHours><skipDays><day>Sunday</day></skipDays>
<atom:link rel="self" href="https://news.example/feeds/all.xml"/><atom:link rel="hub" href="https://hub.example/"/>
<item><title>One &lt;b&gt;bold&lt;/b&gt; &amp;amp; more</title><link>/a/1</link><guid isPermaLink="false">id-1</guid>
<pubDate>Thu, 04 Sep 2025 10:00:00 +0200</pubDate><dc:creator>Ana Vidal</dc:creator><dc:creator>Bo Lund</dc:creator>
<category>World</category><category>Ports</category><description>Short.</description>
<content:encoded><![CDATA[<p>Long & wide</p><script>bad()</script>]]></content:encoded>
<media:content url="https://img.example/1.jpg"><media:title>A pier</media:title></media:content></item>
<item><title>Two</title><guid>https://news.example/a/2</guid><author>desk@news.example (Cy Orr)</author></item>
<item><title>Three</title><link>https://proxy.example/x</link><fb:origLink>https://news.example/a/3</fb:origLink></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/base/" xml:lang="fr"><title type="html">Le &amp;amp; Journal</title>
<link rel="self" href="atom.xml"/><link href="/"/><link rel="hub" href="https://hub.example/"/><link rel="next" href="?page=2"/>
<link rel="prev-archive" href="2025/08.xml"/><updated>2025-09-04T00:00:00Z</updated>
<entry xml:base="deep/"><id>tag:news.example,2025:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Un <em>mot</em></div></title>
<link rel="alternate" type="text/html" href="1.html"/><link rel="enclosure" href="1.mp3"/>
<published>2025-09-03T10:00:00Z</published><updated>2025-09-04T10:00:00Z</updated>
<author><name>Ana</name></author><author><name>Bo</name></author><category term="monde" label="Le Monde"/>
<summary>Court</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long <b>texte</b></p></div></content></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>RDF</title></channel>
<item rdf:about="https://news.example/a/1"><title>One</title><link>https://news.example/a/1</link><dc:date>2025-09-04T10:00:00+02:00</dc:date>
<dc:creator>Ana</dc:creator><dc:subject>World</dc:subject></item></rdf:RDF>"""

CDF = """<CHANNEL HREF="https://news.example/" BASE="https://news.example/"><TITLE>Cdf</TITLE>
<ITEM HREF="/a/1" LASTMOD="2025-09-04T10:00"><TITLE>One</TITLE><ABSTRACT>Short.</ABSTRACT></ITEM></CHANNEL>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Json", "home_page_url": "/", "feed_url": "feed.json", "next_url": "?p=2",
"hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
"items": [{"id": 17, "url": "/a/1", "title": "One", "content_html": "<p>Long</p>", "date_published": "2025-09-04T10:00:00+02:00",
"authors": [{"name": "Ana"}], "tags": ["World"]}, {"id": "https://news.example/a/2", "content_text": "Two"}]}"""


def read(document: str | bytes, **more: str):
    return read_feed(document.encode() if isinstance(document, str) else document, url=more.pop("url", URL), **more)


def survives(document: bytes) -> None:
    """A feed, or the one fault that says it is none."""
    try:
        read_feed(document, url=URL)
    except Permanent as fault:
        code = fault.code
    else:
        return
    assert code is FaultCode.NOT_A_FEED


class TestRss:
    def test_an_item_with_everything(self):
        item = read(RSS).items[0]
        assert (item.id, item.link, item.title) == ("id-1", "https://news.example/a/1", "One bold & more")
        assert item.published == datetime(2025, 9, 4, 8, tzinfo=UTC)
        assert item.published_text == "Thu, 04 Sep 2025 10:00:00 +0200"
        assert item.authors == ("Ana Vidal", "Bo Lund")
        assert item.topics == ("World", "Ports")
        assert (item.summary, item.content) == ("Short.", "<p>Long & wide</p>")
        assert item.enclosures == ("https://img.example/1.jpg",)

    def test_a_permalink_guid_is_the_link(self):
        item = read(RSS).items[1]
        assert item.link == "https://news.example/a/2"
        assert item.authors == ("Cy Orr",)

    def test_the_publishers_address_beats_the_feed_services(self):
        assert read(RSS).items[2].link == "https://news.example/a/3"

    def test_the_channel(self):
        feed = read(RSS)
        assert (feed.kind, feed.title, feed.language, feed.link) == ("rss", "The & Courier", "en", "https://news.example/")
        assert (feed.hub, feed.self_link) == ("https://hub.example/", URL)
        assert feed.pace.interval_seconds == 1800
        assert feed.pace.skip_hours == {0, 1}
        assert feed.pace.skip_days == {6}

    @pytest.mark.parametrize("version", ["0.91", "0.92", "2.0", "", "9"])
    def test_any_version(self, version):
        assert read(f"<rss version='{version}'><channel><item><title>One</title></item></channel></rss>").items[0].title == "One"

    def test_items_outside_the_channel(self):
        assert len(read("<rss><channel><title>t</title></channel><item><title>One</title></item></rss>").items) == 1

    def test_a_false_permalink_is_no_link(self):
        assert read("<rss><channel><item><guid isPermaLink='false'>https://x.example/1</guid></item></channel></rss>").items[0].link is None


def test_atom():
    feed = read(ATOM)
    item = feed.items[0]
    assert (feed.kind, feed.title, feed.language) == ("atom", "Le & Journal", "fr")
    assert (feed.self_link, feed.link) == ("https://news.example/base/atom.xml", "https://news.example/")
    assert (feed.next_link, feed.prev_archive) == ("https://news.example/base/?page=2", "https://news.example/base/2025/08.xml")
    assert (item.link, item.enclosures) == ("https://news.example/base/deep/1.html", ("https://news.example/base/deep/1.mp3",))
    assert (item.title, item.content) == ("Un mot", "<p>Long <b>texte</b></p>")
    assert (item.authors, item.topics) == (("Ana", "Bo"), ("monde",))
    assert (item.published, item.updated) == (datetime(2025, 9, 3, 10, tzinfo=UTC), datetime(2025, 9, 4, 10, tzinfo=UTC))


def test_atom_03():
    feed = read(
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><id>1</id><title mode="escaped">A &amp;lt;i&amp;gt;b</title>'
        '<link rel="alternate" type="text/html" href="/1"/><issued>2025-09-04</issued><modified>2025-09-05</modified></entry></feed>'
    )
    assert feed.items[0].link == "https://news.example/1"
    assert feed.items[0].published == datetime(2025, 9, 4, tzinfo=UTC)
    assert feed.items[0].updated == datetime(2025, 9, 5, tzinfo=UTC)


def test_rdf():
    item = read(RDF).items[0]
    assert (item.id, item.link, item.authors, item.topics) == ("https://news.example/a/1", "https://news.example/a/1", ("Ana",), ("World",))
    assert item.published == datetime(2025, 9, 4, 8, tzinfo=UTC)


def test_cdf():
    feed = read(CDF)
    assert (feed.kind, feed.items[0].link, feed.items[0].title) == ("cdf", "https://news.example/a/1", "One")
    assert feed.items[0].updated == datetime(2025, 9, 4, 10, tzinfo=UTC)


def test_json_feed():
    feed = read(JSON, content_type="application/feed+json")
    one, two = feed.items
    assert (feed.kind, feed.hub, feed.link) == ("json", "https://hub.example/", "https://news.example/")
    assert feed.next_link == "https://news.example/feeds/all.xml?p=2"
    assert (one.id, one.link, one.content, one.authors, one.topics) == (
        "17",
        "https://news.example/a/1",
        "<p>Long</p>",
        ("Ana",),
        ("World",),
    )
    assert one.published == datetime(2025, 9, 4, 8, tzinfo=UTC)
    assert (two.link, two.content) == ("https://news.example/a/2", "Two")


@pytest.mark.parametrize("content_type", ["text/html", "text/plain", "", "application/octet-stream", "application/json", "image/png"])
@pytest.mark.parametrize("document", [RSS, ATOM, RDF, CDF, JSON], ids=["rss", "atom", "rdf", "cdf", "json"])
def test_the_label_does_not_matter(document, content_type):
    assert read(document, content_type=content_type).items


class TestAbuse:
    def one(self, inner: str = "<item><guid>1</guid><title>One</title></item>", before: str = "", after: str = "") -> str:
        return f"{before}<rss version='2.0'><channel><title>t</title>{inner}</channel></rss>{after}"

    @pytest.mark.parametrize(
        "before", ["\n\n  ", "\ufeff", "<br />\n<b>Warning</b>: mysql_connect() in x.php\n", "junk & more <?xml version='1.0'?>"]
    )
    def test_junk_before(self, before):
        assert read(self.one(before=before)).items[0].title == "One"

    @pytest.mark.parametrize(
        "after", ["\n", "<!-- 0.2 s -->", "\x00\x00", "<script>stats()</script>", "</body></html>", "more junk & more"]
    )
    def test_junk_after(self, after):
        assert read(self.one(after=after)).items[0].title == "One"

    def test_html_entities_without_a_dtd(self):
        item = read(self.one("<item><title>Caf&eacute; &nbsp;&ndash; d&#233;j&agrave; &amp; vu &unknown;</title></item>")).items[0]
        assert item.title == "Café – déjà & vu &unknown;"

    def test_bare_ampersands(self):
        item = read(self.one("<item><title>Ham & Eggs AT&T</title><link>http://a.example/?a=1&b=2&c</link></item>")).items[0]
        assert (item.title, item.link) == ("Ham & Eggs AT&T", "http://a.example/?a=1&b=2&c")

    def test_ampersands_in_cdata_are_left_alone(self):
        item = read(self.one("<item><title><![CDATA[A & B &amp; C]]></title><description>x & y</description></item>")).items[0]
        assert item.title == "A & B & C"

    def test_control_characters(self):
        assert read(self.one("<item><title>On\x01e\x0b&#2;&#x1F;</title></item>")).items[0].title == "One"

    def test_undeclared_prefixes(self):
        item = read(self.one("<item><title>One</title><dc:creator>Ana</dc:creator><content:encoded>Long</content:encoded></item>")).items[0]
        assert (item.authors, item.content) == (("Ana",), "Long")

    def test_a_doctype_with_entities_is_not_read(self):
        document = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x 'boom'>]>" + self.one("<item><guid>1</guid><title>a&x;b</title></item>")
        assert "boom" not in (read(document).items[0].title or "")

    def test_an_outside_entity_is_not_fetched(self):
        document = "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + self.one("<item><guid>1</guid><title>a&x;</title></item>")
        assert "root" not in (read(document).items[0].title or "")

    def test_mismatched_tags(self):
        feed = read(self.one("<item><title>One</title><description><b>x</description></item><item><title>Two</title></item>"))
        assert [item.title for item in feed.items] == ["One", "Two"]

    def test_upper_case_tags(self):
        assert read("<RSS><CHANNEL><ITEM><TITLE>One</TITLE></ITEM></CHANNEL></RSS>").items[0].title == "One"

    def test_an_empty_feed_is_a_feed(self):
        assert read(self.one("")).items == ()

    @pytest.mark.parametrize("link", ["http://[bad", "javascript:void(0)", "mailto:x@y.example", "   ", "http://ex ample/"])
    def test_bad_links_lose_no_item(self, link):
        assert read(self.one(f"<item><title>One</title><link>{link}</link></item>")).items[0].title == "One"

    def test_ten_thousand_items(self):
        inner = "".join(f"<item><guid>{n}</guid><title>Story {n}</title></item>" for n in range(10_000))
        assert len(read(self.one(inner)).items) == 10_000


class TestCut:
    BODY = "<rss version='2.0'><channel><title>t</title>" + "".join(
        f"<item><guid>{n}</guid><title>Story {n}</title><description><![CDATA[<p>text {n}</p>]]></description></item>" for n in range(20)
    )

    @pytest.mark.parametrize("cut", [300, 500, 777, 1111, 1500])
    def test_whole_items_are_kept_and_the_half_one_is_not(self, cut):
        feed = read(self.BODY[:cut])
        whole = self.BODY[:cut].count("</item>")
        assert [item.id for item in feed.items] == [str(n) for n in range(whole)]
        assert not feed.complete

    def test_cut_atom(self):
        feed = read(ATOM[: ATOM.index("</feed>")] + "<entry><id>2</id><title>Ha")
        assert (len(feed.items), feed.complete) == (1, False)

    def test_a_whole_document_is_complete(self):
        assert read(self.BODY + "</channel></rss>").complete


class TestNoFeed:
    @pytest.mark.parametrize(
        "document",
        [
            "",
            "   ",
            "plain words",
            "<html><head><title>Sign in</title></head><body>x</body></html>",
            "<!DOCTYPE html><html><body><p>rss feed channel item</p></body></html>",
            "<?xml version='1.0'?><opml><body/></opml>",
            "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>",
            '{"error": "not found"}',
            "[1, 2]",
            "{broken",
            "<!-- <rss><channel><item/></channel></rss> --><html/>",
        ],
    )
    def test_is_named(self, document):
        with pytest.raises(Permanent) as caught:
            read(document, content_type="application/rss+xml")
        assert caught.value.code is FaultCode.NOT_A_FEED


class TestEndsQuickly:
    def test_fifty_thousand_nested_tags(self):
        document = b"<rss version='2.0'><channel><item><title>" + b"<b>" * 50_000 + b"</b>" * 50_000 + b"</title></item></channel></rss>"
        self.within(1.0, document)

    def test_fifty_thousand_tags_left_open(self):
        self.within(1.0, b"<rss version='2.0'><channel><item><title>" + b"<b>" * 50_000)

    def test_billion_laughs(self):
        laughs = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10 if n else 'lol'}'>" for n in range(10))
        self.within(1.0, f"<!DOCTYPE r [{laughs}]><rss version='2.0'><channel><title>&l9;</title></channel></rss>".encode())

    @pytest.mark.parametrize(
        "piece", ["<item>", "&", "<![CDATA[", "<!--", "&amp;", "<", "<!DOCTYPE [", "]]>", "</item>", "<?xml ", '<a b="']
    )
    def test_repeated_pieces(self, piece):
        self.within(3.0, ("<rss version='2.0'><channel>" + piece * 20_000).encode())

    @staticmethod
    def within(seconds: float, document: bytes) -> None:
        begun = time.process_time()
        survives(document)
        assert time.process_time() - begun < seconds


@given(st.binary(max_size=400))
def test_random_bytes_are_no_crash(content):
    survives(content)


@given(st.data())
def test_a_feed_with_random_damage_is_no_crash(data):
    document = bytearray(data.draw(st.sampled_from([RSS, ATOM, RDF, CDF, JSON])).encode())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(document) - 1))
        document[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=12))
        if not document:
            break
    survives(bytes(document))


def test_markup_under_a_prefix_that_nobody_declared_is_read():
    """A mended document keeps the prefix in the name, and no element can be given such a name again."""
    broken = b"""<rss version="2.0"><channel><title>Post</title><item><link>https://news.example/1</link>
<title>One</title><description>Before <c:creator>Ines</c:creator> after</description></item></channel></rss>"""
    [item] = read_feed(broken, url=URL).items
    assert item.link == "https://news.example/1"


@pytest.mark.parametrize(
    "damaged",
    [
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content mode="base64" type="image/png">\xc3\xa9\xc3\xa9</content></entry></feed>',
        b'{"version":"https://jsonfeed.org/version/1.1","ttl":{"a":1},"items":[]}',
    ],
)
def test_damage_found_by_mutation_is_no_crash(damaged):
    survives(damaged)


@pytest.mark.parametrize("attribute", ["isPermaLink=false", "isPermaLink=false other='x y'", "a=1 isPermaLink=false"])
def test_an_attribute_without_quotes_loses_no_link(attribute):
    document = f"<rss version=2.0><channel><item><guid {attribute}>17</guid><link>https://news.example/a/1</link></item></channel></rss>"
    item = read(document).items[0]
    assert (item.id, item.link) == ("17", "https://news.example/a/1")


def test_an_empty_element_with_a_bare_address_keeps_it():
    document = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><link href=https://news.example/a/1/></entry></feed>"
    assert read(document).items[0].link == "https://news.example/a/1"


def test_an_atom_entry_document_is_a_feed_of_one():
    """RFC 4287 section 2."""
    document = "<entry xmlns='http://www.w3.org/2005/Atom'><id>1</id><title>One</title><link href='https://news.example/a/1'/></entry>"
    assert [item.title for item in read(document).items] == ["One"]
