"""``wiredesk add``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from config.settings import load_settings
from tasks.ports.clock import SystemClock
from tasks.store.intake import bad_url
from tasks.store.queries.sources import drop_folders
from tasks.store.sources import FOLDER, add_source
from worker.cli.nudge import nudge
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import put_json
from worker.cli.store import store_to_write
from worker.cli.words import fit_for_text
from worker.complaint import Complaint
from worker.supervisor.data_folder import drop_folder

KINDS = ("feed", "sitemap", FOLDER)


@click.command("add")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("location")
@click.option("--name", help="What to call it; default: its address or folder name.")
@json_option
@data_option
@debug_option
def command(kind: str, location: str, name: str | None, as_json: bool) -> None:  # noqa: FBT001  # click's
    """Add a feed or sitemap by its address, or a drop folder by its path. It is looked at straight away."""
    settings = load_settings()
    place, name = checked_location(kind, location), name and fit_for_text(name)
    if kind == FOLDER:
        refuse_own_ground(Path(place), settings.data)
    with store_to_write(settings) as engine:
        if kind == FOLDER:
            refuse_nesting(Path(place), drop_folders(engine).values())
        source = add_source(engine, kind, place, SystemClock().now(), name=name)
    if as_json:
        put_json({"source": source, "kind": kind, "location": place, "name": name})
    else:
        click.echo(f"source {source}: {kind} {place}")
    nudge(settings)


def checked_location(kind: str, location: str) -> str:
    """The location as it is kept.

    Raises a Complaint for a folder that is not there or an address that cannot be fetched.
    """
    if kind == FOLDER:
        folder = Path(location).expanduser().absolute()
        if not folder.is_dir():
            msg = f"no such folder: {folder}: make it first (mkdir -p), then add it"
            raise Complaint(msg)
        if fit_for_text(str(folder)) != str(folder):
            msg = f"the name of {fit_for_text(str(folder))} is not UTF-8 and cannot be kept: rename it, then add it"
            raise Complaint(msg)
        return str(folder)
    location = fit_for_text(location)
    fault = bad_url(location)
    if fault is not None:
        msg = f"cannot use {location!r} as a {kind}: {fault.detail}"
        raise Complaint(msg)
    return location


def refuse_own_ground(folder: Path, data: Path) -> None:
    """Everything in a drop folder is taken away and read: raises a Complaint for one that holds, or lies in, what the service needs."""
    real, ours = folder.resolve(), data.resolve()
    if real == Path(real.anchor):
        msg = f"{folder} holds the whole machine, and every file of a drop folder is moved: make a folder for the purpose"
        raise Complaint(msg)
    if _one_within_the_other(real, ours) and real != drop_folder(ours):
        msg = f"{folder} and the data folder {data} lie within each other: make a folder beside it, or use {drop_folder(data)}"
        raise Complaint(msg)


def refuse_nesting(folder: Path, known: Iterable[Path]) -> None:
    """Two folders within each other would take each other's files: raises a Complaint."""
    for other in known:
        if other != folder and _one_within_the_other(folder.resolve(), other.resolve()):
            msg = f"{folder} and the drop folder {other} lie within each other: one is enough, folders inside it are looked into"
            raise Complaint(msg)


def _one_within_the_other(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)
