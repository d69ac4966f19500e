"""How an outlet says that a new item replaces its earlier one."""

from __future__ import annotations

import re

from tasks.deduplicate.headline import Headline

IN_ADDRESS = re.compile(
    r"/(?:update-?\d*|updated|upd-?\d+|wrapup-?\d*|corrected|correction|refile|rpt|lead-?\d+|aktualisiert|korrektur)-[^/]+", re.IGNORECASE
)


def says_update(headline: Headline, url: str | None) -> bool:
    """Whether headline or address begins with an update's or a correction's slug."""
    return headline.slug or bool(url and IN_ADDRESS.search(url))
