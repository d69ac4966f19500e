"""Dropped JSON Lines: each line an article, one bad line never costs the others."""

import json
from datetime import UTC, datetime

import pytest

from tasks.errors import FaultCode, Permanent
from tasks.model import RawDocument
from tasks.parse.core import parse
from tasks.parse.split import LINE_MEDIA_TYPE, split_lines

ARTICLE = {
    "id": 17, "title": "Fish market closes", "text": "NORDHAVEN (Northwire) - The council voted on Tuesday to close the market.\n\nThe traders move to the ferry terminal.",
    "url": "https://northwire.example/a?utm_source=x", "canonical_url": "https://northwire.example/a", "guid": "nw-17", "source": "Northwire",
    "byline": "By Marit Solheim and Jonas Vik", "published": "2025-09-04T10:00:00Z", "section": "Harbour", "topics": ["fish"],
}  # fmt: skip


def read(article, media_type=LINE_MEDIA_TYPE):
    content = article if isinstance(article, bytes) else json.dumps(article).encode()
    return parse(RawDocument(digest="0" * 64, content=content, media_type=media_type, fetched_at=datetime(2025, 9, 26, tzinfo=UTC)))


def test_a_line_gives_every_field_it_names():
    draft = read(ARTICLE)
    assert (draft.ref, draft.guid, draft.outlet, draft.url) == ("17", "nw-17", "Northwire", "https://northwire.example/a")
    assert (draft.headline, draft.section, draft.topics) == ("Fish market closes", "Harbour", ("fish",))
    assert draft.authors == ("Marit Solheim", "Jonas Vik")
    assert draft.byline == "By Marit Solheim and Jonas Vik"
    assert draft.published.iso() == "2025-09-04T10:00:00+00:00"
    assert draft.dateline == "NORDHAVEN"
    assert draft.body == "The council voted on Tuesday to close the market.\n\nThe traders move to the ferry terminal."


def test_a_json_file_of_its_own_is_read_too():
    assert read({"headline": "A", "body": "One sentence of a story."}, "application/json").headline == "A"


@pytest.mark.parametrize("bad", [b"[1, 2]", b"{broken", b'"text"', b"[" * 100_000])
def test_what_is_no_object_is_a_bad_line(bad):
    with pytest.raises(Permanent) as refused:
        read(bad)
    assert refused.value.code == FaultCode.BAD_LINE


def test_an_object_without_headline_and_text_is_empty():
    with pytest.raises(Permanent) as refused:
        read({"id": 1})
    assert refused.value.code == FaultCode.EMPTY


def test_fields_of_the_wrong_shape_are_passed_over():
    draft = read({"title": "A", "text": "A story.", "authors": {"name": 3}, "published": ["x"], "topics": 7, "url": None, "id": [1]})
    assert (draft.headline, draft.authors, draft.published, draft.ref) == ("A", (), None, None)


def test_lines_keep_their_numbers_and_a_bad_one_names_its_own():
    lines = list(split_lines(b'{"id": "a", "title": "x"}\n\n  \nnot json\n[1]\n{"id": 5, "title": "y"}\r\n'))
    assert [(line.number, line.ref) for line in lines] == [(1, "a"), (4, None), (5, None), (6, "5")]
    assert [line.fault.code for line in lines if line.fault] == [FaultCode.BAD_LINE] * 2
    assert "line 4" in lines[1].fault.detail


def test_a_line_of_its_own_is_what_the_format_reads():
    line = next(iter(split_lines(json.dumps(ARTICLE).encode("utf-16"))))
    draft = parse(
        RawDocument(digest="0" * 64, content=line.content, media_type=line.media_type, fetched_at=datetime(2025, 9, 26, tzinfo=UTC))
    )
    assert draft.ref == line.ref == "17"
