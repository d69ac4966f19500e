"""What dies on its way takes no other story with it, and leaves nothing that another could be taken for."""

import pytest

from tasks.model import Outcome, OutcomeKind, Stage
from tasks.ports.store import End
from tasks.store.schema import items, revisions


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
    desk.run_to_verdict(desk.first, desk.edit)
    desk.run_to_verdict(desk.second, desk.edit)
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


def test_the_number_of_an_article_that_died_is_never_given_again(desk):
    """Another address of the dead article still leads to its number: under it, another story must not be found."""
    addresses = ("https://harbourpost.example/news/1", "https://harbourpost.example/fish-market-closes")
    desk.enqueue(addresses[0])
    [first] = desk.tick()
    desk.run_to_verdict(first, desk.draft(url=addresses[0]))
    desk.enqueue(addresses[1])
    [alias] = desk.tick()
    desk.run_to_verdict(alias, desk.draft(url=addresses[0]))
    assert desk.item(alias.ids[0]).relation == "same"
    die(desk, first)
    [alias] = desk.tick()

    desk.enqueue("https://valleyecho.example/bridge")
    [other] = desk.tick()
    bridge = "The bridge over the Amsel carries no more lorries since engineers of the county counted forty cracks in its third pier. " * 4
    desk.run_to_end(
        other, lambda _: desk.draft(url="https://valleyecho.example/bridge", headline="Bridge shut", body=bridge, outlet="Echo")
    )
    assert desk.item(other.ids[0]).article_id > desk.item(first.ids[0]).article_id
    desk.run_to_end(alias, lambda _: desk.draft(url=addresses[0]))
    assert [desk.item(one.ids[0]).relation for one in (other, alias)] == ["new", "new"]
