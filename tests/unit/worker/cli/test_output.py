"""Tables and lines."""

import io

import pytest

from worker.cli import output
from worker.cli.enqueue import addresses
from worker.cli.output import put_json, put_table


def test_json_is_one_line_in_the_readers_letters(capsys):
    put_json({"headline": "Zürich\n渡轮"})
    assert capsys.readouterr().out == '{"headline": "Zürich\\n渡轮"}\n'


def test_a_table_keeps_its_columns_and_cuts_the_last(capsys, monkeypatch):
    monkeypatch.setattr(output, "WIDTH_OFF_TERMINAL", 40)
    put_table(("id#", "state", "headline"), [(7, "landed", "A headline that is longer than the line allows")], "none")
    head, line = capsys.readouterr().out.splitlines()
    assert head.split() == ["id", "state", "headline"]
    assert line.startswith(" 7  landed  A headline")
    assert line.rstrip().endswith("…")


def test_text_that_looks_like_markup_is_text(capsys):
    put_table(("headline",), [("[bold]VIDEO[/] [x]",)], "none")
    assert "[bold]VIDEO[/] [x]" in capsys.readouterr().out


def test_an_empty_table_says_so_beside_the_output(capsys):
    put_table(("id",), [], "no such items")
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "no such items\n")


@pytest.mark.parametrize("given", [["-"], []])
def test_addresses_come_from_arguments_files_and_standard_input(monkeypatch, given):
    monkeypatch.setattr("sys.stdin", io.StringIO("https://in.example\n"))
    listed = list(addresses(["https://a.example", *given], [io.StringIO("# ours\n\n https://b.example \n")]))
    assert listed == ["https://a.example", *(["https://in.example"] if given else []), "https://b.example"]
