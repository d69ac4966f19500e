"""File events of the drop folders, as wake-ups only: what is taken is decided by a scan."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import structlog
from watchdog.events import DirMovedEvent, FileClosedEvent, FileMovedEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

REFRESH_EVERY = 3.0
log = structlog.get_logger(__name__)


class DropWatch(threading.Thread):
    """Calls ``wake(source_id)`` when a file in a watched folder is complete: closed after writing, or moved in.

    ``folders`` is asked again every few seconds, since people add and remove drop folders while the service runs.
    """

    def __init__(self, folders: Callable[[], Mapping[int, Path]], wake: Callable[[int], None]) -> None:
        super().__init__(daemon=True, name="drop-watch")
        self._folders, self._wake = folders, wake
        self._observer: BaseObserver = Observer()
        self._watches: dict[int, tuple[Path, ObservedWatch]] = {}
        self._over = threading.Event()

    def run(self) -> None:
        """Watch until told to stop."""
        try:
            self._observer.start()
        except OSError as error:  # this machine has no file events left to give
            log.info("drop folders are scanned, not watched", error=str(error))
            return
        self.refresh()
        while not self._over.wait(REFRESH_EVERY):
            self.refresh()
        self._observer.stop()

    def stop(self) -> None:
        """End the thread."""
        self._over.set()

    def refresh(self) -> None:
        """Watch the folders that there are now. What cannot be watched is still scanned every two seconds by the service."""
        try:
            wanted = self._folders()
        except Exception as error:  # noqa: BLE001  # the database's bad moment is no reason to stop watching
            log.debug("drop folders could not be read", error=str(error))
            return
        for source_id in [known for known, (path, _) in self._watches.items() if wanted.get(known) != path]:
            self._observer.unschedule(self._watches.pop(source_id)[1])
        for source_id, path in wanted.items():
            if source_id not in self._watches and path.is_dir():
                self._watch(source_id, path)

    def _watch(self, source_id: int, path: Path) -> None:
        try:
            watch = self._observer.schedule(_Waker(path, lambda: self._wake(source_id)), str(path), recursive=False)
        except OSError as error:  # no inotify watches left, or no such folder any more
            log.info("drop folder is scanned, not watched", folder=str(path), error=str(error))
            return
        self._watches[source_id] = (path, watch)


class _Waker(FileSystemEventHandler):
    def __init__(self, folder: Path, wake: Callable[[], None]) -> None:
        self._folder, self._wake = folder, wake

    def on_closed(self, event: FileClosedEvent) -> None:
        self._wake_for(str(event.src_path))

    def on_moved(self, event: DirMovedEvent | FileMovedEvent) -> None:
        self._wake_for(str(event.dest_path))

    def _wake_for(self, path: str) -> None:
        # our own claims move files out of the folder, into folders of their own: no news
        if Path(path).parent == self._folder and not Path(path).name.startswith("."):
            self._wake()
