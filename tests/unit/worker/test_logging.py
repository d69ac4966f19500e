"""One line per event, from our own loggers and from everybody's."""

import io
import json
import logging

import pytest
import structlog

from config.logging import configure_logging


@pytest.fixture
def log_to(monkeypatch):
    """Configure logging onto a stream, and put everything back afterwards."""
    root = logging.getLogger()
    before = (root.handlers[:], root.level)

    def make(level="info", form="json"):
        stream = io.StringIO()
        configure_logging(level, form, stream)
        return stream

    yield make
    root.handlers[:], root.level = before
    structlog.reset_defaults()


def lines(stream):
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_librarys_record_and_our_own_look_the_same(log_to):
    stream = log_to()
    logging.getLogger("kombu").warning("lost %s", "it")
    structlog.get_logger("wiredesk").warning("lost", what="it")
    theirs, ours = lines(stream)
    assert (theirs["event"], theirs["level"], theirs["logger"]) == ("lost it", "warning", "kombu")
    assert (ours["event"], ours["what"], ours["logger"]) == ("lost", "it", "wiredesk")
    assert theirs.keys() - {"event"} == ours.keys() - {"event", "what"}


def test_the_level_counts(log_to):
    stream = log_to(level="warning")
    logging.getLogger("celery.worker").info("hello")
    structlog.get_logger("wiredesk").info("hello")
    assert stream.getvalue() == ""


def test_the_clockwork_is_not_logged_every_second_but_its_troubles_are(log_to):
    stream = log_to()
    log = logging.getLogger("celery.app.trace")
    log.info("Task %s succeeded", "tasks.tick[1]")
    log.info("Task %s succeeded", "tasks.fetch[1]")
    log.error("Task %s raised", "tasks.tick[2]")
    assert [line["event"] for line in lines(stream)] == ["Task tasks.fetch[1] succeeded", "Task tasks.tick[2] raised"]


def test_for_people_a_line_is_plain_text_without_colours_off_a_terminal(log_to):
    stream = log_to(form="console")
    logging.getLogger("kombu").warning("lost it")
    assert "lost it" in stream.getvalue()
    assert "\x1b" not in stream.getvalue()


def test_a_traceback_stays_in_its_line(log_to):
    stream = log_to()
    try:
        int("boom")
    except ValueError:
        logging.getLogger("x").exception("failed")
    (line,) = lines(stream)
    assert "ValueError: invalid literal" in line["exception"]
