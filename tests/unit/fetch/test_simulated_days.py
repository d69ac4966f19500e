"""Days of polling under a virtual clock: nothing is missed, quiet feeds are left alone, failures are survived.

The long run (200 feeds, 90 days) is benchmarks/fetch/simulate.py; this is its small sister.
"""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[3] / "benchmarks" / "fetch" / "simulated_feeds.py"


def _load():
    spec = importlib.util.spec_from_file_location("simulated_feeds", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault("simulated_feeds", module)
    spec.loader.exec_module(module)
    return module


simulated = _load()
DAY = simulated.DAY


def publisher(name: str, per_day: float, days: float, **more):
    dice = random.Random(name)
    items, at = [], -2 * DAY
    while at < days * DAY:
        at += dice.expovariate(per_day / DAY)
        items.append(at)
    return simulated.Publisher(name, items, **{"length": 20, **more})


def test_nothing_is_missed_and_quiet_feeds_are_left_alone():
    diaries = simulated.run([publisher("busy", 60, 6), publisher("steady", 8, 6), publisher("quiet", 0.3, 6, dated=False)], 6)
    assert [diary.missed for diary in diaries] == [0, 0, 0]
    busy, steady, quiet = (len(diary.polls) for diary in diaries)
    assert busy > 2 * steady > 2 * quiet
    assert quiet < 60
    assert busy < 2.5 * len(diaries[0].seen_at)


def test_an_outage_is_survived_and_forgotten():
    down = publisher("down", 6, 8, outages=[(2 * DAY, 4 * DAY)])
    [diary] = simulated.run([down], 8)
    failed = [second for second, _, status in diary.polls if status == "error"]
    assert 3 < len(failed) < 25
    assert diary.missed == 0
    after = [wait for second, wait, status in diary.polls if second > 5 * DAY and status != "error"]
    assert max(after) < DAY / 2


def test_a_liar_is_found_out():
    [diary] = simulated.run([publisher("liar", 10, 5, validators="lie", length=60)], 5)
    assert diary.missed == 0


def test_gone_is_the_end_and_nothing_else_is():
    gone, dead = publisher("gone", 10, 4, gone_at=DAY), publisher("dead", 10, 4, outages=[(0.5 * DAY, 4 * DAY)])
    first, second = simulated.run([gone, dead], 4)
    assert first.polls[-1][2] == "gone"
    assert second.polls[-1][0] > 2.5 * DAY
    assert second.polls[-1][2] == "error"


@pytest.mark.parametrize("dated", [True, False])
def test_breaking_news_does_not_push_entries_out_unseen(dated):
    """A feed of ten entries, eight a day, and then seven an hour for four hours."""
    breaking = publisher("breaking", 8, 10, length=10, dated=dated)
    breaking.items = sorted([*breaking.items, *(7.4 * DAY + 514 * number for number in range(28))])
    [diary] = simulated.run([breaking], 10)
    assert diary.missed == 0


def test_retry_after_is_obeyed():
    busy = publisher("busy429", 20, 3, busy=[(DAY, DAY + 3600)])
    [diary] = simulated.run([busy], 3)
    assert all(wait >= 1800 for _, wait, status in diary.polls if status == "error")
