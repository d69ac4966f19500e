"""What is learnt of a host is kept, and a start that a tick has booked meanwhile is not taken back."""

from datetime import UTC, datetime, timedelta

from tasks.ports.hosts import HostRecord
from tasks.store.engine import reading, writing
from tasks.store.hosts import keep_hosts, read_hosts

NOW = datetime(2031, 5, 4, 12, tzinfo=UTC)


def test_a_record_comes_back_as_it_was_kept(engine):
    record = HostRecord(NOW, 7.0, 2, "User-agent: *\nDisallow: /", NOW + timedelta(hours=1), NOW - timedelta(hours=1))
    with writing(engine) as connection:
        keep_hosts(connection, {"a.example": record}, NOW)
    with reading(engine) as connection:
        assert read_hosts(connection, ["a.example", "b.example"]) == {"a.example": record}


def test_a_later_start_stays(engine):
    later = NOW + timedelta(minutes=5)
    with writing(engine) as connection:
        keep_hosts(connection, {"a.example": HostRecord(later)}, NOW)
        keep_hosts(connection, {"a.example": HostRecord(NOW, failures=1)}, NOW)
    with reading(engine) as connection:
        kept = read_hosts(connection, ["a.example"])["a.example"]
    assert (kept.next_start, kept.failures) == (later, 1)
