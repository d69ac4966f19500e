import pytest

from tasks.deduplicate.headline import kinship, read_headline, same_headline
from tasks.deduplicate.slug import says_update


def read(text: str, site: str = "north-courier.test", outlet: str | None = None):
    return read_headline(text, site, outlet)


@pytest.mark.parametrize(
    "dressed",
    [
        "Crack closes quay - North Courier",
        "Crack closes quay | North-Courier",
        "Crack closes quay — North Courier",
        "North Courier: Crack closes quay",
        "CRACK CLOSES QUAY",
        "“Crack closes quay”",
        "Crack closes quay | The Daily",
        "Crack closes…",
    ],
)
def test_a_sites_name_and_typography_make_no_other_headline(dressed: str) -> None:
    assert same_headline(read("Crack closes quay"), read(dressed))


def test_a_name_is_only_taken_off_the_end() -> None:
    assert read("Harbour - two resign - many questions - North Courier").line == "Harbour - two resign - many questions"
    assert not same_headline(read("Harbour - two resign"), read("Harbour - three resign"))


@pytest.mark.parametrize(
    "slug", ["UPDATE 2-", "UPDATE 1 - ", "CORRECTED-", "WRAPUP 3-", "UPDATE 2-CORRECTED-", "Korrektur: ", "RPT-", "REFILE-"]
)
def test_wire_slugs_are_seen_and_taken_off(slug: str) -> None:
    headline = read(slug + "Crack closes quay")
    assert headline.slug
    assert headline.line == "Crack closes quay"
    assert not same_headline(headline, read("Crack closes quay")), "an update is another edition"


@pytest.mark.parametrize("text", ["Update on the harbour wall", "Lead found in water", "Corrected course saves ferry", "Update"])
def test_words_that_begin_a_headline_are_no_slug(text: str) -> None:
    assert not read(text).slug


@pytest.mark.parametrize(
    "url", ["https://a.test/update-2-crack-closes-quay", "https://a.test/world/updated-crack-in-wall/1", "https://a.test/corrected-crack"]
)
def test_an_address_may_say_update(url: str) -> None:
    assert says_update(read("Crack closes quay"), url)
    assert not says_update(read("Crack closes quay"), "https://a.test/crack-closes-quay")


def test_kickers_make_no_kin() -> None:
    one, other = read("Follow-up: Crack closes quay"), read("Follow-up: Choir wins in Lund")
    assert kinship(one.told, other.told) == 0
    assert kinship(read("Report: Crack closes northern quay").told, read("Northern quay closed by crack").told) > 0.5


def test_a_missing_headline_says_nothing() -> None:
    assert same_headline(read(""), read("Crack closes quay"))
