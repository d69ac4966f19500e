"""The shape of a real deployment: broker and PostgreSQL by URL, plain Celery commands, two of each worker, two beats, one killed."""

import os
import signal
import subprocess
import sys

import pytest
import sqlalchemy as sa

from tasks.store.schema import articles, items, passages
from worker.supervisor.embedded_server import find_server

PAGES = 300
QUIET = ("--without-gossip", "--without-mingle", "--loglevel", "warning")


@pytest.fixture
def broker(tmp_path, free_port, wait_for):
    """A broker that no service of ours started."""
    import redis

    process = subprocess.Popen(
        [
            str(find_server()),
            "--port",
            str(free_port),
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            str(tmp_path),
            "--requirepass",
            "sesame",
        ],
        stdout=subprocess.DEVNULL,
    )
    url = f"redis://:sesame@127.0.0.1:{free_port}/0"

    def answers():
        client = redis.Redis.from_url(url)
        try:
            return client.ping()
        except redis.ConnectionError:
            return False
        finally:
            client.close()

    wait_for(answers, 15, "a broker")
    yield url
    process.terminate()
    process.wait(10)


@pytest.fixture
def celery(tmp_path, broker, postgres_url):
    """Start plain `celery -A worker …` commands, as manifests do."""
    started = []
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("WIREDESK_")},
        "WIREDESK_BROKER_URL": broker,
        "WIREDESK_DATABASE_URL": postgres_url,
        "WIREDESK_ALLOW_NETWORKS": "127.0.0.0/8",
        "WIREDESK_ALLOW_PORTS": "*",
        "WIREDESK_HOST_GAP": "0",
        "WIREDESK_LEASE": "20",
        "WIREDESK_STAGE_BUDGET": "5",
        "WIREDESK_FETCH_DEADLINE": "5",
    }
    log = (tmp_path / "workers.log").open("ab")

    def start(*arguments: str) -> subprocess.Popen:
        process = subprocess.Popen([sys.executable, "-m", "celery", "-A", "worker", *arguments], env=environment, stdout=log, stderr=log)
        started.append(process)
        return process

    start.environment = environment
    yield start
    for process in started:
        process.terminate()
    for process in started:
        process.wait(30)
    log.close()
    print((tmp_path / "workers.log").read_text()[-4000:])


@pytest.mark.timeout(240)
def test_many_workers_one_killed_and_replaced(celery, start_site, wait_for, tmp_path, rows_of):
    site = start_site("--articles", str(PAGES))

    def wiredesk(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "worker.cli", *arguments],
            env=celery.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    wiredesk("migrate")
    for n in (1, 2):
        celery("worker", "-Q", "fetch,control", "--pool", "threads", "-c", "2", "-n", f"fetch{n}@%h", *QUIET)
        celery("worker", "-Q", "process,control", "--pool", "prefork", "-c", "1", "-n", f"process{n}@%h", *QUIET)
        celery("beat", "--schedule", str(tmp_path / f"beat{n}"), "--pidfile=", "--loglevel", "warning")
    victim = celery("worker", "-Q", "process,control", "--pool", "prefork", "-c", "1", "-n", "process3@%h", *QUIET)
    urls = tmp_path / "urls.txt"
    urls.write_text("".join(f"{site.base}/article/{n}.html\n" for n in range(PAGES)))
    wiredesk("enqueue", "-f", str(urls))
    rows = rows_of(celery.environment["WIREDESK_DATABASE_URL"])

    def ended() -> int:
        return rows(sa.select(sa.func.count()).where(items.c.outcome.is_not(None)))[0][0]

    wait_for(lambda: ended() >= PAGES // 6, 90, lambda: f"{ended()} ended")
    os.kill(victim.pid, signal.SIGKILL)
    celery("worker", "-Q", "process,control", "--pool", "prefork", "-c", "1", "-n", "process4@%h", *QUIET)
    wait_for(lambda: ended() == PAGES, 120, lambda: f"{ended()} ended")
    assert dict(rows(sa.select(items.c.outcome, sa.func.count()).group_by(items.c.outcome))) == {"landed": PAGES}
    assert rows(sa.select(sa.func.count()).select_from(articles))[0][0] == PAGES
    landings = sa.select(passages.c.item_id).where(passages.c.outcome == "landed").group_by(passages.c.item_id).having(sa.func.count() > 1)
    assert rows(landings) == []
    assert "balances" in wiredesk("ledger")
