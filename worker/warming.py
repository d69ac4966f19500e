"""A process worker reads its language model and extractors once, before it forks: children share them and answer from the first page on.

Without it each new child spent more than a second on its first article.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from celery.signals import worker_init

from config.celeryconfig import PROCESS
from tasks.enrich.core import enrich
from tasks.model import RawDocument, digest_of
from tasks.parse.core import parse

PAGE = b"""<!doctype html><html lang="en"><head><title>Warm-up</title></head><body><article><h1>The presses are warm</h1>
<p>The night shift of the Norrvik print works ran the presses for a quarter of an hour before the first page came down on Tuesday.</p>
<p>Nothing of what they printed then was sold, said foreman Karim Oster, and every page of it was pulped before the morning.</p>
</article></body></html>"""


@worker_init.connect  # type: ignore[untyped-decorator]  # Celery has no types
def warm_up(sender: Any, **_options: object) -> None:
    """Read one page, in the parent of a worker that will parse."""
    if PROCESS in sender.app.amqp.queues.consume_from:
        read_a_page()


def read_a_page() -> None:
    """Parse and enrich a page of our own."""
    raw = RawDocument(
        digest=digest_of(PAGE), content=PAGE, media_type="text/html", url="https://norrvik.example/warm-up", fetched_at=datetime.now(UTC)
    )
    enrich(parse(raw))
