"""What kills its worker is found; what only was there when it died is not taken for it."""

from datetime import UTC, datetime, timedelta

from tasks.errors import FaultCode
from tasks.model import Outcome, OutcomeKind, Stage
from tasks.ports.store import End, GoOn, Lease
from tasks.store.engine import writing
from tasks.store.intake import Document, take_documents
from tasks.store.schema import contents, events, items
from tasks.store.stages import leave_in_order, return_from_the_dead

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)


def test_an_item_that_kills_its_worker_is_named_after_three_deliveries_and_its_companions_go_on(desk):
    ids = take_documents(desk.engine, [Document(f"text {n}".encode(), f"{n}.txt") for n in range(3)], NOW)
    killer = ids[1]
    runs_of_killer = 0
    for _ in range(8):
        for batch in desk.tick():
            lease = desk.lease(batch)
            party = desk.begin(lease)
            if killer in {item.id for item in party}:
                runs_of_killer += 1  # the process dies here: nothing is finished
            else:
                desk.finish(lease, party, End(Outcome(kind=OutcomeKind.SKIPPED, reason="empty")))
        desk.now += timedelta(seconds=desk.LEASE + 1)
        desk.sweep()
    assert runs_of_killer == 3
    assert (desk.item(killer).outcome, desk.item(killer).reason) == ("dead", FaultCode.KILLS_ITS_WORKER)
    assert all(desk.item(i).outcome == "skipped" for i in ids if i != killer)
    assert desk.balance().in_flight == 0
    [event] = [row for row in desk.rows(events) if row.item_id == killer]
    assert event.payload["alarm"]
    assert desk.rows(contents, contents.c.digest == desk.item(killer).raw_digest), "the bytes are kept for a replay"


def test_a_redelivered_batch_is_split_before_it_runs_again(desk):
    take_documents(desk.engine, [Document(f"text {n}".encode(), f"{n}.txt") for n in range(3)], NOW, desk.FEED)
    [batch] = desk.tick()
    desk.begin(desk.lease(batch))
    assert desk.begin(desk.lease(batch)) == (), "the broker's own redelivery"
    assert sorted(len(again.ids) for again in desk.tick()) == [1, 1, 1]


def test_what_only_the_enrichment_kills_lands_without(desk):
    take_documents(desk.engine, [Document(b"text", "a.txt")], NOW)
    for _ in range(8):
        for batch in desk.tick():
            stage = Stage(batch.stage)
            while stage:
                lease = desk.lease(batch, stage)
                party = desk.begin(lease)
                if stage is Stage.PARSE:
                    desk.finish(lease, party, GoOn(), desk.draft())
                elif stage is Stage.DEDUPLICATE:
                    desk.judge(lease, party)
                elif stage is Stage.ENRICH and party:
                    break  # dies
                elif stage is Stage.STORE:
                    desk.store.land(lease, desk.now)
                stage = stage.after
        desk.now += timedelta(seconds=desk.LEASE + 1)
        desk.sweep()
    [row] = desk.rows(items)
    assert row.outcome == "landed"
    assert desk.balance().balances


def started(desk, worker="fetch@one"):
    desk.enqueue("https://a.example/1")
    [batch] = desk.tick()
    lease = Lease(batch.run, batch.stage, batch.ids, "task-1", worker)
    return lease, desk.begin(lease)


def test_a_worker_told_to_stop_holds_nothing_against_its_items(desk):
    lease, party = started(desk)
    with writing(desk.engine) as connection:
        assert leave_in_order(connection, "fetch@another") == 0
        assert leave_in_order(connection, "fetch@one") == 1
    assert desk.item(party[0].id).deliveries == 0
    assert desk.finish(lease, party, GoOn(), desk.page("https://a.example/1")) == 1, "it may still finish in time"


def test_what_a_dead_worker_held_is_due_again_when_its_name_comes_back(desk):
    _, party = started(desk)
    with writing(desk.engine) as connection:
        assert return_from_the_dead(connection, "fetch@one", desk.now) == 1
    row = desk.item(party[0].id)
    assert (row.state, row.deliveries) == ("waiting", 1), "its death is counted"
    assert [again.ids for again in desk.tick()] == [(party[0].id,)]


def test_work_that_the_database_did_not_take_is_forgiven(desk):
    lease, party = started(desk)
    assert desk.store.forgive(lease, desk.now) == 1
    row = desk.item(party[0].id)
    assert (row.state, row.deliveries) == ("waiting", 0)
    assert desk.store.forgive(lease, desk.now) == 0


def test_suspects_are_fetched_one_at_a_time(desk):
    desk.enqueue(*(f"https://h{n}.example/" for n in range(6)), origin=desk.FEED)
    [batch] = desk.tick()
    desk.begin(desk.lease(batch))
    desk.now += timedelta(seconds=desk.LEASE + 1)
    desk.sweep()
    [alone] = desk.tick()
    assert len(alone.ids) == 1
    assert desk.tick() == []
    lease = desk.lease(alone)
    desk.finish(lease, desk.begin(lease), End(Outcome(kind=OutcomeKind.SKIPPED, reason="not_found")))
    assert [len(more.ids) for more in desk.tick()] == [1]
