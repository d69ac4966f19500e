"""Every member of a registry keeps the same promises."""

import inspect
from datetime import UTC, date, datetime
from importlib.metadata import EntryPoint

import pytest

from tasks.errors import Fault, FaultCode, Permanent
from tasks.model import RawDocument
from tasks.parse import formats
from tasks.parse.core import parse
from tasks.parse.document import Document, Reading
from tasks.parse.formats import all_formats, pick, sites

FETCHED = datetime(2025, 9, 26, tzinfo=UTC)


def raw(content, media_type="", url=None):
    return RawDocument(digest="0" * 64, content=content, media_type=media_type, url=url, fetched_at=FETCHED)


@pytest.mark.parametrize("fmt", all_formats(), ids=lambda fmt: fmt.name)
def test_a_format_has_a_name_a_docstring_and_a_bounded_confidence(fmt):
    assert fmt.name
    assert inspect.getdoc(fmt)
    for media_type in ("", "text/html", "text/plain", "application/json", "image/png"):
        for head in (b"", b"<html>", b"{", b"plain", bytes(range(256))):
            assert 0 <= fmt.accepts(media_type, head) <= 1


@pytest.mark.parametrize("fmt", all_formats(), ids=lambda fmt: fmt.name)
@pytest.mark.parametrize(
    "content", [b"", b"   ", b"\x00" * 3000, bytes(range(256)) * 40, b"<" * 100_000, b"a" * 500_000, b"{}", b"\xff\xfe\x00"], ids=len
)
def test_a_format_reads_anything_into_a_reading_or_a_named_fault(fmt, content):
    try:
        assert isinstance(fmt.read(Document(raw(content))), Reading)
    except Fault as fault:
        assert fault.code != FaultCode.BUG  # noqa: PT017 - either way out is right


@pytest.mark.parametrize(
    ("media_type", "content", "name"),
    [
        ("text/html", b"<p>x", "html"), ("", b"<!DOCTYPE html><html>", "html"), ("text/plain", b"<!doctype html><html><p>x", "html"), ("application/xhtml+xml", b"<html>", "html"),
        ("text/plain", b"Headline", "text"), ("", b"Headline", "text"), ("application/json", b"{}", "json"), ("", b'{"title": "x"}', "json"), ("application/x-wiredesk-article+json", b"{}", "json"),
    ],
)  # fmt: skip
def test_the_format_is_picked_by_media_type_and_by_the_bytes(media_type, content, name):
    assert pick(media_type, content).name == name


def test_a_type_nobody_reads_is_refused():
    with pytest.raises(Permanent) as refused:
        parse(raw(b"....", "image/png"))
    assert refused.value.code == FaultCode.UNSUPPORTED_TYPE


def test_an_installed_package_can_bring_a_format(monkeypatch):
    class Telex:
        """A format of another package."""

        name = "telex"

        def accepts(self, media_type, head):
            return 1.0 if head.startswith(b"ZCZC") else 0.0

        def read(self, document):
            reading = Reading()
            reading.ballot.offer("headline", "From the wire", "telex", 1.0)
            return reading

    monkeypatch.setattr(EntryPoint, "load", lambda self: Telex())
    monkeypatch.setattr(formats, "entry_points", lambda group: [EntryPoint("telex", "x:y", group)])
    all_formats.cache_clear()
    try:
        assert parse(raw(b"ZCZC 001", "text/plain")).headline == "From the wire"
    finally:
        all_formats.cache_clear()


@pytest.mark.parametrize("name", sorted(sites.all_sites()) or ["none yet"])
def test_a_site_s_quirk_names_the_day_until_which_it_is_believed(name):
    site = sites.all_sites().get(name)
    assert site is None or isinstance(site.valid_until, date)


def test_a_quirk_is_used_on_its_site_and_its_subdomains_until_its_day(monkeypatch):
    class Quirk:
        valid_until = date(2025, 12, 31)

        def adjust(self, reading, document):
            reading.ballot.offer("section", "From the quirk", "site", 1.0)

    monkeypatch.setattr(sites, "all_sites", lambda: {"northwire_example": Quirk()})
    page = b"<html><h1>Head of the story</h1>" + b"<p>The council voted on Tuesday to close the market for two years, it said.</p>" * 5
    assert parse(raw(page, "text/html", "https://m.northwire.example/a")).section == "From the quirk"
    assert parse(raw(page, "text/html", "https://other.example/a")).section is None
    late = raw(page, "text/html", "https://northwire.example/a").model_copy(update={"fetched_at": datetime(2026, 1, 1, tzinfo=UTC)})
    assert parse(late).section is None
