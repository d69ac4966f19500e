"""What children inherit: every setting in force, and a path on which no stranger's module stands before ours."""

from __future__ import annotations

import sysconfig
from collections.abc import Mapping
from pathlib import Path

from pydantic import SecretStr

import config
from config.settings import PREFIX, Settings


def child_environment(settings: Settings, inherited: Mapping[str, str]) -> dict[str, str]:
    """The environment of a child: what we inherited, with our settings over it.

    Children run in a folder of their own, so what a ``.env`` of the working directory or an option said must travel here.
    """
    environment = {name: value for name, value in inherited.items() if not name.startswith((PREFIX, "FLOWER_"))}
    environment |= settings_as_environment(settings)
    path = [*code_path(), *([inherited["PYTHONPATH"]] if inherited.get("PYTHONPATH") else [])]
    if path:
        environment["PYTHONPATH"] = ":".join(path)
    environment["PYTHONUNBUFFERED"] = "1"
    return environment


def code_path() -> list[str]:
    """Where our own packages lie, when the interpreter would not look there by itself.

    An installed package's folder stays off the path: in front of the standard library it would shadow it.
    """
    code = Path(config.__file__).parent.parent
    return [] if code in {Path(sysconfig.get_path(name)) for name in ("purelib", "platlib")} else [str(code)]


def settings_as_environment(settings: Settings) -> dict[str, str]:
    """The settings that differ from their defaults, as the variables that would set them."""
    said: dict[str, str] = {}
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        if name == "data" or value != field.default:
            said[PREFIX + name.upper()] = _as_text(value)
    return said


def _as_text(value: object) -> str:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value)
