"""The clockwork's tasks keep quiet: a tick a second would bury the chains in Flower and fill the logs with nothing.

Their failures are still logged; what they did is seen in the heartbeats and in the work they send.
"""

from __future__ import annotations

import logging
from typing import Any

from celery.app.amqp import AMQP

QUIET = frozenset({"tasks.tick", "tasks.sweep", "tasks.prune", "tasks.scan", "tasks.heartbeat"})


class QuietAMQP(AMQP):
    """Publishes as Celery does, without the task-sent event for quiet tasks."""

    def as_task_v2(self, task_id: str, name: str, *args: Any, **options: Any) -> Any:
        """The message of a task."""
        message = super().as_task_v2(task_id, name, *args, **options)
        return message._replace(sent_event=None) if name in QUIET else message


class QuietFilter(logging.Filter):
    """Drops the lines below warning in which Celery tells of each receipt and success of a quiet task."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is worth keeping."""
        said = record.args if isinstance(record.args, dict) else {}
        return record.levelno >= logging.WARNING or said.get("name") not in QUIET


def hush() -> None:
    """Put the filter on the loggers that tell of tasks."""
    for name in ("celery.worker.strategy", "celery.app.trace"):
        logger = logging.getLogger(name)
        if not any(isinstance(one, QuietFilter) for one in logger.filters):
            logger.addFilter(QuietFilter())
