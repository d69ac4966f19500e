"""Tolls, turnouts and magnitudes at the edge of a story are news, though they look like a page's counters."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Death toll: 12", "Death toll: 31"),
        ("12 dead, 40 injured", "31 dead, 90 injured"),
        ("Magnitude 5.6", "Magnitude 6.1"),
        ("Bilan : 12 morts, 40 blessés", "Bilan : 31 morts, 90 blessés"),
        ("Muertos: 12 | Heridos: 40", "Muertos: 31 | Heridos: 90"),
        ("Погибшие: 12, раненые: 40", "Погибшие: 31, раненые: 90"),
        ("死亡12人", "死亡31人"),
    ],
)
@pytest.mark.parametrize("place", ["{line}\n\n{story}", "{story}\n\n{line}"])
def test_tally_that_moves_is_a_revision(desk, harbour, was, now, place):
    desk.send(place.format(line=was, story=harbour))
    decision, _ = desk.send(place.format(line=now, story=harbour))
    assert decision.verdict.relation == "revision"


def test_headline_of_another_story_that_names_a_toll_is_none(desk, harbour):
    desk.send(harbour)
    decision, _ = desk.send(f"{harbour}\n\nRead more: 12 dead in blast at Aarlen mill | Snow in May | Bus drivers strike again")
    assert decision.verdict.relation == "same"
