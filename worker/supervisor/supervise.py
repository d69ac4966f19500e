"""Keep children alive; end them in order."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Protocol

from worker.supervisor.child_process import ChildProcess
from worker.supervisor.log_file import LogFile
from worker.supervisor.restart import Backoff
from worker.supervisor.role import Role

FIRMER_AFTER = 3.0
"""Seconds between one stop signal and the next."""
KILL_AFTER = 5.0
"""Seconds from the first stop signal to SIGKILL; with the server's turn the whole stays under seven."""
SERVER_GRACE = 1.0
ROUND = 0.1


class Observer(Protocol):
    """Who is told what happens to children."""

    def died(self, role: str, exit_code: int, wait: float, tail: list[str]) -> None:
        """A child ended without being asked; it is started again after ``wait`` seconds."""
        ...

    def stalled(self, role: str) -> None:
        """A child is alive and does nothing; it is started again."""
        ...

    def returned(self, role: str) -> None:
        """A child that had died runs again."""
        ...


@dataclass(slots=True)
class Post:
    """A role and who fills it now."""

    role: Role
    child: ChildProcess | None = None
    backoff: Backoff = field(default_factory=Backoff)
    due: float = 0.0


class Supervisor:
    """Holds the children of one service. All methods belong to one thread, except :meth:`report_stall`."""

    def __init__(self, *, cwd: Path, logs: Path, environment: Mapping[str, str], observer: Observer) -> None:
        self._cwd, self._logs, self._environment, self._observer = cwd, logs, environment, observer
        self._posts: dict[str, Post] = {}
        self._log_files: dict[str, LogFile] = {}
        self._stalls: SimpleQueue[str] = SimpleQueue()
        self._hurried = False

    def start(self, role: Role) -> None:
        """Fill a post for the first time, and keep it filled from now on."""
        post = self._posts[role.name] = Post(role)
        self._fill(post)

    def drop(self, name: str) -> None:
        """End the child of a post and give the post up."""
        post = self._posts.pop(name, None)
        if post is not None and post.child is not None:
            post.child.kill_group()

    def pids(self) -> dict[str, int]:
        """Who runs now, by role."""
        return {name: post.child.pid for name, post in self._posts.items() if post.child is not None and post.child.exit_code is None}

    def alive_for(self, name: str) -> float | None:
        """Seconds since the child of this role was started; None while there is none."""
        post = self._posts.get(name)
        return post.child.lived if post and post.child and post.child.exit_code is None else None

    def tail(self, name: str) -> list[str]:
        """The last lines this role's children wrote."""
        return self._log_files[name].tail if name in self._log_files else []

    def report_stall(self, name: str) -> None:
        """Say, from any thread, that this role's child must be replaced."""
        self._stalls.put(name)

    def step(self) -> None:
        """One round: replace the stalled, notice the dead, start what is due."""
        for name in _drain(self._stalls):
            if name in self._posts:
                self._replace(self._posts[name])
        for post in self._posts.values():
            if post.child is not None and post.child.exit_code is not None:
                self._bury(post)
            if post.child is None and time.monotonic() >= post.due:
                self._fill(post)
                self._observer.returned(post.role.name)

    def run(self, should_stop: Callable[[], bool], wait: Callable[[float], object]) -> None:
        """Go on, round after round, until ``should_stop``; ``wait`` passes the time between."""
        while not should_stop():
            self.step()
            wait(ROUND)

    def hurry(self) -> None:
        """Let the end be a short one: nothing that the children hold is of value any more."""
        self._hurried = True

    def stop(self) -> None:
        """End every child: workers first, what they need last. Bounded: under seven seconds, whatever the children do."""
        posts = [post for post in self._posts.values() if post.child is not None]
        if self._hurried:
            _kill(posts)
        _end([post for post in posts if not post.role.ends_last], KILL_AFTER)
        _end([post for post in posts if post.role.ends_last], SERVER_GRACE)
        for log in self._log_files.values():
            log.close()
        self._posts.clear()

    def _fill(self, post: Post) -> None:
        name = post.role.name
        log = self._log_files[name] = self._log_files.get(name) or LogFile(self._logs / f"{name}.log")
        post.child = ChildProcess(
            post.role.command(),
            cwd=self._cwd,
            environment={**self._environment, **post.role.environment},
            log=log,
            orphan_signal=post.role.orphan_signal,
        )

    def _bury(self, post: Post) -> None:
        child = post.child
        if child is None:
            return
        code, lived = child.exit_code or 0, child.lived
        child.kill_group()  # a worker that died leaves pool processes; two generations must not run side by side
        post.child, post.backoff = None, post.backoff.after_death(lived)
        post.due = time.monotonic() + post.backoff.wait
        self._observer.died(post.role.name, code, post.backoff.wait, child.log.tail)

    def _replace(self, post: Post) -> None:
        if post.child is None:
            return
        self._observer.stalled(post.role.name)
        post.child.kill_group()
        post.child, post.due = None, time.monotonic()


def _end(posts: Sequence[Post], grace: float) -> None:
    """Ask all at once, ask more firmly, and at the end of ``grace`` ask no more."""
    children = [(post.child, post.role.stop_signals) for post in posts if post.child is not None]
    until = time.monotonic() + grace
    for step in range(max((len(signals) for _, signals in children), default=0)):
        for child, signals in children:
            if step < len(signals):
                child.send(signals[step])
        _await([child for child, _ in children], min(until, time.monotonic() + FIRMER_AFTER))
    _await([child for child, _ in children], until)
    _kill(posts)


def _kill(posts: Iterable[Post]) -> None:
    for post in posts:
        if post.child is not None:
            post.child.kill_group()


def _await(children: Iterable[ChildProcess], until: float) -> None:
    for child in children:
        child.wait(max(until - time.monotonic(), 0.0))


def _drain(queue: SimpleQueue[str]) -> list[str]:
    drained: list[str] = []
    while True:
        try:
            drained.append(queue.get_nowait())
        except Empty:
            return drained
