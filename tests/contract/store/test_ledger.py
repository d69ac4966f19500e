"""The ledger on both databases: who holds what, what a lost run may still write (nothing), and that it balances."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from tasks.deduplicate.core import decide, prepare
from tasks.errors import FaultCode, Permanent, Poison, Retryable
from tasks.model import Draft, Enrichment, Outcome, OutcomeKind, RawDocument, Stage, digest_of
from tasks.ports.store import Done, End, GoOn, Lease, Unjudgeable, WaitUntil
from tasks.store import leasing
from tasks.store.balance import balance
from tasks.store.desk import SqlStore
from tasks.store.engine import reading, writing
from tasks.store.intake import Document, Origin, Wanted, enqueue_urls, take_documents
from tasks.store.items import POLLED
from tasks.store.plan import Manners
from tasks.store.schema import articles, contents, drafts, events, items, passages, revisions
from tasks.store.stages import leave_in_order, return_from_the_dead
from tasks.store.terms import Terms

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)
LEASE = 60.0
LIMITS = leasing.Limits(batch_size=10, runs_in_flight=20, lease=LEASE, manners=Manners(gap=0, concurrency=1))
STORY = (
    "The harbour board voted {n} to {m} on Tuesday to close the old fish market of Norrvik before the winter storms, chair Ines Dahl said. "
    * 3
)


class Desk:
    """A stage worker's hands: begins and finishes stages over the store as the tasks do."""

    def __init__(self, engine) -> None:
        self.engine = engine
        self.store = SqlStore(engine, Terms(LEASE))
        self.now = NOW

    def tick(self, limits=LIMITS):
        with writing(self.engine) as connection:
            return leasing.lease_due(connection, self.now, limits)

    def sweep(self) -> int:
        with writing(self.engine) as connection:
            return leasing.sweep(connection, self.now)

    def lease(self, batch, stage=None) -> Lease:
        return Lease(batch.run, stage or batch.stage, batch.ids, "task-1")

    def begin(self, lease):
        return self.store.begin(lease, self.now)

    def finish(self, lease, party, step, output=None) -> int:
        return self.store.finish(lease, [Done(item, step, output, self.now, self.now) for item in party], self.now)

    def judge(self, lease, party, decide=decide) -> int:
        texts = self.store.drafts(party)
        entries = [(i, prepare(texts[i.id], location=i.location, source=i.source, received_at=i.first_seen)) for i in party]
        return self.store.judge(lease, entries, decide, self.now)

    def run_to_end(self, batch, draft) -> None:
        for stage in list(Stage)[list(Stage).index(batch.stage) :]:
            lease = self.lease(batch, stage)
            party = self.begin(lease)
            if stage is Stage.FETCH:
                for item in party:
                    self.finish(lease, [item], GoOn(), page(item.location))
            elif stage is Stage.PARSE:
                for item in party:
                    self.finish(lease, [item], GoOn(), draft(item))
            elif stage is Stage.DEDUPLICATE:
                self.judge(lease, party)
            elif stage is Stage.ENRICH:
                self.finish(
                    lease, party, GoOn(), (Enrichment(enricher="language", version="1", fingerprint="f", values={"language": "en"}),)
                )
            else:
                self.store.land(lease, self.now)

    def rows(self, table, *where):
        with reading(self.engine) as connection:
            return connection.execute(sa.select(table).where(*where).order_by(*table.primary_key)).all()

    def item(self, item_id):
        return self.rows(items, items.c.id == item_id)[0]

    def balance(self):
        with reading(self.engine) as connection:
            return balance(connection)


def page(url: str, text: str = "<p>Story</p>") -> RawDocument:
    content = f"{url} {text}".encode()
    return RawDocument(digest=digest_of(content), content=content, media_type="text/html", url=url, fetched_at=NOW)


def a_draft(url="https://harbourpost.example/news/1", n=5, **changes) -> Draft:
    fields = {"headline": f"Norrvik votes {n} to 2", "body": STORY.format(n=n, m=2), "url": url, "outlet": "Harbour Post", "language": "en"}
    return Draft(**fields | changes)


@pytest.fixture
def desk(engine) -> Desk:
    return Desk(engine)


