"""Writes constraints.txt: one version of every package, for each Python that Wiredesk runs on.

Asks pip what it would install for each interpreter found, and joins the answers. Versions already pinned stay;
``--upgrade`` lets every one move to the newest that pyproject.toml admits. Only names and versions are written down,
so that the file says nothing of where the packages came from.

    python tools/constraints.py [--upgrade]
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "constraints.txt"
PYTHONS = ("3.11", "3.12", "3.13")
HEADER = """\
# Every version that `make install` may take, for Python {first} to {last}. Written by `make constraints`; do not edit by hand.
"""

Pins = dict[str, str]


def main() -> None:
    """Resolve for every interpreter, then write the file."""
    upgrade = "--upgrade" in sys.argv[1:]
    found = {python: _resolve(_interpreter(python), upgrade=upgrade) for python in PYTHONS}
    lines = _join(found)
    TARGET.write_text(HEADER.format(first=PYTHONS[0], last=PYTHONS[-1]) + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{TARGET.name}: {len(lines)} pins for Python {', '.join(PYTHONS)}")


def _interpreter(python: str) -> str:
    """A runnable python of this version: on PATH, or beside this one where pyenv keeps them."""
    beside = Path(sys.base_prefix).parent.glob(f"{python}.*/bin/python{python}")
    for candidate in (shutil.which(f"python{python}"), *map(str, beside)):
        if candidate and subprocess.run([candidate, "-c", ""], capture_output=True, check=False).returncode == 0:
            return candidate
    sys.exit(f"constraints: no python{python} found; all of {', '.join(PYTHONS)} are needed to write the file")


def _resolve(interpreter: str, *, upgrade: bool) -> Pins:
    """What pip would install into an empty environment of this interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([interpreter, "-m", "venv", folder], check=True)
        pinned = [] if upgrade or not TARGET.exists() else ["-c", str(TARGET)]
        command = [f"{folder}/bin/python", "-m", "pip", "install", "-qq", "--dry-run", "--report", "-", *pinned, f"{ROOT}[dev]"]
        surroundings = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=surroundings)
    named = (entry["metadata"] for entry in json.loads(answer.stdout)["install"])
    return {_normal(entry["name"]): entry["version"] for entry in named if entry["name"] != "wiredesk"}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _join(found: dict[str, Pins]) -> list[str]:
    """One line for a version that every Python shares; a marker on a line that only some need."""
    where: dict[tuple[str, str], list[str]] = defaultdict(list)
    for python, pins in found.items():
        for name, version in pins.items():
            where[name, version].append(python)
    return [f"{name}=={version}{_marker(pythons)}" for (name, version), pythons in sorted(where.items())]


def _marker(pythons: list[str]) -> str:
    if len(pythons) == len(PYTHONS):
        return ""
    if pythons == list(PYTHONS[: len(pythons)]):
        return f' ; python_version <= "{pythons[-1]}"'
    if pythons == list(PYTHONS[-len(pythons) :]):
        return f' ; python_version >= "{pythons[0]}"'
    return " ; " + " or ".join(f'python_version == "{python}"' for python in pythons)


if __name__ == "__main__":
    main()
