"""What running them promises: an order, no lost article, and a fingerprint that knows when there is nothing to do."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint
from types import SimpleNamespace
from typing import Any

import pytest

from tasks.enrich import registry
from tasks.enrich.core import enrich, fingerprint
from tasks.enrich.enricher import Document, EnricherError
from tasks.model import Draft

STORY = Draft(headline="Bridge reopens", body="The bridge reopened.")


def an_enricher(name: str, find: Callable[[Document], dict[str, Any]] | None = None, **promises: Any) -> Any:
    made = {"version": "1", "reads": ("body",), "requires": (), "provides": (name,)} | promises
    return SimpleNamespace(name=name, enrich=find or (lambda _doc: {name: len(name)}), **made)


def test_providers_run_before_those_who_require_them() -> None:
    first, second, third = an_enricher("zebra"), an_enricher("mule", requires=("zebra",)), an_enricher("ant", requires=("mule",))
    assert registry.in_order([third, second, first]) == (first, second, third)


def test_what_one_found_the_next_can_read() -> None:
    first, second = an_enricher("words"), an_enricher("double", lambda doc: {"double": 2 * doc.found["words"]}, requires=("words",))
    done = enrich(STORY, [first, second])
    assert [made.values for made in done.enrichments] == [{"words": 5}, {"double": 10}]


def test_an_exception_is_a_doubt_and_the_others_run_on() -> None:
    def stumble(_doc: Document) -> dict[str, Any]:
        raise KeyError("paragraph")

    done = enrich(STORY, [an_enricher("shaky", stumble), an_enricher("steady")])

    assert [made.enricher for made in done.enrichments] == ["steady"]
    assert [(failure.doubt, failure.detail) for failure in done.failures] == [("enrich_failed:shaky", "KeyError: 'paragraph'")]


def test_who_requires_what_failed_says_what_it_lacks() -> None:
    def stumble(_doc: Document) -> dict[str, Any]:
        raise ValueError

    done = enrich(STORY, [an_enricher("shaky", stumble), an_enricher("needy", requires=("shaky",))])
    assert [failure.detail for failure in done.failures] == ["ValueError: ", "lacks shaky"]


@pytest.mark.parametrize(
    "values", [{"other": 1}, {"odd": {1, 2}}, {"odd": float("nan")}, None], ids=["a stray key", "no JSON", "no number", "nothing"]
)
def test_values_that_break_the_promise_are_a_doubt(values: Any) -> None:
    done = enrich(STORY, [an_enricher("odd", lambda _doc: values)])
    assert not done.enrichments
    assert done.failures[0].doubt == "enrich_failed:odd"


def test_a_long_complaint_is_cut() -> None:
    def stumble(_doc: Document) -> dict[str, Any]:
        raise ValueError("x" * 10_000)

    assert len(enrich(STORY, [an_enricher("wordy", stumble)]).failures[0].detail) <= 300


def test_fingerprint_follows_what_is_read_and_nothing_else() -> None:
    counter = an_enricher("counter", reads=("body",))
    same = fingerprint(counter, STORY, {})
    assert fingerprint(counter, STORY.model_copy(update={"headline": "Another"}), {}) == same
    assert fingerprint(counter, STORY.model_copy(update={"body": "Another."}), {}) != same
    assert fingerprint(an_enricher("counter", version="2"), STORY, {}) != same
    assert fingerprint(counter, STORY, {"words": 3}) != same


@pytest.mark.parametrize(
    ("members", "complaint"),
    [
        ([an_enricher("a", requires=("b",)), an_enricher("b", requires=("a",))], r"in a circle: . -> . -> ."),
        ([an_enricher("a", requires=("mood",))], "enricher a requires mood, which none provides"),
        ([an_enricher("a", provides=("mood",)), an_enricher("b", provides=("mood",))], "a and b both provide mood"),
        ([an_enricher("a"), an_enricher("a")], "share a name"),
    ],
    ids=["circle", "nobody provides", "two provide", "one name twice"],
)
def test_a_set_that_cannot_run_is_refused_with_the_reason(members: list[Any], complaint: str) -> None:
    with pytest.raises(EnricherError, match=complaint):
        registry.in_order(members)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Pretend that a package with these entry points is installed."""

    def pretend(*values: str) -> None:
        points = [EntryPoint(f"point{place}", value, registry.ENTRY_POINTS) for place, value in enumerate(values)]
        monkeypatch.setattr(registry, "entry_points", lambda group: points if group == registry.ENTRY_POINTS else [])
        registry.all_enrichers.cache_clear()

    yield pretend
    registry.all_enrichers.cache_clear()


def test_an_installed_package_adds_an_enricher(installed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "installed_for_test", an_enricher("mood"), raising=False)
    installed("tasks.enrich.registry:installed_for_test")
    assert "mood" in [enricher.name for enricher in registry.all_enrichers()]


@pytest.mark.parametrize(
    ("value", "complaint"),
    [("no_such_package:thing", "point0 .* cannot be loaded: ModuleNotFoundError"), ("json:dumps", "no enricher: it lacks name")],
)
def test_a_broken_package_is_named(installed: Any, value: str, complaint: str) -> None:
    installed(value)
    with pytest.raises(EnricherError, match=complaint):
        registry.all_enrichers()