FEED = Origin(name="feed", priority=POLLED)
"""Polled work goes in batches; the few addresses a person waits for go one by one."""


def enqueue(desk, *urls, origin=None):
    wanted = [Wanted(url) for url in urls]
    return enqueue_urls(desk.engine, wanted, desk.now, origin) if origin else enqueue_urls(desk.engine, wanted, desk.now)


# ---------------------------------------------------------------- coming in


def test_every_address_becomes_an_item_in_the_order_given(desk):
    ids = enqueue(desk, "https://a.example/1", "not an address", "ftp://a.example/2", "https://a.example/3")
    assert ids == sorted(ids)
    states = [(desk.item(i).outcome, desk.item(i).reason) for i in ids]
    assert states == [(None, None), ("skipped", "bad_url"), ("skipped", "bad_url"), (None, None)]
    assert desk.balance().balances


@pytest.mark.parametrize(
    "url", ["", "http://", "http://[::1", "http://a.example:99999/", "javascript:alert(1)", "http://a b.example/", "x" * 5000]
)
def test_a_malformed_address_is_skipped_by_name(desk, url):
    [item_id] = enqueue(desk, url)
    assert desk.item(item_id).reason == FaultCode.BAD_URL


def test_a_polled_address_that_is_on_its_way_is_not_fetched_twice(desk):
    [first] = enqueue(desk, "https://a.example/1", origin=FEED)
    [second] = enqueue(desk, "https://a.example/1", origin=FEED)
    assert (desk.item(second).outcome, desk.item(second).reason) == ("unchanged", "in_flight")
    assert desk.item(first).outcome is None


def test_a_document_comes_in_whole_and_once_by_digest(desk):
    documents = [
        Document(b"Same bytes", "a.txt"),
        Document(b"Same bytes", "b.txt"),
        Document(b"", "c.txt", fault=Permanent(FaultCode.EMPTY)),
    ]
    ids = take_documents(desk.engine, documents, NOW, FEED)
    assert len(desk.rows(contents)) == 2
    assert desk.item(ids[2]).reason == "empty"
    [batch] = desk.tick()
    party = desk.begin(desk.lease(batch))
    raws = desk.store.raw_documents(party)
    assert {raw.content for raw in raws.values()} == {b"Same bytes"}


# ---------------------------------------------------------------- leases


def test_a_tick_leases_each_item_once(desk):
    enqueue(desk, *(f"https://h{n}.example/" for n in range(25)))
    first = desk.tick()
    assert sorted(len(batch.ids) for batch in first) == [5, 10, 10]
    assert desk.tick() == []


def test_the_number_of_runs_in_flight_is_bounded_and_one_means_one(desk):
    enqueue(desk, *(f"https://h{n}.example/" for n in range(30)))
    take_documents(desk.engine, [Document(b"x", "a.txt")], NOW)
    one = leasing.Limits(batch_size=10, runs_in_flight=1, lease=LEASE, manners=Manners(0, 1))
    assert len(desk.tick(one)) == 1
    assert desk.tick(one) == []


def test_a_batch_that_could_not_be_sent_is_due_again(desk):
    enqueue(desk, "https://a.example/1")
    [batch] = desk.tick()
    with writing(desk.engine) as connection:
        leasing.release(connection, batch, desk.now)
    assert [again.ids for again in desk.tick()] == [batch.ids]


def test_a_lease_that_ran_out_is_brought_back_from_the_stage_it_had_reached(desk):
    enqueue(desk, "https://a.example/1")
    [batch] = desk.tick()
    lease = desk.lease(batch)
    party = desk.begin(lease)
    desk.finish(lease, party, GoOn(), page("https://a.example/1"))
    desk.now += timedelta(seconds=LEASE - 1)
    assert desk.sweep() == 0
    desk.now += timedelta(seconds=2)
    assert desk.sweep() == 1
    [again] = desk.tick()
    assert again.stage is Stage.PARSE
    assert again.run != batch.run


