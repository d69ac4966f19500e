"""The import contracts hold on this tree, and each would notice if it did not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("worker", "tasks", "config")

VIOLATIONS = {
    "a stage reads the settings": ("floors", "tasks/parse/core.py", "import config.settings"),
    "the settings ask the worker": ("floors", "config/settings.py", "import worker"),
    "a noun reaches up to the worker": ("floors", "tasks/model.py", "import worker"),
    "one stage asks another": ("stages", "tasks/parse/core.py", "import tasks.fetch"),
    "a port knows a stage": ("stages", "tasks/ports/clock.py", "import tasks.store.schema"),
    "the faults know the nouns": ("stages", "tasks/errors.py", "import tasks.model"),
    "a module without a floor": ("stages", "tasks/miscellany.py", "import tasks.model"),
    "a core opens a socket": ("pure", "tasks/parse/core.py", "import socket"),
    "a core knows Celery": ("pure", "tasks/enrich/core.py", "import celery"),
    "an enricher goes to the network": ("pure", "tasks/enrich/enrichers/word_count.py", "import httpx"),
    "a format goes round by a neighbour": ("pure", "tasks/parse/formats/detour.py", "import tasks.parse.byway"),
    "a noun knows the database": ("pure", "tasks/model.py", "import sqlalchemy"),
    "a stage writes SQL": ("sql", "tasks/fetch/sources/shortcut.py", "import sqlalchemy"),
    "a migration away from the store": ("sql", "tasks/stage/upgrade.py", "import alembic"),
    "a feed reader fetches by itself": ("http", "tasks/fetch/sources/shortcut.py", "import httpx"),
    "a stage knows Celery": ("celery", "tasks/fetch/shortcut.py", "from celery import shared_task"),
    "a stage asks the broker": ("broker", "tasks/store/shortcut.py", "import redis"),
    "the settings know Celery": ("celery", "config/shortcut.py", "import celery"),
}


def _lint(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
        "--no-cache",
        "--no-logo",
        *arguments,
    ]
    surroundings = os.environ | {"PYTHONPATH": str(tree), "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=tree, env=surroundings, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def copied_tree(tmp_path: Path) -> Path:
    """The sources, the contracts and nothing else."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _append(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    (path.parent / "__init__.py").touch()  # a folder without one is no package, and no contract sees it (ruff's INP001 does)
    path.write_text(f"{path.read_text() if path.exists() else ''}\n{line}\n")


def test_this_tree_keeps_every_contract() -> None:
    found = _lint(ROOT)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(("contract", "path", "line"), VIOLATIONS.values(), ids=VIOLATIONS.keys())
def test_each_violation_is_caught(copied_tree: Path, contract: str, path: str, line: str) -> None:
    """The contract meant for it breaks, and names the module that broke it."""
    _append(copied_tree / "tasks/parse/byway.py", "import asyncio")  # harmless until a format imports it
    assert _lint(copied_tree, "--contract", contract).returncode == 0, "the copy must be clean before it is spoilt"
    _append(copied_tree / path, line)

    found = _lint(copied_tree, "--contract", contract)

    assert found.returncode == 1
    assert "BROKEN" in found.stdout
    assert path.removesuffix(".py").replace("/", ".").rsplit(".", 1)[-1] in found.stdout
