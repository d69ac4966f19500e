"""The Celery app of this process: configuration, the stages, the dispatcher's clockwork."""

from __future__ import annotations

import sys

from celery import Celery
from celery.signals import setup_logging

import worker.warming  # noqa: F401 - connects itself to the start of a worker
from config.logging import configure_logging
from config.settings import Settings, SettingsError, load_settings
from tasks import pipeline
from tasks.ports.tools import Tools
from worker import dispatch, farewell
from worker.broker_address import NoBrokerError, broker_url
from worker.monitoring.flower_defaults import use_our_configuration
from worker.quiet import QuietAMQP, hush
from worker.runtime import runtime_of_process


class Wiredesk(Celery):
    """Celery, with the world that tasks are handed and a way to wake the dispatcher."""

    amqp_cls = QuietAMQP
    settings: Settings

    def tools(self) -> Tools:
        """This process's world. Made once per process, so never shared over a fork."""
        return runtime_of_process(self.settings)

    def nudge(self) -> None:
        """Ask for a tick now. A broker that is away is no error: the beat ticks anyway."""
        dispatch.nudge(self)


def make_app(settings: Settings) -> Wiredesk:
    """An app for these settings. Raises :class:`~worker.broker_address.NoBrokerError` when nobody said where the broker is."""
    app = Wiredesk("wiredesk", broker=broker_url(settings), set_as_current=True)
    app.settings = settings
    app.config_from_object("config.celeryconfig")
    app.conf.beat_schedule = dispatch.schedule(settings)
    pipeline.register(app)
    dispatch.register(app)
    farewell.connect(app)
    return app


@setup_logging.connect
def _configure_logging(**_options: object) -> None:
    settings = load_settings()
    configure_logging(settings.log_level, settings.log_format)
    hush()


use_our_configuration()
try:
    app = make_app(load_settings())
except (SettingsError, NoBrokerError) as complaint:
    sys.exit(f"wiredesk: {complaint}")
