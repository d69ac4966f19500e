import pytest

from tasks.deduplicate.newcomer import prepare

WALLS = [
    "We value your privacy. We and our partners store cookies on your device. Please accept to continue reading.",
    "404 - page not found. The page you were looking for has expired.",
    "Access denied. Please verify that you are human: enable JavaScript in your browser and try again.",
    "Wir und unsere Partner verwenden Cookies. Bitte stimmen Sie der Verarbeitung personenbezogener Daten zu: akzeptieren und weiterlesen.",
    "Subscribe to continue. Already a subscriber? Login to unlock this page.",
]
NEWS = [
    "Browser maker Norrland said on Tuesday that 41 million cookies had leaked, and chief executive Ada Brandt apologised to partners in Lund.",
    "The page was found.",
    "A lorry with pears overturned near Dornfeld and blocked the road for hours before a crane arrived.\n\nThis page uses cookies for your settings. See our privacy notice.",
    "",
]


def is_wall(make_draft, text: str) -> bool:
    from datetime import UTC, datetime

    return prepare(make_draft(text), location="https://a.test/x", source="a", received_at=datetime(2031, 1, 1, tzinfo=UTC)).wall


@pytest.mark.parametrize("text", WALLS)
def test_walls_are_known_by_their_words(make_draft, text: str) -> None:
    assert is_wall(make_draft, text)


@pytest.mark.parametrize("text", NEWS)
def test_news_about_walls_is_news(make_draft, text: str) -> None:
    assert not is_wall(make_draft, text)