def test_a_run_that_lost_its_lease_writes_nothing(desk):
    enqueue(desk, "https://a.example/1")
    [batch] = desk.tick()
    lease = desk.lease(batch)
    party = desk.begin(lease)
    desk.now += timedelta(seconds=LEASE + 1)
    desk.sweep()
    assert desk.finish(lease, party, End(Outcome(kind=OutcomeKind.SKIPPED, reason="not_found"))) == 0
    assert desk.item(party[0].id).outcome is None
    assert desk.rows(passages) == []


def test_a_message_delivered_twice_finds_nothing_to_do(desk):
    enqueue(desk, "https://a.example/1")
    [batch] = desk.tick()
    lease = desk.lease(batch)
    party = desk.begin(lease)
    desk.finish(lease, party, GoOn(), page("https://a.example/1"))
    assert desk.begin(lease) == ()


# ---------------------------------------------------------------- killers


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
        desk.now += timedelta(seconds=LEASE + 1)
        desk.sweep()
    assert runs_of_killer == 3
    assert (desk.item(killer).outcome, desk.item(killer).reason) == ("dead", FaultCode.KILLS_ITS_WORKER)
    assert all(desk.item(i).outcome == "skipped" for i in ids if i != killer)
    assert desk.balance().in_flight == 0
    [event] = [row for row in desk.rows(events) if row.item_id == killer]
    assert event.payload["alarm"]
    assert desk.rows(contents, contents.c.digest == desk.item(killer).raw_digest), "the bytes are kept for a replay"


def test_a_redelivered_batch_is_split_before_it_runs_again(desk):
    take_documents(desk.engine, [Document(f"text {n}".encode(), f"{n}.txt") for n in range(3)], NOW, FEED)
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
                    desk.finish(lease, party, GoOn(), a_draft())
                elif stage is Stage.DEDUPLICATE:
                    desk.judge(lease, party)
                elif stage is Stage.ENRICH and party:
                    break  # dies
                elif stage is Stage.STORE:
                    desk.store.land(lease, desk.now)
                stage = stage.after
        desk.now += timedelta(seconds=LEASE + 1)
        desk.sweep()
    [row] = desk.rows(items)
    assert row.outcome == "landed"
    assert desk.balance().balances


# ---------------------------------------------------------------- next steps


@pytest.mark.parametrize(
    ("fault", "kind"), [(Permanent(FaultCode.NOT_FOUND, "404"), "skipped"), (Poison(FaultCode.BOMB, "200 MB"), "dead")]
)
def test_an_end_is_written_with_reason_timeline_and_event(desk, fault, kind):
    enqueue(desk, "https://a.example/1")
    [batch] = desk.tick()
    lease = desk.lease(batch)
    party = desk.begin(lease)
    desk.finish(lease, party, End(Outcome(kind=kind, reason=fault.code, detail=fault.detail), fault))
    row = desk.item(party[0].id)
    assert (row.state, row.outcome, row.reason, row.detail) == ("done", kind, fault.code, fault.detail)
    [line] = desk.rows(passages)
    assert (line.stage, line.outcome, line.fault, line.task_id) == ("fetch", kind, fault.code, "task-1")
    assert [event.kind for event in desk.rows(events)] == [kind]


def test_a_retry_waits_in_sql_and_counts(desk):
    enqueue(desk, "https://a.example/1")
    [batch] = desk.tick()
    lease = desk.lease(batch)
    party = desk.begin(lease)
    due = NOW + timedelta(seconds=300)
    desk.finish(lease, party, WaitUntil(due, counted=True, fault=Retryable(FaultCode.TIMEOUT)))
    row = desk.item(party[0].id)
    assert (row.state, row.attempts, row.deliveries, row.next_attempt_at, row.reason) == ("waiting", 1, 0, due, "timeout")
    assert desk.tick() == []
    desk.now = due
    assert len(desk.tick()) == 1


def test_manners_are_kept_in_sql(desk):
    enqueue(desk, *(f"https://a.example/{n}" for n in range(3)))
    limits = leasing.Limits(10, 20, LEASE, Manners(gap=2.0, concurrency=1))
    [batch] = desk.tick(limits)
    assert len(batch.ids) == 1
    desk.now += timedelta(seconds=1)
    assert desk.tick(limits) == []
    lease = desk.lease(batch)
    desk.finish(lease, desk.begin(lease), End(Outcome(kind=OutcomeKind.SKIPPED, reason="not_found")))
    desk.now += timedelta(seconds=1)
    assert [len(b.ids) for b in desk.tick(limits)] == [1]


