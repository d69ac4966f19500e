"""The last witness for a page's date: htmldate, asked only when nothing else names one."""

from __future__ import annotations

from datetime import date, datetime

from tasks.model import Moment, Precision

LONGEST = 600_000


def last_date(html: str, url: str | None, fetched_at: datetime) -> Moment | None:
    """The day htmldate finds, with little confidence; None when it finds none."""
    from htmldate import find_date  # noqa: PLC0415 - costly to load, asked on few pages

    try:
        # behind a space: a text without any that begins like an address would be fetched
        found = find_date(f" {html[:LONGEST]}", url=url, original_date=True, extensive_search=False, max_date=fetched_at.date().isoformat())
        day = date.fromisoformat(found) if found else None
    except Exception:  # noqa: BLE001 - the last witness may fail in its own ways; the page stands without it
        return None
    if day is None or day > fetched_at.date():
        return None
    return Moment(day=day, precision=Precision.DAY, source="htmldate", confidence=0.35, evidence=("no other place names a date",))
