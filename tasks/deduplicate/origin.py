"""Who had it first: the agency whose text it is, else the earliest publication, else who came first."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time

from tasks.ports.index import Edition

AGENCY = re.compile(
    r"\b(?:Reuters|AFP|Agence France-Presse|AP|Associated Press|dpa|Deutsche Presse-Agentur|Xinhua|TASS|Interfax|Anadolu(?: Agency| Ajansı)?|AA|EFE|ANSA|PAP"
    r"|Kyodo|Jiji(?: Press)?|Yonhap|UPI|PTI|ANI|IANS|PA(?: Media)?|Press Association|AAP|Canadian Press|Bloomberg|APA|Keystone-SDA|Belga|ANP|TT|NTB|Ritzau|STT|MTI|ČTK"
    r"|Ukrinform|Europa Press|LUSA|Lusa|DHA|İHA|Bernama|Antara|SAPA|KNA|epd|AFX|Dow Jones|Zuma)\b"
)
LEAD = 160


def agency_of(edition: Edition) -> str | None:
    """The agency an edition credits in its byline, dateline or first words; None without one."""
    for place in (edition.byline, edition.dateline):
        found = AGENCY.search(place)
        if found:
            return found[0]
    credit = re.search(r"\(([^)]{2,40})\)", edition.body[:LEAD])
    found = AGENCY.search(credit[1]) if credit else None
    return found[0] if found else None


def is_own_item(edition: Edition, site: str, outlet: str | None) -> bool:
    """Whether the credited agency itself published this."""
    agency = agency_of(edition)
    if agency is None:
        return False
    names = _letters(site.partition(".")[0]), _letters(outlet or "")
    first = _letters(agency.split()[0])
    return any(name and (name == first or name == _letters(agency) or (len(first) > 3 and name.startswith(first))) for name in names)


def is_earlier(one: datetime | None, other: datetime | None) -> bool:
    """Whether the first is known to have been published before the second; midnight stands for a plain day, which only an earlier day beats."""
    if one is None or other is None:
        return False
    if time() in (one.astimezone(UTC).time(), other.astimezone(UTC).time()):
        return one.astimezone(UTC).date() < other.astimezone(UTC).date()
    return one < other


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
