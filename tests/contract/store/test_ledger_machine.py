"""Whatever order of enqueues, ticks, deaths, duplicate deliveries and sweeps: the ledger balances, and every item ends once."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tasks.deduplicate.core import decide, prepare
from tasks.errors import FaultCode, Permanent, Poison, Retryable
from tasks.model import Draft, RawDocument, Stage, digest_of
from tasks.ports.store import Done, Lease
from tasks.ports.tools import RetryPolicy
from tasks.stage.decide import HandedBack, Passed, decide_next
from tasks.store import leasing
from tasks.store.balance import balance
from tasks.store.desk import SqlStore
from tasks.store.engine import open_engine, reading, writing
from tasks.store.intake import Origin, Wanted, enqueue_urls
from tasks.store.items import POLLED
from tasks.store.migrate import upgrade
from tasks.store.plan import Manners
from tasks.store.schema import articles, events, items, revisions
from tasks.store.terms import Terms

LEASE = 60.0
POLICY = RetryPolicy(base=5, ceiling=60, max_attempts=4)
LIMITS = leasing.Limits(batch_size=4, runs_in_flight=6, lease=LEASE, manners=Manners(gap=0, concurrency=1))
BODY = (
    "The council of ward {n} met in Norrvik on day {n} and put off the vote on plan {n}, clerk Karim Oster told reporters at hall {n}. " * 4
)

results = st.sampled_from(["pass", "pass", "retry", "permanent", "poison", "hand back"])


def outcome_of(word: str, output):
    return {
        "pass": Passed(output),
        "retry": Retryable(FaultCode.TIMEOUT, "slow"),
        "permanent": Permanent(FaultCode.NOT_FOUND, "404"),
        "poison": Poison(FaultCode.BOMB, "200 MB"),
        "hand back": HandedBack(),
    }[word]


class Ledger(RuleBasedStateMachine):
    """A newsroom on a bad day."""

    @initialize()
    def open(self):
        self.folder = tempfile.TemporaryDirectory()
        self.engine = open_engine(f"sqlite:///{Path(self.folder.name) / 'w.db'}")
        upgrade(self.engine)
        self.store = SqlStore(self.engine, Terms(LEASE))
        self.now = datetime(2031, 5, 4, 12, tzinfo=UTC)
        self.asked = 0
        self.messages: list[tuple[leasing.Batch, Stage]] = []
        self.at_work: list[tuple[leasing.Batch, Stage, Lease, tuple]] = []

    def teardown(self):
        if not hasattr(self, "engine"):
            return
        try:
            self.drain()
        finally:
            self.engine.dispose()
            self.folder.cleanup()

    @rule(number=st.integers(1, 6), person=st.booleans())
    def enqueue(self, number, person):
        wanted = [Wanted(f"https://h{(self.asked + n) % 7}.example/{self.asked + n}") for n in range(number)]
        enqueue_urls(self.engine, wanted, self.now, Origin() if person else Origin(name="feed", priority=POLLED))
        self.asked += number

    @rule()
    def tick(self):
        with writing(self.engine) as connection:
            self.messages += [(batch, batch.stage) for batch in leasing.lease_due(connection, self.now, LIMITS)]

    @rule(seconds=st.sampled_from([1, 30]))
    def time_passes(self, seconds):
        self.now += timedelta(seconds=seconds)
        self.sweep()

    @rule()
    def leases_run_out(self):
        """Whoever is still at work has lost its items to the next run."""
        self.now += timedelta(seconds=LEASE + 10)
        self.sweep()
        self.tick()

    def sweep(self):
        with writing(self.engine) as connection:
            leasing.sweep(connection, self.now)

    @precondition(lambda self: self.messages)
    @rule(data=st.data(), twice=st.booleans())
    def begin(self, data, twice):
        """One message is delivered, perhaps not for the last time, and a worker begins on it. Whether it ever ends is another matter."""
        place = data.draw(st.integers(0, len(self.messages) - 1))
        batch, stage = self.messages[place] if twice else self.messages.pop(place)
        lease = Lease(batch.run, stage, batch.ids, "task")
        party = self.store.begin(lease, self.now)
        if party:
            self.at_work.append((batch, stage, lease, party))

    @precondition(lambda self: self.at_work)
    @rule(data=st.data(), word=results)
    def finish(self, data, word):
        """A worker ends its stage, now or long after its lease was lost."""
        batch, stage, lease, party = self.at_work.pop(data.draw(st.integers(0, len(self.at_work) - 1)))
        if self.work(stage, lease, party, word) and stage.after:
            self.messages.append((batch, stage.after))

    @precondition(lambda self: self.at_work)
    @rule()
    def kill_minus_nine(self):
        self.at_work.clear()

    @precondition(lambda self: self.messages)
    @rule()
    def broker_is_flushed(self):
        self.messages.clear()

    def work(self, stage, lease, party, word) -> int:
        if stage is Stage.DEDUPLICATE:
            texts = self.store.drafts(party)
            entries = [(i, prepare(texts[i.id], location=i.location, source=i.source, received_at=i.first_seen)) for i in party]
            return self.store.judge(lease, entries, decide, self.now)
        if stage is Stage.STORE:
            self.store.land(lease, self.now)
            return 0
        done = []
        for item in party:
            result = outcome_of(word, self.output(stage, item))
            step = decide_next(item, result, now=self.now, policy=POLICY, dice=0.5)
            done.append(Done(item, step, getattr(result, "output", None), self.now, self.now))
        return self.store.finish(lease, done, self.now)

    @staticmethod
    def output(stage, item):
        if stage is Stage.FETCH:
            content = item.location.encode()
            return RawDocument(
                digest=digest_of(content), content=content, media_type="text/html", url=item.location, fetched_at=item.first_seen
            )
        if stage is Stage.PARSE:
            return Draft(headline=f"Ward {item.id}", body=BODY.format(n=item.id), url=item.location)
        return ()

    @invariant()
    def balances(self):
        if not hasattr(self, "engine"):
            return
        with reading(self.engine) as connection:
            now = balance(connection)
            assert now.seen == self.asked
            assert now.balances, now
            ended = connection.execute(sa.select(sa.func.count()).where(items.c.outcome.is_not(None))).scalar_one()
            told = connection.execute(sa.select(sa.func.count(events.c.item_id), sa.func.count(events.c.item_id.distinct()))).one()
            assert tuple(told) == (ended, ended), "each end is told once"

    def drain(self):
        """An honest day: everything still under way comes to its end."""
        for _ in range(60):
            self.now += timedelta(seconds=LEASE + 10)
            self.sweep()
            self.tick()
            while self.messages:
                batch, stage = self.messages.pop()
                lease = Lease(batch.run, stage, batch.ids, "task")
                party = self.store.begin(lease, self.now)
                if party and self.work(stage, lease, party, "pass") and stage.after:
                    self.messages.append((batch, stage.after))
            with reading(self.engine) as connection:
                if balance(connection).in_flight == 0:
                    break
        with reading(self.engine) as connection:
            last = balance(connection)
            assert last.in_flight == 0
            assert last.balances
            empty = sa.select(sa.func.count()).where(articles.c.current_revision == 0)
            assert connection.execute(empty).scalar_one() == 0, "no place is held that nothing landed in"
            assert connection.execute(sa.select(sa.func.count()).select_from(revisions)).scalar_one() == last.landed


Ledger.TestCase.settings = settings(max_examples=25, stateful_step_count=40, deadline=None)
TestLedger = Ledger.TestCase
