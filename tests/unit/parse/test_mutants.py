"""Broken documents: 5,000 of them end in a valid draft or a named fault, none hangs. The benchmark runs 100,000."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.extraction.mutants import mutated
from tasks.errors import Fault, FaultCode
from tasks.model import Draft, RawDocument
from tasks.parse.core import parse

PAGES = Path(__file__).parents[2] / "pages"
LONGEST = 2.0
"""Seconds of CPU that one document may take."""


@pytest.mark.parametrize(("folder", "media_type", "count"), [("html", "text/html", 2500), ("text", "text/plain", 2500)])
def test_mutants_give_a_valid_draft_or_a_named_fault_in_time(folder, media_type, count):
    seeds = [page.read_bytes() for page in sorted((PAGES / folder).glob("*")) if page.suffix in {".html", ".txt"}]
    for number, content in enumerate(mutated(seeds, count)):
        raw = RawDocument(
            digest="0" * 64,
            content=content,
            media_type=media_type,
            url="https://northwire.example/a" if number % 2 else None,
            fetched_at=datetime(2025, 9, 26, tzinfo=UTC),
        )
        began = time.process_time()
        try:
            draft = parse(raw)
            assert Draft.model_validate(draft.model_dump()) == draft
            draft.model_dump_json()
        except Fault as fault:
            assert fault.code != FaultCode.BUG, fault  # noqa: PT017 - either way out is right
        assert time.process_time() - began < LONGEST


NOTE = b"<h1>A note</h1><p>The lock keepers of Velmore counted forty barges on their canal, more than in any week since the sluice was mended.</p>"


@pytest.mark.parametrize(
    "content",
    [
        b"<div>" * 200_000 + b"x", b"<p><b><i><a href=x>" * 50_000, b"<div " + b" ".join(b"a%d=1" % n for n in range(60_000)) + b">x", b"<table><tr><td>" * 20_000,
        b"<script type='application/ld+json'>" + b'{"a":' * 100_000, b"<p>" + b"word, and more. " * 200_000, b"&amp;" * 500_000, b"<div/>" * 100_000 + b"x",
    ],
    ids=["deep", "unclosed", "attributes", "tables", "json", "one line", "entities", "self-closed"],
)  # fmt: skip
@pytest.mark.parametrize("before", [b"", NOTE], ids=["alone", "behind a note"])
def test_giants_are_capped(content, before):
    content = before + content
    began = time.process_time()
    try:
        parse(RawDocument(digest="0" * 64, content=content, media_type="text/html", fetched_at=datetime(2025, 9, 26, tzinfo=UTC)))
    except Fault as fault:
        assert fault.code != FaultCode.BUG  # noqa: PT017 - either way out is right
    assert time.process_time() - began < 2 * LONGEST
