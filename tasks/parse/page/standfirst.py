"""The standfirst: the sentences between headline and story, rather than the summary made for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.parse.ballot import Candidate
from tasks.parse.page.headline import key_of
from tasks.parse.spacing import weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.parse.ballot import Ballot
    from tasks.parse.page.visible import Shown

SHORTEST = 25


def elect_standfirst(ballot: Ballot, shown: Shown, names: Sequence[str]) -> None:
    """Elect a description that the page shows as well; else the most trusted description that is no repetition of the headline."""
    headline = key_of(str(ballot.value("headline") or ""))
    refused = {key_of(name) for name in names}
    near = {key_of(text): text for text in shown.near}
    usable = [
        one for one in ballot.of("standfirst") if weight(str(one.value)) >= SHORTEST and key_of(str(one.value)) not in refused | {headline}
    ]
    for one in usable:
        if key_of(str(one.value)) in near:
            ballot.elect("standfirst", Candidate(near[key_of(str(one.value))], one.source, 0.9, "shown under the headline as well"))
            return
    lead = Candidate(shown.lead, "page", 0.4, "an element named as a standfirst") if shown.lead and key_of(shown.lead) != headline else None
    best = max(usable, key=lambda one: one.confidence, default=lead)
    ballot.elect("standfirst", best)
