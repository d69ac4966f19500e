"""Who holds what, what a lost run may still write (nothing), and in which order items go."""

from datetime import UTC, datetime, timedelta

from tasks.errors import FaultCode, Retryable
from tasks.model import Outcome, OutcomeKind, Stage
from tasks.ports.store import End, GoOn, WaitUntil
from tasks.store import leasing
from tasks.store.engine import writing
from tasks.store.intake import Document, take_documents
from tasks.store.plan import Manners
from tasks.store.schema import passages

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)


def test_a_tick_leases_each_item_once(desk):
    desk.enqueue(*(f"https://h{n}.example/" for n in range(25)))
    first = desk.tick()
    assert sorted(len(batch.ids) for batch in first) == [5, 10, 10]
    assert desk.tick() == []


def test_the_number_of_runs_in_flight_is_bounded_and_one_means_one(desk):
    desk.enqueue(*(f"https://h{n}.example/" for n in range(30)))
    take_documents(desk.engine, [Document(b"x", "a.txt")], NOW)
    one = leasing.Limits(batch_size=10, runs_in_flight=1, lease=desk.LEASE, manners=Manners(0, 1))
    assert len(desk.tick(one)) == 1
    assert desk.tick(one) == []


def test_a_batch_that_could_not_be_sent_is_due_again(desk):
    desk.enqueue("https://a.example/1")
    [batch] = desk.tick()
    with writing(desk.engine) as connection:
        leasing.release(connection, batch, desk.now)
    assert [again.ids for again in desk.tick()] == [batch.ids]


def test_a_lease_that_ran_out_is_brought_back_from_the_stage_it_had_reached(desk):
    desk.enqueue("https://a.example/1")
    [batch] = desk.tick()
    lease = desk.lease(batch)
    party = desk.begin(lease)
    desk.finish(lease, party, GoOn(), desk.page("https://a.example/1"))
    desk.now += timedelta(seconds=desk.LEASE - 1)
    assert desk.sweep() == 0
    desk.now += timedelta(seconds=2)
    assert desk.sweep() == 1
    [again] = desk.tick()
    assert again.stage is Stage.PARSE
    assert again.run != batch.run


def test_a_run_that_lost_its_lease_writes_nothing(desk):
    desk.enqueue("https://a.example/1")
    [batch] = desk.tick()
    lease = desk.lease(batch)
    party = desk.begin(lease)
    desk.now += timedelta(seconds=desk.LEASE + 1)
    desk.sweep()
    assert desk.finish(lease, party, End(Outcome(kind=OutcomeKind.SKIPPED, reason="not_found"))) == 0
    assert desk.item(party[0].id).outcome is None
    assert desk.rows(passages) == []


def test_a_message_delivered_twice_finds_nothing_to_do(desk):
    desk.enqueue("https://a.example/1")
    [batch] = desk.tick()
    lease = desk.lease(batch)
    party = desk.begin(lease)
    desk.finish(lease, party, GoOn(), desk.page("https://a.example/1"))
    assert desk.begin(lease) == ()


def test_one_run_at_a_time_keeps_the_order_of_coming(desk):
    one = leasing.Limits(batch_size=2, runs_in_flight=1, lease=desk.LEASE, manners=Manners(0, 1))
    ids = take_documents(desk.engine, [Document(f"text {n}".encode(), f"{n}.txt") for n in range(12)], NOW)
    [first] = desk.tick(one)
    lease = desk.lease(first)
    party = desk.begin(lease)
    desk.now += timedelta(seconds=1)
    desk.finish(lease, party, WaitUntil(desk.now, counted=False))
    [again] = desk.tick(one)
    assert again.ids == first.ids == tuple(ids[: len(first.ids)])
    lease = desk.lease(again)
    desk.finish(lease, desk.begin(lease), WaitUntil(desk.now + timedelta(seconds=30), counted=True, fault=Retryable(FaultCode.TIMEOUT)))
    assert desk.tick(one) == [], "nothing overtakes an item that waits"


def test_a_hosts_long_backlog_hides_no_other_host(desk):
    slow = [f"https://slow.example/{n}" for n in range(desk.LIMITS.batch_size * leasing.LOOK_AHEAD + 50)]
    polite = leasing.Limits(10, 20, desk.LEASE, Manners(gap=5.0, concurrency=1))
    desk.enqueue(*slow, origin=desk.FEED)
    desk.tick(polite)
    desk.now += timedelta(seconds=1)
    [other] = desk.enqueue("https://other.example/1", origin=desk.FEED)
    assert [batch.ids for batch in desk.tick(polite)] == [(other,)]
