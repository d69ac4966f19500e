"""The pages that are made from code say what the code says: `make docs` writes them."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from config.settings import Settings
from tasks.errors import FaultCode

ROOT = Path(__file__).parents[2]


def writer(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["settings_page", "faults_page"])
def test_page_is_up_to_date(name: str) -> None:
    made = writer(name)
    assert made.TARGET.read_text(encoding="utf-8") == made.page(), f"{made.TARGET.name} is old: run `make docs`"


def test_every_setting_has_its_row_and_its_reason() -> None:
    made = writer("settings_page")
    assert [name for _, names in made.sections() for name in names] == list(Settings.model_fields)
    assert all(field.description for field in Settings.model_fields.values())


def test_every_fault_has_its_row() -> None:
    made = writer("faults_page")
    assert set(made.WORDS) == set(FaultCode)
    assert [code for _, codes in made.sections() for code in codes] == list(FaultCode)


def test_faults_page_names_settings_that_exist() -> None:
    named = {word.strip("`,.") for word in writer("faults_page").page().split() if "WIREDESK_" in word}
    assert {name.removeprefix("WIREDESK_").lower() for name in named} <= set(Settings.model_fields)
