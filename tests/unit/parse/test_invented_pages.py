"""Pages of invented houses in forty languages, and texts in six house styles: every field is read from nearly all of them, whatever their markup and stumbling blocks."""

import collections

import pytest

from benchmarks.extraction.invented.compare import read, right, right_text
from benchmarks.extraction.invented.dispatches import MAIN_LANGUAGES, STYLES, dispatch
from benchmarks.extraction.invented.houses import page
from benchmarks.extraction.invented.stories import languages

PAGES = 240
TEXTS = 260
FLOORS = {
    "title": 0.96, "authors": 0.97, "day": 0.98, "time": 0.97, "language": 0.99, "topics": 0.97, "section": 0.94, "standfirst": 0.98, "no caption in body": 0.98, "caption": 0.98, "image": 0.97,
}  # fmt: skip


@pytest.fixture(scope="module")
def scores():
    codes = [words["code"] for words in languages()]
    found = collections.defaultdict(list)
    for seed in range(PAGES):
        invented = page(90_000 + seed, codes[seed % len(codes)])
        for name, fine in right(invented, read(invented)).items():
            found[name].append(fine)
    return found


@pytest.mark.parametrize("field", sorted(FLOORS))
def test_a_field_is_right_on_nearly_all_pages(scores, field):
    assert sum(scores[field]) / len(scores[field]) >= FLOORS[field]


@pytest.fixture(scope="module")
def text_scores():
    found = collections.defaultdict(list)
    for seed in range(TEXTS):
        invented = dispatch(90_000 + seed, MAIN_LANGUAGES[seed % len(MAIN_LANGUAGES)])
        for name, fine in right_text(invented, read(invented)).items():
            found[name].append(fine)
            found[f"{name} in the style {invented.choices['style']}"].append(fine)
    return found


@pytest.mark.parametrize("field", ["title", "authors", "day", "language", "section", "standfirst", "caption", "body", "tail"])
def test_a_field_is_right_in_nearly_all_texts(text_scores, field):
    assert sum(text_scores[field]) / len(text_scores[field]) >= 0.98


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("field", ["authors", "day"])
def test_days_and_authors_are_right_in_each_house_style(text_scores, field, style):
    scored = text_scores[f"{field} in the style {style}"]
    assert sum(scored) / len(scored) >= 0.95
