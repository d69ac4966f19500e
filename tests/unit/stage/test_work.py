"""A stage's results are written together; what the store cannot take is named, and hinders no companion."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from tasks.errors import Fault, FaultCode, Permanent, Retryable
from tasks.model import Item, ItemKind, Stage
from tasks.ports.store import GoOn, Lease, WaitUntil
from tasks.ports.tools import RetryPolicy
from tasks.stage import conduct as conducting
from tasks.stage.conduct import conduct
from tasks.stage.decide import HandedBack, Passed
from tasks.stage.work import attempt, finish_all, one_by_one

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
LEASE = Lease("run", Stage.PARSE, (1, 2, 3), "task")


def an_item(number: int) -> Item:
    return Item(id=number, kind=ItemKind.DROP, location=f"{number}.txt", stage=Stage.PARSE, first_seen=NOW)


class Store:
    """Takes everything but what it is told to choke on, and only whole."""

    def __init__(self, choke=(), error=None) -> None:
        self.choke, self.error = set(choke), error or ValueError("cannot be written")
        self.written = {}
        self.forgiven = []

    def begin(self, lease, now):
        return tuple(an_item(number) for number in lease.ids)

    def forgive(self, lease, now):
        self.forgiven.append(lease)
        return len(lease.ids)

    def finish(self, lease, results, now):
        if any(done.item.id in self.choke and isinstance(done.next, GoOn) for done in results):
            raise self.error
        self.written |= {done.item.id: done.next for done in results}
        return sum(isinstance(done.next, GoOn) for done in results)


def world(store):
    return SimpleNamespace(store=store, clock=SimpleNamespace(now=lambda: NOW), retry_policy=RetryPolicy(1, 10, 3), stage_budget=5)


def test_the_culprit_is_named_and_the_others_go_on():
    store = Store(choke=[2])
    assert finish_all(LEASE, [(an_item(n), Passed(n)) for n in (1, 2, 3)], world(store)) == 2
    assert [type(store.written[n]) for n in (1, 2, 3)] == [GoOn, WaitUntil, GoOn]
    assert store.written[2].fault.code is FaultCode.BUG
    assert "cannot be written" in store.written[2].fault.detail


def test_a_database_that_refuses_is_no_items_fault():
    store = Store(choke=[1], error=Retryable(FaultCode.DATABASE_REFUSED))
    with pytest.raises(Retryable):
        finish_all(LEASE, [(an_item(1), Passed(1))], world(store))
    assert store.written == {}


def test_begun_work_that_could_not_be_written_is_forgiven_at_the_next_begin(monkeypatch):
    monkeypatch.setattr(conducting, "PATIENCE", 0)
    store = Store(choke=[1], error=Retryable(FaultCode.DATABASE_DOWN))

    def work(lease, items, tools):
        return finish_all(lease, [(item, Passed(1)) for item in items], tools)

    with pytest.raises(Retryable):
        conduct(LEASE, world(store), work)
    store.choke.clear()
    assert conduct(LEASE, world(store), work) == (3, 3)
    assert store.forgiven == [LEASE]


def test_one_bad_item_never_fails_its_batch():
    def work(item):
        if item.id == 2:
            raise KeyError("unforeseen")
        if item.id == 3:
            raise Permanent(FaultCode.EMPTY)
        return "read"

    results = {item.id: result for item, result in one_by_one([an_item(n) for n in (1, 2, 3)], work, budget=5)}
    assert results[1] == Passed("read")
    assert results[2].code is FaultCode.BUG
    assert isinstance(results[3], Permanent)


def test_a_spent_budget_hands_the_rest_back():
    assert [result for _, result in one_by_one([an_item(1)], lambda item: 1, budget=0)] == [HandedBack()]


def test_a_bug_says_where_it_is():
    fault = attempt(an_item(1), lambda item: {}["missing"])
    assert isinstance(fault, Fault)
    assert "test_work.py" in fault.detail
