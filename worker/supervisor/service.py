"""What a service stands on before its workers start: the data folder, a broker that answers, a migrated database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import sqlalchemy as sa

from config.settings import Settings
from tasks.store.engine import open_engine
from tasks.store.migrate import upgrade
from worker.supervisor.broker import start_broker
from worker.supervisor.data_folder import log_folder, prepare_data_folder, run_folder
from worker.supervisor.environment import child_environment, settings_as_environment
from worker.supervisor.folder_lock import FolderLock
from worker.supervisor.stop_request import StopRequest
from worker.supervisor.supervise import Observer, Supervisor


@dataclass(frozen=True, slots=True)
class Ground:
    """A service without workers yet."""

    settings: Settings
    supervisor: Supervisor
    engine: sa.Engine
    broker: str


@contextmanager
def ground(settings: Settings, observer: Observer, stop: StopRequest) -> Iterator[Ground]:
    """Lock the data folder, start the broker, migrate the database; afterwards end every child, in order.

    Raises a Complaint or a Fault whose one line says what is missing; then nothing is left running.
    """
    prepare_data_folder(settings.data)
    with FolderLock(settings.data):
        os.environ.update(settings_as_environment(settings))  # this process's own Celery app reads its settings from there
        supervisor = Supervisor(
            cwd=run_folder(settings.data),
            logs=log_folder(settings.data),
            environment=child_environment(settings, os.environ),
            observer=observer,
        )
        engine = open_engine(settings.database)
        try:
            upgrade(engine)
            yield Ground(settings, supervisor, engine, start_broker(supervisor, settings, stop))
        finally:
            supervisor.stop()
            engine.dispose()
