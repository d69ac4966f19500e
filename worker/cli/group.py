"""The list of commands. Each is imported when it is called, so that ``--help`` is quick."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import click

from worker import __version__
from worker.cli.options import data_option, debug_option

COMMANDS: Mapping[str, str] = {
    "up": "Run the whole service: broker, workers, scheduler, Flower.",
    "migrate": "Bring the database to this version's schema.",
    "enqueue": "Put addresses in to be fetched.",
    "add": "Add a source: a feed, a sitemap or a drop folder.",
    "discover": "Find the feeds of a site.",
    "archives": "Take in a feed's older entries.",
    "sources": "List the sources and how well they do.",
    "opml": "Take in a list of feeds from another reader, or give ours away.",
    "remove": "Look at a source no more.",
    "status": "Show how the service does, or what happened to one item.",
    "jobs": "List the items of the ledger.",
    "articles": "List the articles.",
    "show": "Show one article, its history, or what changed.",
    "cluster": "Show one story over all outlets: who had it first, who copied.",
    "search": "Find articles by words.",
    "ingest": "Take in files and addresses without a running service.",
    "extract": "Read one document into an article; no database.",
    "enrich": "Find what is in one article; no database.",
    "ledger": "Show the balance: every item in one named outcome.",
    "prune": "Delete pages, timelines and events that are old.",
    "doctor": "Check broker, database, disk, clock and versions.",
}
"""By name, in the order in which a person meets them; the module of each has its name."""


class Commands(click.Group):
    """A group whose commands are modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The names, in our order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """Import the command's module."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"worker.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        """Print the list without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="wiredesk")
@data_option
@debug_option
def cli() -> None:
    """Take in news articles and keep them.

    Exit codes: 0 all went well, 1 something did not, 2 wrong usage. Every setting is a variable WIREDESK_…, see docs/settings.md.
    """
