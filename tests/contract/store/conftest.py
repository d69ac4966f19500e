"""A stage worker's hands for the contracts of the ledger."""

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from tasks.deduplicate.core import decide, prepare
from tasks.model import Draft, Enrichment, RawDocument, Stage, digest_of
from tasks.ports.store import Done, GoOn, Lease
from tasks.store import leasing
from tasks.store.balance import balance
from tasks.store.desk import SqlStore
from tasks.store.engine import reading, writing
from tasks.store.intake import Origin, Wanted, enqueue_urls
from tasks.store.items import POLLED
from tasks.store.plan import Manners
from tasks.store.schema import items
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

    START = NOW
    LEASE = LEASE
    LIMITS = LIMITS
    FEED = Origin(name="feed", priority=POLLED)
    """Polled work goes in batches; the few addresses a person waits for go one by one."""

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

    def run_to_verdict(self, batch, draft) -> None:
        self.run_to_end(batch, lambda _: draft, last=Stage.DEDUPLICATE)

    def run_to_end(self, batch, draft, last=Stage.STORE) -> None:
        stages = list(Stage)
        for stage in stages[stages.index(batch.stage) : stages.index(last) + 1]:
            lease = self.lease(batch, stage)
            party = self.begin(lease)
            if stage is Stage.FETCH:
                for item in party:
                    self.finish(lease, [item], GoOn(), self.page(item.location))
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

    def enqueue(self, *urls, origin=None):
        wanted = [Wanted(url) for url in urls]
        return enqueue_urls(self.engine, wanted, self.now, origin) if origin else enqueue_urls(self.engine, wanted, self.now)

    @staticmethod
    def page(url: str, text: str = "<p>Story</p>") -> RawDocument:
        content = f"{url} {text}".encode()
        return RawDocument(digest=digest_of(content), content=content, media_type="text/html", url=url, fetched_at=NOW)

    @staticmethod
    def draft(url="https://harbourpost.example/news/1", n=5, **changes) -> Draft:
        fields = {
            "headline": f"Norrvik votes {n} to 2",
            "body": STORY.format(n=n, m=2),
            "url": url,
            "outlet": "Harbour Post",
            "language": "en",
        }
        return Draft(**fields | changes)


@pytest.fixture
def desk(engine) -> Desk:
    """A desk over a migrated database of each kind."""
    return Desk(engine)
