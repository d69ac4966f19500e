import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.deduplicate.urls.keys import keys_of, own_addresses
from tasks.deduplicate.urls.number import number_of
from tasks.deduplicate.urls.site import site_of
from tasks.deduplicate.urls.spelling import spell
from tasks.ports.index import KeyKind

PLAIN = "https://www.courier.test/world/quay-closed-after-crack-4711234"

VARIANTS = [
    PLAIN + "?utm_source=rss&utm_medium=feed",
    PLAIN + "?fbclid=IwAR0x9&gclid=abc",
    PLAIN.replace("https", "http"),
    PLAIN.replace("www.", ""),
    PLAIN.replace("www.", "m."),
    PLAIN.replace("www.", "amp."),
    PLAIN + "/amp",
    "https://www-courier-test.cdn.ampproject.org/c/s/www.courier.test/world/quay-closed-after-crack-4711234",
    PLAIN + "?outputType=amp",
    PLAIN + "?ref=home",
    PLAIN + "#comments",
    PLAIN.replace("courier.test", "courier.test:443"),
    PLAIN.replace("www.courier", "WWW.Courier").replace("https", "HTTPS"),
    PLAIN + "/",
    PLAIN.replace("/world/", "//world/./x/../"),
    PLAIN.replace("quay", "%71uay"),
    PLAIN.replace("/world/", "/World/"),
    PLAIN + "/amp/?amp=1&ref=top",
    "https://www.google.com/amp/s/www.courier.test/world/quay-closed-after-crack-4711234",
    PLAIN + "?utm_campaign=x&amp;utm_content=y",
    PLAIN.replace("/world/", "/amp/world/"),
    PLAIN + ";jsessionid=1A2B",
]

APART = [
    ("https://a.test/article.php?id=1", "https://a.test/article.php?id=2"),
    ("https://a.test/story/123456", "https://a.test/story/123457"),
    ("https://a.test/watch?v=AbCdEfGhIjK", "https://a.test/watch?v=abcdefghijk"),
    ("https://a.test/p/AbC12", "https://a.test/p/aBc12"),
    ("https://a.test/story?page=1", "https://a.test/story?page=2"),
    ("https://a.test/?ref=2600115", "https://a.test/?ref=2600116"),
    ("https://a.test:8080/x", "https://a.test/x"),
    ("https://a.test/news", "https://b.test/news"),
    ("https://uk.a.test/story-of-a-day", "https://us.a.test/story-of-a-day"),
    ("https://a.test/a%2Fb", "https://a.test/a/b"),
    ("https://a.test/live?type=sport", "https://a.test/live?type=world"),
    ("https://a.test/#!/story/1", "https://a.test/#!/story/2"),
    ("https://a.test/x?source=12345678", "https://a.test/x?source=12345679"),
]


@pytest.mark.parametrize("variant", VARIANTS)
def test_everyday_variants_have_one_spelling(variant: str) -> None:
    assert spell(variant) == spell(PLAIN)


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_documents_are_never_spelt_alike(one: str, other: str) -> None:
    assert spell(one) != spell(other)


@pytest.mark.parametrize(
    "junk", ["", "nothing", "ftp://a.test/x", "https://", "http://[::1", "mailto:a@b.test", "https://a.test:99999/x", "//a.test/x"]
)
def test_what_is_no_web_address_has_no_spelling(junk: str) -> None:
    assert spell(junk) is None
    assert site_of(junk) is None
    assert number_of(junk) is None


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    spell(text)
    spell("https://a.test/" + text)
    number_of("https://a.test/?" + text)
    keys_of(["https://" + text], text, text)


@given(
    st.lists(st.integers(1, 10**9), min_size=2, max_size=2, unique=True),
    st.sampled_from(["/s/{}", "/article.php?id={}", "/a/b-c-{}.html", "/x?page={}"]),
)
def test_another_number_is_another_document(numbers: list[int], shape: str) -> None:
    one, other = ("https://a.test" + shape.format(number) for number in numbers)
    assert spell(one) != spell(other)


@given(
    st.from_regex(r"[a-z]{1,8}(-[a-z]{1,8}){0,4}", fullmatch=True),
    st.sampled_from(["utm_source=x", "fbclid=1", "gclid=2", "cmpid=3", "mc_cid=9"]),
)
def test_how_a_reader_came_does_not_change_the_spelling(slug: str, parameter: str) -> None:
    address = f"https://a.test/world/{slug}?id=5"
    assert spell(f"{address}&{parameter}") == spell(address)
    assert spell(spell(address) and f"https://{spell(address)}") == spell(address), "a spelling spells itself"


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://www.a.test/world/slug-of-a-story-4711234", "a.test#4711234"),
        ("https://a.test/world/another-slug-4711234.html", "a.test#4711234"),
        ("https://m.a.test/article.php?id=260011", "a.test#260011"),
        ("https://a.test/2031/05/06/story", None),
        ("https://a.test/archive/20310506", None),
        ("https://a.test/archive/203105061200", None),
        ("https://a.test/top-10", None),
        ("https://a.test/", None),
    ],
)
def test_the_number_of_an_article_is_found_and_a_date_is_none(url: str, number: str | None) -> None:
    assert number_of(url) == number


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://news.a.co.uk/x", "a.co.uk"),
        ("http://www.a.test/x", "a.test"),
        ("https://10.0.0.7/x", "10.0.0.7"),
        ("https://b.com.tr", "b.com.tr"),
    ],
)
def test_a_site_is_the_registered_name(url: str, site: str) -> None:
    assert site_of(url) == site


def test_another_sites_canonical_is_not_the_documents_own_address() -> None:
    own = own_addresses("https://copy.test/a", "https://origin.test/b", ["https://m.copy.test/a"])
    assert own == ("https://copy.test/a", "https://m.copy.test/a")


def test_a_dropped_file_has_the_address_it_names() -> None:
    assert own_addresses("/drop/feed.jsonl", "https://a.test/b", ()) == ("https://a.test/b",)
    assert own_addresses("/drop/feed.jsonl", None, ()) == ()


def test_guids_are_names_within_their_site_and_permalinks_are_addresses() -> None:
    assert keys_of((), "17", "a.test") != keys_of((), "17", "b.test")
    permalink = keys_of((), "https://www.a.test/story?utm_source=x", "a.test")
    assert permalink == tuple(key for key in keys_of(["https://a.test/story"], None, "a.test") if key.kind == KeyKind.URL)


def test_keys_come_strongest_first_and_once() -> None:
    keys = keys_of([PLAIN, *VARIANTS], "urn:x:1", "courier.test")
    assert [key.kind for key in keys] == [KeyKind.URL, KeyKind.GUID, KeyKind.NUMBER]
    assert all(-(2**63) <= key.value < 2**63 for key in keys)
