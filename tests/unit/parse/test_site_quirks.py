"""A site's quirk is believed until its day, on its own host and that host's subdomains, and says that it was at work."""

import sys
import types
from datetime import UTC, date, datetime

import pytest

from tasks.model import RawDocument
from tasks.parse.ballot import Candidate
from tasks.parse.core import parse
from tasks.parse.formats import sites

PAGE = (
    "<html lang=en><head><title>Canal desk</title></head><body><article><h1>Canal desk</h1><p class=real>Barges return to the canal</p>{}</article></body></html>"
).format(
    "<p>The lock keepers counted forty barges on the canal of Velmore on Thursday, more than in any week before, the office said.</p>" * 6
)


def quirk(valid_until):
    """The site prints its desk where others print the headline; its real one stands in a paragraph."""
    module = types.ModuleType("velmore_example")
    module.valid_until = valid_until

    def adjust(reading, document):
        reading.ballot.elect("headline", Candidate("Barges return to the canal", "site", 0.9, "the desk stands in the h1"))

    module.adjust = adjust
    return module


@pytest.fixture
def with_quirk(monkeypatch):
    def install(valid_until=date(2025, 12, 31)):
        monkeypatch.setattr(sites, "all_sites", lambda: {"velmore_example": quirk(valid_until)})

    return install


def read(url="https://www.velmore.example/a", fetched=datetime(2025, 9, 26, tzinfo=UTC)):
    return parse(RawDocument(digest="0" * 64, content=PAGE.encode(), media_type="text/html", url=url, fetched_at=fetched))


def test_a_quirk_puts_its_site_right_and_says_so(with_quirk):
    assert read().headline == "Canal desk"
    with_quirk()
    assert read().headline == "Barges return to the canal"
    assert "site_quirk:velmore_example" in read().flags
    assert read().provenance["headline"].source == "site"


def test_a_quirk_leaves_other_sites_alone(with_quirk):
    with_quirk()
    for url in ("https://other.example/a", "https://velmore.example.org/a", None):
        assert read(url).headline == "Canal desk"


def test_a_quirk_past_its_day_is_not_believed_any_more(with_quirk):
    with_quirk(valid_until=date(2025, 9, 25))
    assert read().headline == "Canal desk"
    assert not any(flag.startswith("site_quirk") for flag in read().flags)


def test_a_file_in_the_folder_is_found_by_its_domain(monkeypatch, tmp_path):
    (tmp_path / "velmore_example.py").write_text(
        "from datetime import date\nvalid_until = date(2025, 12, 31)\n\n\ndef adjust(reading, document):\n    pass\n"
    )
    monkeypatch.setattr(sites, "__path__", [str(tmp_path)])
    sites.all_sites.cache_clear()
    try:
        assert list(sites.all_sites()) == ["velmore_example"]
        assert "site_quirk:velmore_example" in read().flags
    finally:
        sites.all_sites.cache_clear()
        sys.modules.pop("tasks.parse.formats.sites.velmore_example", None)


def test_no_quirk_that_is_kept_is_past_its_day():
    stale = [name for name, site in sites.all_sites().items() if site.valid_until < datetime.now(UTC).date()]
    assert stale == []
