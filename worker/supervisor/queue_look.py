"""What waits in the broker, seen from outside."""

from __future__ import annotations

from dataclasses import dataclass

from amqp.exceptions import ChannelError  # type: ignore[import-untyped]  # kombu's own exception, which ships no types
from kombu import Connection


@dataclass(frozen=True, slots=True)
class QueueLook:
    """One look at one queue."""

    length: int
    oldest: bytes | None
    """The message that is next, where the broker can show it (Redis); None elsewhere."""


def look_at(url: str, queue: str) -> QueueLook:
    """Count the waiting messages of ``queue`` and peek at the next one. Raises what the broker's client raises."""
    with Connection(url, connect_timeout=3, transport_options={"socket_timeout": 5, "socket_connect_timeout": 3}) as connection:
        channel = connection.channel()
        try:
            length = channel.queue_declare(queue, passive=True).message_count
        except ChannelError:
            return QueueLook(0, None)  # Redis has no empty queues: one that is not there has nothing in it
        client = getattr(channel, "client", None)
        oldest = client.lindex(queue, -1) if length and client is not None else None
        return QueueLook(length, oldest)