# ---------------------------------------------------------------- landing


def test_an_article_lands_with_revision_enrichment_and_event_and_the_way_is_cleared(desk):
    enqueue(desk, "https://harbourpost.example/news/1")
    [batch] = desk.tick()
    desk.run_to_end(batch, lambda item: a_draft())
    [article] = desk.rows(articles)
    [revision] = desk.rows(revisions)
    assert (article.current_revision, revision.number, revision.headline) == (1, 1, "Norrvik votes 5 to 2")
    assert desk.rows(drafts) == []
    [event] = desk.rows(events)
    assert (event.kind, event.payload["relation"], event.payload["article"]) == ("landed", "new", article.id)
    assert [line.stage for line in desk.rows(passages)] == [str(stage) for stage in Stage]
    assert desk.balance().balances


def test_the_same_again_is_unchanged_and_an_edit_is_a_revision(desk):
    for n in (5, 5, 6):
        enqueue(desk, "https://harbourpost.example/news/1")
        [batch] = desk.tick()
        desk.run_to_end(batch, lambda item, n=n: a_draft(n=n))
        desk.now += timedelta(minutes=10)
    assert [row.outcome for row in desk.rows(items)] == ["landed", "unchanged", "landed"]
    assert [row.relation for row in desk.rows(items)] == ["new", "same", "revision"]
    [article] = desk.rows(articles)
    assert article.current_revision == 2
    assert [row.number for row in desk.rows(revisions)] == [1, 2]
    assert desk.balance().balances


def test_a_place_is_given_back_when_its_item_dies_before_it_lands(desk):
    enqueue(desk, "https://harbourpost.example/news/1")
    [batch] = desk.tick()
    for stage in (Stage.FETCH, Stage.PARSE, Stage.DEDUPLICATE, Stage.ENRICH):
        lease = desk.lease(batch, stage)
        party = desk.begin(lease)
        if stage is Stage.DEDUPLICATE:
            desk.judge(lease, party)
        elif stage is Stage.ENRICH:
            desk.finish(lease, party, End(Outcome(kind=OutcomeKind.DEAD, reason="bug")))
        else:
            desk.finish(lease, party, GoOn(), page("https://harbourpost.example/news/1") if stage is Stage.FETCH else a_draft())
    assert desk.rows(articles) == []
    enqueue(desk, "https://harbourpost.example/news/1")
    [batch] = desk.tick()
    desk.run_to_end(batch, lambda item: a_draft())
    assert [row.relation for row in desk.rows(items)][-1] == "new"


def test_a_bug_in_one_decision_undoes_the_batch_and_names_the_item(desk):
    enqueue(desk, *(f"https://h{n}.example/" for n in range(3)), origin=FEED)
    [batch] = desk.tick()
    for stage in (Stage.FETCH, Stage.PARSE):
        lease = desk.lease(batch, stage)
        for item in desk.begin(lease):
            desk.finish(lease, [item], GoOn(), page(item.location) if stage is Stage.FETCH else a_draft(url=item.location, n=item.id))
    lease = desk.lease(batch, Stage.DEDUPLICATE)
    party = desk.begin(lease)

    def stumbles(entry, index):
        if entry.url == party[1].location:
            raise KeyError("no such word")
        return decide(entry, index)

    with pytest.raises(Unjudgeable) as caught:
        desk.judge(lease, party, stumbles)
    assert caught.value.item.id == party[1].id
    assert desk.rows(articles) == []


# ---------------------------------------------------------------- what the database would not take


NASTY = "Nul \x00 and half a character \ud800 in a headline"


def test_words_that_no_database_takes_are_cleaned_and_land(desk):
    enqueue(desk, "https://harbourpost.example/news/1")
    [batch] = desk.tick()
    desk.run_to_end(batch, lambda item: a_draft(headline=NASTY, topics=(NASTY,), image={"url": "https://x.example/\x00a.png"}))
    [revision] = desk.rows(revisions)
    assert revision.headline == "Nul \ufffd and half a character \ufffd in a headline"
    assert revision.topics == [revision.headline]


