"""The ledger balances, always: seen = landed + unchanged + skipped + dead + in flight."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from tasks.model import ItemState, OutcomeKind
from tasks.store.schema import items, revisions


@dataclass(frozen=True, slots=True)
class Balance:
    """The ledger in numbers, of one consistent look. ``revisions`` is counted on the other side: it equals ``landed``."""

    seen: int
    landed: int
    unchanged: int
    skipped: int
    dead: int
    waiting: int
    leased: int
    revisions: int

    @property
    def in_flight(self) -> int:
        """Items that have no outcome yet."""
        return self.waiting + self.leased

    @property
    def balances(self) -> bool:
        """Whether every item seen is accounted for, and every landing has its revision."""
        return self.seen == self.landed + self.unchanged + self.skipped + self.dead + self.in_flight and self.landed == self.revisions


def balance(connection: sa.Connection) -> Balance:
    """Add up the ledger."""
    query = sa.select(items.c.state, items.c.outcome, sa.func.count()).group_by(items.c.state, items.c.outcome)
    states: dict[str, int] = {}
    outcomes: dict[str, int] = {}
    for state, outcome, count in connection.execute(query):
        states[state] = states.get(state, 0) + count
        if state == ItemState.DONE:
            outcomes[outcome] = outcomes.get(outcome, 0) + count
    return Balance(
        seen=connection.execute(sa.select(sa.func.count()).select_from(items)).scalar_one(),
        landed=outcomes.get(OutcomeKind.LANDED, 0),
        unchanged=outcomes.get(OutcomeKind.UNCHANGED, 0),
        skipped=outcomes.get(OutcomeKind.SKIPPED, 0),
        dead=outcomes.get(OutcomeKind.DEAD, 0),
        waiting=states.get(ItemState.WAITING, 0),
        leased=states.get(ItemState.LEASED, 0),
        revisions=connection.execute(sa.select(sa.func.count()).select_from(revisions)).scalar_one(),
    )
