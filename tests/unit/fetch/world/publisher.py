"""A publisher made of values: what it answers, what it was asked, and a clock that moves by what the poll wishes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from tasks.fetch.polling import poll
from tasks.ports.http import Request, Response

URL = "https://news.example/feed.xml"
START = datetime(2025, 9, 4, 10, tzinfo=UTC)


def rss(*stories: str, head: str = "") -> bytes:
    items = "".join(
        f"<item><guid>{story}</guid><link>https://news.example/{story}</link><title>Story {story}</title></item>" for story in stories
    )
    return f"<rss version='2.0'><channel><title>News</title>{head}{items}</channel></rss>".encode()


class Publisher:
    """Answers requests from a list, keeps what was asked, and a clock that moves by what the poll wishes."""

    def __init__(self, url: str = URL, kind: str = "feed") -> None:
        self.url, self.kind = url, kind
        self.state: dict = {}
        self.now = START
        self.asked: list[Request] = []
        self.answers: list = []
        self.permanent: str | None = None

    def get(self, request: Request) -> Response:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if callable(answer):
            answer = answer(request)
        if isinstance(answer, Exception):
            raise answer
        status, body, headers = answer
        return Response(status, request.url, self.permanent or request.url, headers, body, self.now)

    def poll(self, *answers, wait: float | None = None):
        self.answers = list(answers)
        result = poll(self.url, self.state, self.now, http=self, kind=self.kind)
        self.state = json.loads(json.dumps(result.state))
        self.now += timedelta(seconds=result.next_after or 0 if wait is None else wait)
        return result

    @property
    def last(self) -> Request:
        return self.asked[-1]


def ok(body: bytes = rss("a", "b"), status: int = 200, **headers: str):
    return status, body, {name.replace("_", "-"): value for name, value in headers.items()}


NOT_MODIFIED = (304, b"", {})
