"""Flower's port: the wanted one or the next that is free, and then the same again after a restart if it can be."""

from __future__ import annotations

from worker.supervisor.ports import any_free_port, choose_port, is_free


class FlowerPort:
    """Remembers what was chosen, since people have the page open."""

    def __init__(self, host: str, wanted: int) -> None:
        self._host, self._wanted = host, wanted
        self.chosen: int | None = None

    def choose(self) -> int:
        """The port to listen on now."""
        wanted = self.chosen or self._wanted
        self.chosen = choose_port(wanted, lambda port: is_free(self._host, port)) or any_free_port(self._host)
        return self.chosen

    @property
    def url(self) -> str:
        """The page's address, as a browser on this machine takes it."""
        host = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self._host, self._host)  # noqa: S104  # compared, not bound
        return f"http://{f'[{host}]' if ':' in host and not host.startswith('[') else host}:{self.chosen}"
