"""The article's number in its address: it stays when an editor changes the headline slug."""

from __future__ import annotations

import re

from tasks.deduplicate.urls.spelling import host_of, path_of, query_of, split

IN_PATH = re.compile(r"(?:^|[-_/.a-z])(?P<number>\d{6,18})(?:\.[a-z]{3,5})?$", re.IGNORECASE)
IN_QUERY = re.compile(
    r"(?:^|&)(?:id|p|aid|nid|sid|articleid|article_id|article|storyid|story_id|story|newsid|news_id|contentid|docid)=(?P<number>\d{4,18})(?:&|$)",
    re.IGNORECASE,
)
DATE = re.compile(r"^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?(?:\d{4}|\d{6})?$")


def number_of(url: str) -> str | None:
    """``host#number`` of an address that ends in a number long enough to be an article's own; dates are none."""
    parts = split(url)
    if parts is None:
        return None
    found = IN_QUERY.search(query_of(parts)) or IN_PATH.search(path_of(parts))
    if found is None or DATE.match(found["number"]):
        return None
    return f"{host_of(parts)}#{found['number']}"
