"""The lead picture: the story's own, wherever the page keeps it; no logo, stand-in, portrait or teaser."""

import json
from datetime import UTC, datetime

import pytest

from tasks.model import RawDocument
from tasks.parse.core import parse

PROSE = "".join(
    f"<p>The lock keepers of Velmore counted {number} barges on their canal, more than in any week before.</p>" for number in range(40, 52)
)
HOME = "https://velmore.example"


def picture(head="", above="", figure=""):
    page = f"<html lang=en><head><title>Barges return</title>{head}</head><body>{above}<article><h1>Barges return</h1>{figure}{PROSE}</article></body></html>"
    raw = RawDocument(
        digest="0" * 64, content=page.encode(), media_type="text/html", url=f"{HOME}/a/1", fetched_at=datetime(2025, 9, 26, tzinfo=UTC)
    )
    return parse(raw).image


def og(address):
    return f'<meta property="og:image" content="{address}">'


def structured(image):
    return (
        f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "Barges return", "image": image})}</script>'
    )


@pytest.mark.parametrize(
    "stand_in",
    [
        "/assets/og-default.png",
        "/static/logo.png",
        "/img/share-image.jpg",
        "/placeholder.jpg",
        "/theme/default.jpg",
        "/media/authors/ada.jpg",
        "/x/leer.gif",
    ],
)
def test_a_picture_of_the_site_yields_to_the_story_s_own(stand_in):
    assert picture(og(stand_in), figure="<figure><img src='/media/barges.jpg'></figure>").url == f"{HOME}/media/barges.jpg"
    assert picture(og(stand_in) + structured([stand_in, "/media/barges.jpg"])).url == f"{HOME}/media/barges.jpg"


@pytest.mark.parametrize("own", ["/m/barges-opengraph.jpg", "/m/228_default_1tG.jpg", "/m/minister-shows-the-new-canal-logo.jpg"])
def test_words_in_a_story_s_own_file_name_do_not_make_it_a_stand_in(own):
    assert picture(og(own), figure="<figure><img src='/media/other.jpg'></figure>").url == HOME + own


@pytest.mark.parametrize(
    "image",
    [
        "<img src='data:image/gif;base64,R0l' data-src='/media/barges.jpg'>",
        "<img data-lazy-src='/media/barges.jpg'>",
        "<img src='/placeholder.png' srcset='/media/small.jpg 320w, /media/barges.jpg 1600w'>",
        "<img class=lazy src='data:image/gif;base64,R0l'><noscript><img src='/media/barges.jpg'></noscript>",
        "<picture><source srcset='/media/barges.jpg 2x, /media/small.jpg 1x'><img src='data:image/gif;base64,R0l'></picture>",
    ],
)
def test_pictures_that_load_late_are_found_where_they_really_are(image):
    assert picture(figure=f"<figure>{image}</figure>").url == f"{HOME}/media/barges.jpg"


def test_teasers_and_ornaments_are_not_the_lead_picture():
    teaser = "<aside class=related><figure><img src='/media/teaser.jpg'></figure></aside>"
    ornament = "<img src='/media/star.jpg' width=16 height=16>"
    assert picture(above=teaser, figure=f"{ornament}<div><img src='/media/barges.jpg'></div>").url == f"{HOME}/media/barges.jpg"
    assert picture(above=teaser) is None


def test_a_small_picture_of_the_structured_data_yields_to_a_large_one():
    small, large = (
        {"@type": "ImageObject", "url": f"/media/{name}.jpg", "width": width} for name, width in (("stamp", 60), ("barges", "1200 px"))
    )
    assert picture(structured([small, large])).url == f"{HOME}/media/barges.jpg"
