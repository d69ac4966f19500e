"""Next steps, ends and landings: each is written whole, with its timeline and its event."""

from datetime import UTC, datetime, timedelta

import pytest

from tasks.deduplicate.core import decide
from tasks.errors import FaultCode, Permanent, Poison, Retryable
from tasks.model import Outcome, OutcomeKind, Stage
from tasks.ports.store import End, GoOn, Unjudgeable, WaitUntil
from tasks.store import leasing
from tasks.store.plan import Manners
from tasks.store.schema import articles, drafts, events, items, passages, revisions

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fault", "kind"), [(Permanent(FaultCode.NOT_FOUND, "404"), "skipped"), (Poison(FaultCode.BOMB, "200 MB"), "dead")]
)
def test_an_end_is_written_with_reason_timeline_and_event(desk, fault, kind):
    desk.enqueue("https://a.example/1")
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
    desk.enqueue("https://a.example/1")
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
    desk.enqueue(*(f"https://a.example/{n}" for n in range(3)))
    limits = leasing.Limits(10, 20, desk.LEASE, Manners(gap=2.0, concurrency=1))
    [batch] = desk.tick(limits)
    assert len(batch.ids) == 1
    desk.now += timedelta(seconds=1)
    assert desk.tick(limits) == []
    lease = desk.lease(batch)
    desk.finish(lease, desk.begin(lease), End(Outcome(kind=OutcomeKind.SKIPPED, reason="not_found")))
    desk.now += timedelta(seconds=1)
    assert [len(b.ids) for b in desk.tick(limits)] == [1]


def test_an_article_lands_with_revision_enrichment_and_event_and_the_way_is_cleared(desk):
    desk.enqueue("https://harbourpost.example/news/1")
    [batch] = desk.tick()
    desk.run_to_end(batch, lambda item: desk.draft())
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
        desk.enqueue("https://harbourpost.example/news/1")
        [batch] = desk.tick()
        desk.run_to_end(batch, lambda item, n=n: desk.draft(n=n))
        desk.now += timedelta(minutes=10)
    assert [row.outcome for row in desk.rows(items)] == ["landed", "unchanged", "landed"]
    assert [row.relation for row in desk.rows(items)] == ["new", "same", "revision"]
    [article] = desk.rows(articles)
    assert article.current_revision == 2
    assert [row.number for row in desk.rows(revisions)] == [1, 2]
    assert desk.balance().balances


def test_a_place_is_given_back_when_its_item_dies_before_it_lands(desk):
    desk.enqueue("https://harbourpost.example/news/1")
    [batch] = desk.tick()
    for stage in (Stage.FETCH, Stage.PARSE, Stage.DEDUPLICATE, Stage.ENRICH):
        lease = desk.lease(batch, stage)
        party = desk.begin(lease)
        if stage is Stage.DEDUPLICATE:
            desk.judge(lease, party)
        elif stage is Stage.ENRICH:
            desk.finish(lease, party, End(Outcome(kind=OutcomeKind.DEAD, reason="bug")))
        else:
            desk.finish(lease, party, GoOn(), desk.page("https://harbourpost.example/news/1") if stage is Stage.FETCH else desk.draft())
    assert desk.rows(articles) == []
    desk.enqueue("https://harbourpost.example/news/1")
    [batch] = desk.tick()
    desk.run_to_end(batch, lambda item: desk.draft())
    assert [row.relation for row in desk.rows(items)][-1] == "new"


def test_a_bug_in_one_decision_undoes_the_batch_and_names_the_item(desk):
    desk.enqueue(*(f"https://h{n}.example/" for n in range(3)), origin=desk.FEED)
    [batch] = desk.tick()
    for stage in (Stage.FETCH, Stage.PARSE):
        lease = desk.lease(batch, stage)
        for item in desk.begin(lease):
            desk.finish(
                lease, [item], GoOn(), desk.page(item.location) if stage is Stage.FETCH else desk.draft(url=item.location, n=item.id)
            )
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


NASTY = "Nul \x00 and half a character \ud800 in a headline"


def test_words_that_no_database_takes_are_cleaned_and_land(desk):
    desk.enqueue("https://harbourpost.example/news/1")
    [batch] = desk.tick()
    desk.run_to_end(batch, lambda item: desk.draft(headline=NASTY, topics=(NASTY,), image={"url": "https://x.example/\x00a.png"}))
    [revision] = desk.rows(revisions)
    assert revision.headline == "Nul \ufffd and half a character \ufffd in a headline"
    assert revision.topics == [revision.headline]


@pytest.mark.parametrize(
    "url", ["https://a.example/\x00", "https://a.example/\ud800", "  https://a.example/fine \n", "\ufeffhttps://a.example/bom"]
)
def test_addresses_are_tidied_or_refused_by_name_and_never_raise(desk, url):
    ids = desk.enqueue("https://a.example/before", url, "https://a.example/after")
    assert len(ids) == 3
    row = desk.item(ids[1])
    assert row.reason in {None, "bad_url"}
    assert (row.reason is None) == ("fine" in url or "bom" in url)


def test_unchanged_because_of_an_article_that_dies_is_judged_again(desk):
    for _ in range(2):
        desk.enqueue("https://harbourpost.example/news/1")
    first, second = desk.tick()
    for stage in (Stage.FETCH, Stage.PARSE, Stage.DEDUPLICATE):
        for batch in (first, second):
            lease = desk.lease(batch, stage)
            party = desk.begin(lease)
            if stage is Stage.DEDUPLICATE:
                desk.judge(lease, party)
            else:
                desk.finish(lease, party, GoOn(), desk.page(party[0].location) if stage is Stage.FETCH else desk.draft())
    assert desk.item(second.ids[0]).outcome == "unchanged"
    lease = desk.lease(first, Stage.ENRICH)
    desk.finish(lease, desk.begin(lease), End(Outcome(kind=OutcomeKind.DEAD, reason="bug")))
    assert desk.rows(articles) == []
    row = desk.item(second.ids[0])
    assert (row.state, row.stage, row.outcome) == ("waiting", "parse", None)
    [again] = desk.tick()
    desk.run_to_end(again, lambda item: desk.draft())
    assert desk.item(second.ids[0]).outcome == "landed"
    assert desk.balance().balances
