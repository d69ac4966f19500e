"""The clockwork deletes for a moment, then asks for another turn."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from kombu.exceptions import OperationalError

from config.settings import Settings
from tasks.store.schema import passages
from worker import dispatch, pruning


class App:
    """A Celery app as far as pruning needs one."""

    def __init__(self, desk, broker_away=False) -> None:
        runtime = SimpleNamespace(engine=desk.engine, settings=Settings(), clock=SimpleNamespace(now=lambda: desk.now + timedelta(days=91)))
        self.tools = lambda: runtime
        self.broker_away = broker_away
        self.sent: list[str] = []

    def send_task(self, name: str, **_: object) -> None:
        if self.broker_away:
            raise OperationalError("no broker")
        self.sent.append(name)


@pytest.fixture
def slow_day(desk, monkeypatch):
    """A landed story, pruned a row at a time; each task's time is over after its first step."""
    desk.enqueue("https://harbourpost.example/news/1")
    [batch] = desk.tick()
    desk.run_to_end(batch, lambda _: desk.draft())
    monkeypatch.setattr(dispatch, "PRUNE_SECONDS", -1)
    monkeypatch.setattr(pruning, "ROWS_AT_ONCE", 1)
    return desk


def test_what_is_left_is_asked_for_behind_the_ticks(slow_day):
    app, lines = App(slow_day), len(slow_day.rows(passages))
    for _ in range(lines):
        dispatch.run_prune(app)
    assert slow_day.rows(passages) == []
    assert app.sent == ["tasks.prune"] * lines
    assert dispatch.run_prune(app) == "0 pages, 0 timeline lines, 0 events deleted"
    assert len(app.sent) == lines, "nothing left: no other turn"


def test_a_broker_that_is_away_leaves_the_rest_for_the_next_hour(slow_day):
    lines = len(slow_day.rows(passages))
    assert dispatch.run_prune(App(slow_day, broker_away=True)) == "0 pages, 1 timeline lines, 0 events deleted"
    assert len(slow_day.rows(passages)) == lines - 1
