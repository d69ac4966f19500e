import pytest

from worker.cli.outlets import outlet_shown


@pytest.mark.parametrize(
    ("outlet", "url", "shown"),
    [
        ("Harbour Post", "https://www.harbourpost.example/news/1", "Harbour Post"),
        (None, "https://www.harbourpost.example/news/1", "harbourpost.example"),
        (None, None, "drop"),
        (None, "no address", "drop"),
    ],
)
def test_the_best_name_there_is(outlet: str | None, url: str | None, shown: str) -> None:
    assert outlet_shown(outlet, url, "drop") == shown
