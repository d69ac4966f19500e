"""``wiredesk up``."""

from __future__ import annotations

import click

from config.logging import configure_logging
from config.settings import load_settings
from worker.cli.options import data_option, debug_option, json_option
from worker.supervisor.screen import ConsoleScreen, JsonScreen
from worker.supervisor.stop_request import StopRequest
from worker.supervisor.up import UpOptions, run_up


@click.command("up")
@click.option("--sample", is_flag=True, help="Add a feed and a few dropped articles that come with the package.")
@click.option("--no-flower", is_flag=True, help="Leave Flower out.")
@json_option
@data_option
@debug_option
def command(*, sample: bool, no_flower: bool, as_json: bool) -> None:
    """Run the whole service in the foreground until Ctrl-C or SIGTERM.

    One data folder, one service: a second one is refused. What dies is started again; what is on the way at the end is kept and goes on
    next time.
    """
    stop = StopRequest().install()
    settings = load_settings()
    configure_logging("warning", settings.log_format)  # this process shows what lands; the workers' own logs are in the log folder
    run_up(settings, UpOptions(sample=sample, flower=not no_flower), JsonScreen() if as_json else ConsoleScreen(), stop)
