"""Nothing is lost: workers, broker and beat are killed, the broker is flushed, and every article lands exactly once."""

import json
import subprocess

import pytest
import redis
import sqlalchemy as sa

from tasks.store.schema import articles, items, revisions
from worker.broker_address import read_address

PAGES, FILES = 1000, 200
FIRST_WORDS = ("harbour", "council", "ferry", "orchard", "library", "museum", "bridge", "school", "theatre", "airport")
TEXT = """Local affairs

{headline}

By Ines Dahl
04.09.2031

NORRVIK

The {word} committee of ward {n} met on Thursday and agreed on plan {n} after {hours} hours of talks. Member {n} of the board, Karim Oster, said
the {word} would be rebuilt for {cost} crowns before the winter of {year}, and that no tree of the {n} counted would be felled.

A second reading of paper {n} follows in {days} days, the clerk of the {word} office said, with {votes} votes needed to pass it.
"""


def a_text(n: int) -> str:
    word = FIRST_WORDS[n % 10]
    return TEXT.format(
        headline=f"{word.title()} plan {n} goes to a second reading",
        word=word,
        n=n,
        hours=n % 9 + 1,
        cost=n * 137 + 11,
        year=2032 + n % 5,
        days=n % 20 + 3,
        votes=n % 31 + 5,
    )


@pytest.mark.timeout(600)
def test_everything_is_killed_twice_and_every_article_lands_once(start_service, start_site, wait_for, tmp_path):
    site = start_site("--articles", str(PAGES))
    short = {"WIREDESK_LEASE": "20", "WIREDESK_STAGE_BUDGET": "5", "WIREDESK_FETCH_DEADLINE": "5"}
    service = start_service(**short, WIREDESK_RETRY_BASE="1", WIREDESK_RETRY_CEILING="5")
    wait_for(lambda: read_address(service.data) and service.run("ledger").returncode == 0, 60, service.told)
    urls = tmp_path / "urls.txt"
    urls.write_text("".join(f"{site.base}/article/{n}.html\n" for n in range(PAGES)))
    assert service.run("enqueue", "-f", str(urls)).returncode == 0
    drop = service.data / "drop"
    for n in range(FILES):
        (drop / f".{n}.part").write_text(a_text(n))
        (drop / f".{n}.part").rename(drop / f"story-{n}.txt")

    def done() -> int:
        balance = service.balance()
        return balance.seen - balance.in_flight

    goal = PAGES + FILES
    kills = [
        lambda: service.kill("process@"),
        lambda: service.kill_child_of("process@"),
        lambda: service.kill("fetch@"),
        lambda: service.kill("-A worker beat"),
        lambda: service.kill("valkey-server"),
        lambda: service.kill_child_of("process@"),
        lambda: redis.Redis.from_url(read_address(service.data)).flushall(),
        lambda: service.kill("process@"),
        lambda: service.kill("fetch@"),
        lambda: service.kill("valkey-server"),
        lambda: service.kill("-A worker beat"),
    ]
    killed = []
    for number, kill in enumerate(kills):
        wait_for(lambda number=number: done() >= number * goal // 14, 180, service.told)
        killed.append(kill())
    pids = [pid for pid in killed if pid is not True]
    assert len(set(pids)) == len(pids) == len(kills) - 1, "each kill met a process that had been started since"
    wait_for(
        lambda: service.balance().seen == goal and service.balance().in_flight == 0, 120, lambda: f"{service.balance()}\n{service.told()}"
    )
    balance = service.balance()
    assert balance.balances
    ends = dict(service.rows(sa.select(items.c.outcome, sa.func.count()).group_by(items.c.outcome)))
    bad = service.rows(
        sa.select(items.c.id, items.c.location, items.c.outcome, items.c.reason, items.c.detail).where(items.c.outcome != "landed")
    )
    assert ends == {"landed": goal}, bad[:10]
    assert service.rows(sa.select(sa.func.count()).where(articles.c.current_revision > 0))[0][0] == goal
    assert service.rows(sa.select(sa.func.count(revisions.c.item_id.distinct())))[0][0] == goal
    wait_for(lambda: len(list((drop / "done").glob("*.txt"))) == FILES, 30, "files in done/")
    assert (
        json.loads(
            subprocess.run(service.command("ledger", "--json"), env=service.environment, capture_output=True, text=True, check=True).stdout
        )["in_flight"]
        == 0
    )
    assert service.stop() == 0
