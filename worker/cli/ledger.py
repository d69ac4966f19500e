"""``wiredesk ledger``."""

from __future__ import annotations

import dataclasses

import click

from tasks.store.balance import Balance, balance
from tasks.store.engine import reading
from worker.cli.options import data_option, debug_option, json_option
from worker.cli.output import put_json, put_table
from worker.cli.store import store_to_read


@click.command("ledger")
@json_option
@data_option
@debug_option
def command(as_json: bool) -> int:  # noqa: FBT001  # click's
    """Show the balance: seen = landed + unchanged + skipped + dead + in flight. Exit code 1 when it does not balance."""
    with store_to_read() as engine, reading(engine) as connection:
        sums = balance(connection)
    if as_json:
        put_json({**dataclasses.asdict(sums), "in_flight": sums.in_flight, "balances": sums.balances})
    else:
        put_table(("", "items#"), _rows(sums), "")
        click.echo(
            "balances" if sums.balances else "DOES NOT BALANCE: an item is lost or counted twice; please report it with `wiredesk doctor`"
        )
    return 0 if sums.balances else 1


def _rows(sums: Balance) -> list[tuple[object, object]]:
    ends = [("landed", sums.landed), ("unchanged", sums.unchanged), ("skipped", sums.skipped), ("dead", sums.dead)]
    return [("seen", sums.seen), *ends, ("in flight", sums.in_flight), ("  waiting", sums.waiting), ("  running", sums.leased)]
