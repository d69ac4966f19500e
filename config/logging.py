"""One line per event, for people or for machines: structlog, with the standard library's loggers led through it."""

from __future__ import annotations

import logging
import sys
from typing import TextIO

import structlog
from structlog.typing import Processor


def configure_logging(level: str, form: str, stream: TextIO | None = None) -> None:
    """Set up logging for this process. ``level`` and ``form`` (console or json) are the settings of those names.

    Celery's, kombu's and every other library's records come out in the same form, on standard error.
    """
    out = stream or sys.stderr
    shared = _shared()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_renderers(form, colors=out.isatty())],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for chatty in ("celery.worker.strategy", "celery.app.trace"):
        logging.getLogger(chatty).filters[:] = [without_clockwork]
    for noisy in ("httpx", "httpcore", "trafilatura", "htmldate", "courlan", "charset_normalizer", "watchdog", "celery.beat"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, root.level))


CLOCKWORK = ("tasks.tick", "tasks.sweep", "tasks.heartbeat")


def without_clockwork(record: logging.LogRecord) -> bool:
    """Keep the lines that every tick would add out of the log: a day of them hides what happened. Warnings pass."""
    return record.levelno != logging.INFO or not any(name in record.getMessage() for name in CLOCKWORK)


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]


def _renderers(form: str, *, colors: bool) -> list[Processor]:
    if form == "json":
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    return [structlog.dev.ConsoleRenderer(colors=colors)]
