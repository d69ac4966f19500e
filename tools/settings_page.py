"""Writes docs/settings.md from config/settings.py, so that the page cannot say otherwise than the code.

python tools/settings_page.py
"""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from config.settings import PREFIX, Settings

TARGET = Path(__file__).resolve().parents[1] / "docs" / "settings.md"
HEAD = f"""\
# Settings

Written by `make docs` from `config/settings.py`; do not edit by hand.

Every setting is an environment variable, or a line of a `.env` file in the working directory; the environment wins.
A name that begins with `{PREFIX}` and is no setting is refused at the start, with the nearest one that is.
Values marked *secret* are never logged or printed.

Lists are written with commas: `{PREFIX}ALLOW_PORTS=80,443`. Switches take `true` and `false`.
"""
SECTION = re.compile(r"^    # (?P<title>.+)$|^    (?P<name>[a-z_]+): ", re.MULTILINE)


def page() -> str:
    """The whole page."""
    return HEAD + "".join(_section(title, names) for title, names in sections())


def sections() -> Iterator[tuple[str, list[str]]]:
    """The comments that part the class, each with the settings below it."""
    title, names = "", []
    for match in SECTION.finditer(inspect.getsource(Settings)):
        if match["name"] in Settings.model_fields:
            names.append(match["name"])
        elif match["title"]:
            if names:
                yield title, names
            title, names = match["title"], []
    if names:
        yield title, names


def _section(title: str, names: list[str]) -> str:
    rows = "".join(_row(name, Settings.model_fields[name]) for name in names)
    return f"\n## {title[:1].upper()}{title[1:]}\n\n| setting | takes | default | what it does |\n|---|---|---|---|\n{rows}"


def _row(name: str, field: FieldInfo) -> str:
    return f"| `{PREFIX}{name.upper()}` | {_takes(field)} | {_default(field)} | {_cell(field.description or '')} |\n"


def _takes(field: FieldInfo) -> str:
    kind = _kind(field.annotation)
    low = next((getattr(rule, word) for rule in field.metadata for word in ("ge", "gt") if getattr(rule, word, None) is not None), None)
    high = next((getattr(rule, word) for rule in field.metadata for word in ("le", "lt") if getattr(rule, word, None) is not None), None)
    above = any(getattr(rule, "gt", None) is not None for rule in field.metadata)
    bounds = [f"{'above' if above else 'from'} {_number(low)}"] if low is not None else []
    bounds += [f"to {_number(high)}"] if high is not None else []
    return _cell(" ".join((kind, *bounds)))


def _kind(annotation: Any) -> str:
    origin = get_origin(annotation)
    if origin is Annotated:
        return _kind(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return _kind(next(kind for kind in get_args(annotation) if kind is not type(None)))
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in get_args(annotation))
    if origin is tuple:
        return "list"
    return {int: "whole number", float: "number", bool: "switch", str: "text", Path: "path", SecretStr: "*secret*"}[annotation]


def _default(field: FieldInfo) -> str:
    value = field.default
    if value is None or value in ("", ()):
        return "–"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int | float):
        return f"`{_number(value)}`"
    return f"`{','.join(value) if isinstance(value, tuple) else value}`"


def _number(value: float) -> str:
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(int(value))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Write the page."""
    TARGET.write_text(page(), encoding="utf-8")
    print(TARGET.name)


if __name__ == "__main__":
    main()
