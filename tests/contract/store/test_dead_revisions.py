"""A revision that dies before it lands takes no other item's story with it."""

import pytest

from tasks.model import Outcome, OutcomeKind, Stage
from tasks.ports.store import End, GoOn
from tasks.store.schema import items, revisions


def to_the_verdict(desk, batch, draft) -> None:
    for stage in (Stage.FETCH, Stage.PARSE, Stage.DEDUPLICATE):
        lease = desk.lease(batch, stage)
        party = desk.begin(lease)
        if stage is Stage.DEDUPLICATE:
            desk.judge(lease, party)
        else:
            desk.finish(lease, party, GoOn(), desk.page(party[0].location) if stage is Stage.FETCH else draft)


def die(desk, batch) -> None:
    lease = desk.lease(batch, Stage.ENRICH)
    desk.finish(lease, desk.begin(lease), End(Outcome(kind=OutcomeKind.DEAD, reason="bug")))


@pytest.fixture
def edited(desk):
    """A landed story; its edit is on its way, and the same edit came a second time."""
    desk.enqueue("https://harbourpost.example/news/1")
    [batch] = desk.tick()
    desk.run_to_end(batch, lambda _: desk.draft(n="five"))
    desk.edit = desk.draft(n="six")
    for _ in range(2):
        desk.enqueue("https://harbourpost.example/news/1")
    desk.first, desk.second = desk.tick()
    to_the_verdict(desk, desk.first, desk.edit)
    to_the_verdict(desk, desk.second, desk.edit)
    assert [(row.relation, row.outcome) for row in desk.rows(items)][1:] == [("revision", None), ("same", "unchanged")]
    return desk


def test_what_was_unchanged_beside_it_is_judged_again_and_lands(edited):
    die(edited, edited.first)
    row = edited.item(edited.second.ids[0])
    assert (row.state, row.stage, row.outcome) == ("waiting", "parse", None)
    [again] = edited.tick()
    edited.run_to_end(again, lambda _: edited.edit)
    assert edited.item(edited.second.ids[0]).outcome == "landed"
    assert [row.headline for row in edited.rows(revisions)] == ["Norrvik votes five to 2", "Norrvik votes six to 2"]
    assert edited.balance().balances


def test_where_a_later_edition_stands_the_older_edit_stays_away(edited):
    edited.enqueue("https://harbourpost.example/news/1")
    [third] = edited.tick()
    edited.run_to_end(third, lambda _: edited.draft(n="seven"))
    die(edited, edited.first)
    assert edited.item(edited.second.ids[0]).outcome == "unchanged"
    assert [row.headline for row in edited.rows(revisions)] == ["Norrvik votes five to 2", "Norrvik votes seven to 2"]
    assert edited.balance().balances
