"""What the pages tell people to type exists, and what they link to is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from celery.bin.celery import celery as celery_group

from config import celeryconfig
from config.settings import PREFIX, Settings
from worker.cli.group import COMMANDS, cli

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def typed_commands(program: str) -> list[str]:
    """Every line of a shell block that calls ``program``, comments off, whatever runs before it on the line."""
    blocks = (block for page in PAGES for block in SHELL_BLOCK.findall(page.read_text(encoding="utf-8")))
    lines = (line.split("  #")[0].strip() for block in blocks for line in block.splitlines())
    found = (re.search(rf"^(?:.*(?:\s|/bin/))?({program} [-a-z].*)$", line) for line in lines)
    return sorted({match[1] for match in found if match})


def parse(command: click.Command, words: list[str]) -> None:
    context = click.Context(command)
    command.make_parser(context).parse_args(words)


@pytest.mark.parametrize("line", typed_commands("wiredesk"))
def test_a_typed_wiredesk_command_exists(line: str) -> None:
    name, *words = shlex.split(line)[1:]
    command = cli.get_command(click.Context(cli), name)
    assert command is not None, f"{line}: no such command"
    parse(command, words)


@pytest.mark.parametrize("line", typed_commands("celery"))
def test_a_typed_celery_command_exists_and_names_our_queues(line: str) -> None:
    words = shlex.split(line)
    assert words[1:3] == ["-A", "worker"]
    parse(celery_group.commands[words[3]], words[4:])
    if "-Q" in words:
        assert set(words[words.index("-Q") + 1].split(",")) <= {queue.name for queue in celeryconfig.task_queues}


def test_changelog_lists_every_command() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`{name}`" not in text and f"`wiredesk {name}`" not in text] == []


def test_the_two_commands_stand_at_the_top() -> None:
    top = "\n".join(README.splitlines()[:20])
    assert "make run" in top
    assert "make test" in top


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = (match["target"].partition("#")[0] for match in LINK.finditer(page.read_text(encoding="utf-8")))
    missing = [target for target in targets if target and "://" not in target and not (page.parent / target).exists()]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_settings_named_on_a_page_exist(page: Path) -> None:
    named = set(re.findall(rf"{PREFIX}([A-Z][A-Z_]*[A-Z])", page.read_text(encoding="utf-8")))
    assert {name.lower() for name in named} <= set(Settings.model_fields)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)\b(?=[`\s]|$)", "\n".join(README.splitlines())))))
def test_make_targets_on_the_page_exist(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
