"""What kind of page it is, by the signs counted on it."""

import pytest

from tasks.model import PageKind
from tasks.parse.judge import Signs, judge

PLAIN = Signs(
    words=500, prose_blocks=12, linked_share=0.2, links=40, title="Fish market closes", text="The council voted.", types=frozenset({"newsarticle"}), free=None, entries=0, has_video=False, og_type="article", path="/a/b",
    paywall_markup=False, tail="",
)  # fmt: skip


def signs(**more):
    return Signs(**{name: getattr(PLAIN, name) for name in Signs.__dataclass_fields__} | more)


@pytest.mark.parametrize(
    ("seen", "kind"),
    [
        (signs(), PageKind.ARTICLE),
        (signs(words=60), PageKind.ARTICLE),
        (signs(types=frozenset({"liveblogposting"})), PageKind.LIVE_BLOG),
        (signs(words=40, free=False), PageKind.PAYWALLED),
        (signs(words=80, text="The council voted…", tail="Already a subscriber? Continue reading"), PageKind.PAYWALLED),
        (signs(words=20, title="404 - Page not found", types=frozenset(), og_type=""), PageKind.ERROR),
        (signs(words=20, title="Sign in", types=frozenset(), og_type=""), PageKind.LOGIN),
        (
            signs(
                words=90, title="Before you continue", text="We use cookies. Accept cookies or manage cookies.", types=frozenset(), links=4
            ),
            PageKind.CONSENT,
        ),
        (signs(words=20, types=frozenset({"videoobject"}), has_video=True), PageKind.VIDEO),
        (signs(words=300, path="/", links=200, types=frozenset(), og_type="website"), PageKind.INDEX),
        (signs(words=3, types=frozenset(), links=2, og_type=""), PageKind.EMPTY),
    ],
)
def test_each_kind_has_its_signs(seen, kind):
    found, why = judge(seen)
    assert found is kind
    assert why


def test_a_story_about_cookies_or_missing_pages_is_a_story():
    assert judge(signs(title="Page not found: how a library lost its books"))[0] is PageKind.ARTICLE
    assert judge(signs(text="cookies consent cookies accept " * 20))[0] is PageKind.ARTICLE


@pytest.mark.parametrize(
    ("path", "signed", "words", "kind"),
    [
        ("/town/fish-market-closes-after-ninety-years-1204", True, 45, PageKind.ARTICLE),
        ("/town/fish-market-closes-after-ninety-years-1204", False, 45, PageKind.INDEX),
        ("/town/fish-market-closes-after-ninety-years-1204", True, 12, PageKind.INDEX),
        ("/town/fish-market", True, 45, PageKind.INDEX),
        ("/2024/05/11/4/", True, 45, PageKind.INDEX),
    ],
)
def test_a_brief_among_many_links_is_told_from_a_listing_by_its_address(path, signed, words, kind):
    seen = {"words": words, "path": path, "signed": signed, "links": 90, "linked_share": 0.75, "types": frozenset(), "og_type": ""}
    assert judge(signs(**seen, title="Fish market closes after ninety years"))[0] is kind
    assert judge(signs(**seen, title="Oops"))[0] is PageKind.INDEX