@pytest.mark.parametrize(
    "url", ["https://a.example/\x00", "https://a.example/\ud800", "  https://a.example/fine \n", "\ufeffhttps://a.example/bom"]
)
def test_addresses_are_tidied_or_refused_by_name_and_never_raise(desk, url):
    ids = enqueue(desk, "https://a.example/before", url, "https://a.example/after")
    assert len(ids) == 3
    row = desk.item(ids[1])
    assert row.reason in {None, "bad_url"}
    assert (row.reason is None) == ("fine" in url or "bom" in url)


# ---------------------------------------------------------------- comings and goings of workers


def started(desk, worker="fetch@one"):
    enqueue(desk, "https://a.example/1")
    [batch] = desk.tick()
    lease = Lease(batch.run, batch.stage, batch.ids, "task-1", worker)
    return lease, desk.begin(lease)


def test_a_worker_told_to_stop_holds_nothing_against_its_items(desk):
    lease, party = started(desk)
    with writing(desk.engine) as connection:
        assert leave_in_order(connection, "fetch@another") == 0
        assert leave_in_order(connection, "fetch@one") == 1
    assert desk.item(party[0].id).deliveries == 0
    assert desk.finish(lease, party, GoOn(), page("https://a.example/1")) == 1, "it may still finish in time"


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
    enqueue(desk, *(f"https://h{n}.example/" for n in range(6)), origin=FEED)
    [batch] = desk.tick()
    desk.begin(desk.lease(batch))
    desk.now += timedelta(seconds=LEASE + 1)
    desk.sweep()
    [alone] = desk.tick()
    assert len(alone.ids) == 1
    assert desk.tick() == []
    lease = desk.lease(alone)
    desk.finish(lease, desk.begin(lease), End(Outcome(kind=OutcomeKind.SKIPPED, reason="not_found")))
    assert [len(more.ids) for more in desk.tick()] == [1]


# ---------------------------------------------------------------- order and fairness


def test_one_run_at_a_time_keeps_the_order_of_coming(desk):
    one = leasing.Limits(batch_size=2, runs_in_flight=1, lease=LEASE, manners=Manners(0, 1))
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
    slow = [f"https://slow.example/{n}" for n in range(LIMITS.batch_size * leasing.LOOK_AHEAD + 50)]
    polite = leasing.Limits(10, 20, LEASE, Manners(gap=5.0, concurrency=1))
    enqueue(desk, *slow, origin=FEED)
    desk.tick(polite)
    desk.now += timedelta(seconds=1)
    [other] = enqueue(desk, "https://other.example/1", origin=FEED)
    assert [batch.ids for batch in desk.tick(polite)] == [(other,)]


# ---------------------------------------------------------------- the same as what never landed


def test_unchanged_because_of_an_article_that_dies_is_judged_again(desk):
    for _ in range(2):
        enqueue(desk, "https://harbourpost.example/news/1")
    first, second = desk.tick()
    for stage in (Stage.FETCH, Stage.PARSE, Stage.DEDUPLICATE):
        for batch in (first, second):
            lease = desk.lease(batch, stage)
            party = desk.begin(lease)
            if stage is Stage.DEDUPLICATE:
                desk.judge(lease, party)
            else:
                desk.finish(lease, party, GoOn(), page(party[0].location) if stage is Stage.FETCH else a_draft())
    assert desk.item(second.ids[0]).outcome == "unchanged"
    lease = desk.lease(first, Stage.ENRICH)
    desk.finish(lease, desk.begin(lease), End(Outcome(kind=OutcomeKind.DEAD, reason="bug")))
    assert desk.rows(articles) == []
    row = desk.item(second.ids[0])
    assert (row.state, row.stage, row.outcome) == ("waiting", "parse", None)
    [again] = desk.tick()
    desk.run_to_end(again, lambda item: a_draft())
    assert desk.item(second.ids[0]).outcome == "landed"
    assert desk.balance().balances
