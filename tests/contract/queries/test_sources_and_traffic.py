"""Sources, timelines, heartbeats and what is on the way."""

from datetime import UTC, datetime
from pathlib import Path

from tasks.store.engine import writing
from tasks.store.heartbeats import beat
from tasks.store.queries.heartbeats import last_heartbeats
from tasks.store.queries.sources import drop_folders, list_sources
from tasks.store.queries.timeline import read_timeline
from tasks.store.queries.traffic import read_traffic


def test_removed_sources_are_not_listed(newsroom):
    assert [source.name for source in list_sources(newsroom)] == ["drop", "post"]


def test_a_source_tells_of_its_trouble(newsroom):
    post = list_sources(newsroom)[1].as_public(datetime(2026, 3, 1, 12, tzinfo=UTC))
    assert (post["errors_in_row"], post["last_error"]) == (3, "timeout")
    assert post["health"] == "failing"
    assert post["next_poll_at"].startswith("2026-03-01T13:00")


def test_the_drop_folders_are_the_folder_sources(newsroom):
    assert drop_folders(newsroom) == {1: Path("/drop")}


def test_a_timeline_is_in_order_of_time(newsroom):
    assert [line.stage for line in read_timeline(newsroom, 1)] == ["parse", "deduplicate"]
    assert read_timeline(newsroom, 99) == []


def test_traffic_counts_what_waits_and_what_runs(newsroom, minute):
    stages = {line["stage"]: line for line in read_traffic(newsroom, minute(6.5))}
    assert (stages["fetch"]["waiting"], stages["fetch"]["due"], stages["fetch"]["running"]) == (1, 1, 0)
    assert (stages["parse"]["waiting"], stages["parse"]["running"]) == (0, 1)
    assert read_traffic(newsroom, minute(0))[0]["due"] == 0


def test_heartbeats_are_the_last_by_role(own_newsroom, minute):
    with writing(own_newsroom) as connection:
        beat(connection, "control", minute(1))
        beat(connection, "control", minute(2))
    assert last_heartbeats(own_newsroom) == {"control": minute(2)}
