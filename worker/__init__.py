"""How it runs: the Celery app, the supervisor, the dispatcher, the command line.

``celery -A worker …`` finds the app here. It is made at first use, so that commands which need no broker start without one.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name == "celery":
        from worker.app import app  # noqa: PLC0415 - at first use: commands that need no broker start without Celery

        return app
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
