"""What a page says of its story to machines: JSON-LD in many shapes, OpenGraph, microdata, RDFa, and the metas of content systems."""

from __future__ import annotations

import html
import json
import random
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

from benchmarks.extraction.invented import printed
from benchmarks.extraction.invented.stories import Story


def machine_date(at: datetime, dice: random.Random, *, style: str) -> Any:
    """A moment as systems write it."""
    in_utc = at.astimezone(UTC)
    styles: dict[str, Any] = {
        "utc": f"{in_utc:%Y-%m-%dT%H:%M:%SZ}", "millis": f"{in_utc:%Y-%m-%dT%H:%M:%S}.{dice.randint(0, 999):03d}Z", "bare": f"{at:%Y-%m-%dT%H:%M:%S}", "space": f"{at:%Y-%m-%d %H:%M:%S}",
        "rfc": format_datetime(at), "epoch": int(at.timestamp()), "epoch ms": int(at.timestamp() * 1000), "compact offset": f"{at:%Y-%m-%dT%H:%M%z}", "day": f"{at:%Y-%m-%d}", "offset": at.isoformat(),
    }  # fmt: skip
    return styles[style]


def authors_of(story: Story, style: str) -> Any:
    """The authors as structured data gives them."""
    people = [{"@type": "Person", "name": name} for name in story.authors]
    first = story.authors[0]
    slug = "-".join(first.lower().split())
    found: dict[str, Any] = {
        "object": people[0] if len(people) == 1 else people,
        "list": people,
        "titled": [{**one, "jobTitle": "Senior correspondent", "url": f"{story.site}/author/x"} for one in people],
        "string": printed.names(story, ", "),
        "joined": {"@type": "Person", "name": printed.names(story)},
        "strings": list(story.authors),
        "with house": [*people, {"@type": "Organization", "name": story.house}],
        "house as person": [*people, {"@type": "Person", "name": story.house}],
        "led in": {"@type": "Person", "name": story.words["by"].format(printed.names(story))},
        "mail": {"@type": "Person", "name": f"{first} <{slug}@desk.example>"} if len(people) == 1 else people,
        "name list": {"@type": "Person", "name": list(story.authors)},
        "roles": [{**one, "name": f"{one['name']}, Reporter"} for one in people],
        "photo": [*people, {"@type": "Person", "name": story.words["photo"].format(story.photographer)}],
    }
    return found[style]


def image_of(story: Story, style: str) -> Any:
    """The picture as structured data gives it."""
    whole = {"@type": "ImageObject", "url": story.image, "width": 1200, "height": 675, "caption": story.words["caption"]}
    small = {"@type": "ImageObject", "url": f"{story.site}/static/logo-small.png", "width": 60, "height": 60}
    found: dict[str, Any] = {
        "string": story.image, "object": whole, "objects": [whole, small], "strings": [story.image, story.image.replace(".jpg", "-4x3.jpg")], "content": {"@type": "ImageObject", "contentUrl": story.image},
        "id": {"@type": "ImageObject", "@id": "#primaryimage", "url": story.image}, "logo": small, "none": None, "relative": story.image.removeprefix(story.site),
    }  # fmt: skip
    return found[style]


def node(story: Story, dice: random.Random, choices: dict[str, str]) -> dict[str, Any]:
    """The article's own node."""
    style = choices["date"]
    told = {
        "@type": dice.choice(("NewsArticle", "Article", "ReportageNewsArticle", ["NewsArticle", "Article"], "BlogPosting", "https://schema.org/NewsArticle")),
        "headline": dice.choice((story.title, html.escape(story.title))),
        "description": story.words["standfirst"],
        "datePublished": machine_date(story.published, dice, style=style),
        "author": authors_of(story, choices["authors"]),
        "image": image_of(story, choices["ld image"]),
        "articleSection": dice.choice((story.words["section"], [story.words["section"]])),
        "keywords": dice.choice((", ".join(story.words["topics"]), story.words["topics"])),
        "publisher": {"@type": "Organization", "name": story.house, "logo": {"@type": "ImageObject", "url": f"{story.site}/logo.png"}},
        "mainEntityOfPage": dice.choice((story.url, {"@type": "WebPage", "@id": story.url})),
        "inLanguage": story.language,
    }  # fmt: skip
    if story.updated:
        told["dateModified"] = machine_date(story.updated, dice, style=style)
    return {key: value for key, value in told.items() if value is not None}


def graph(story: Story, dice: random.Random, choices: dict[str, str]) -> dict[str, Any]:
    """The article in a graph with the page, the site, the persons and a related story."""
    article = node(story, dice, choices)
    people = [{"@type": "Person", "@id": f"{story.site}/#/person/{place}", "name": name} for place, name in enumerate(story.authors)]
    article |= {
        "author": [{"@id": one["@id"]} for one in people],
        "image": {"@id": f"{story.url}#primaryimage"},
        "isPartOf": {"@id": story.url},
    }
    page = {
        "@type": "WebPage",
        "@id": story.url,
        "name": f"{story.title} - {story.house}",
        "datePublished": article["datePublished"],
        "primaryImageOfPage": {"@id": f"{story.url}#primaryimage"},
    }
    site = {"@type": "WebSite", "@id": f"{story.site}/#website", "name": story.house, "url": story.site}
    picture = {"@type": "ImageObject", "@id": f"{story.url}#primaryimage", "url": story.image, "contentUrl": story.image}
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem", "position": 1, "name": story.words["section"], "item": f"{story.site}/city"}],
    }
    other = {
        "@type": "NewsArticle",
        "headline": story.words["related"],
        "datePublished": "2025-01-02T03:04:05Z",
        "author": {"@type": "Person", "name": story.photographer},
    }
    nodes = [site, page, article, picture, crumbs, *people]
    dice.shuffle(nodes)
    return {"@context": "https://schema.org", "@graph": [*nodes, other] if dice.random() < 0.5 else nodes}  # fmt: skip


def script(value: Any, dice: random.Random, *, broken: str = "") -> str:
    """A script element; ``broken`` names what is wrong with its JSON."""
    text = json.dumps(value, ensure_ascii=dice.random() < 0.3, indent=dice.choice((None, 1)))
    if broken == "trailing comma":
        text = text[:-1].rstrip() + ",}"
    elif broken == "raw line break":
        text = text.replace(". ", ".\n", 1)
    elif broken == "comment":
        text = f"<!--\n{text}\n-->"
    elif broken == "cdata":
        text = f"//<![CDATA[\n{text}\n//]]>"
    elif broken == "entities":
        text = html.escape(text)
    elif broken == "semicolon":
        text += ";"
    elif broken == "two values":
        text = f'{text}\n{{"@type": "WebSite", "name": "x"}}'
    elif broken == "bare quote":
        text = text.replace('"description": "', '"description": "He said "yes" once. ', 1)
    elif broken == "tab":
        text = text.replace(" ", "\t", 1)
    return f'<script type="application/ld+json">{text}</script>'


def open_graph(story: Story, dice: random.Random, choices: dict[str, str], *, title: str) -> str:
    """OpenGraph, with what some houses add to it."""
    image = {
        "own": story.image,
        "logo": f"{story.site}/assets/og-default.png",
        "none": "",
        "resized": story.image + "?w=1200&h=630",
        "site": f"{story.site}/assets/share-image.jpg",
    }[choices["og image"]]
    rows = {
        "og:type": "article",
        "og:title": title,
        "og:description": story.words["standfirst"],
        "og:url": story.url,
        "og:site_name": story.house,
        "og:locale": story.locale,
        "og:image": image,
    }
    if choices["og dates"] == "yes":
        rows["article:published_time"] = machine_date(story.published, dice, style=choices["date"])
        rows["article:author"] = dice.choice((f"https://social.example/{story.house.replace(' ', '')}", "; ".join(story.authors)))
        rows["article:section"] = story.words["section"]
        if story.updated:
            rows["article:modified_time"] = machine_date(story.updated, dice, style=choices["date"])
    return "".join(f'<meta property="{key}" content="{html.escape(str(value))}">' for key, value in rows.items() if value)  # fmt: skip


def system_metas(story: Story, dice: random.Random, choices: dict[str, str]) -> str:
    """The metas that content and reading systems ask for."""
    at = machine_date(story.published, dice, style=choices["date"])
    people = printed.names(story, dice.choice((", ", "; ", None)))
    kind = choices["metas"]
    rows = {
        "parsely": {"parsely-title": story.title, "parsely-author": people, "parsely-pub-date": at, "parsely-section": story.words["section"], "parsely-image-url": story.image},
        "sailthru": {"sailthru.title": story.title, "sailthru.author": people, "sailthru.date": at, "sailthru.image.full": story.image, "sailthru.tags": ",".join(story.words["topics"])},
        "dc": {"DC.title": story.title, "DC.creator": people, "DC.date.issued": at, "DC.language": story.language},
        "cxense": {"cXenseParse:author": people, "cXenseParse:recs:publishtime": at, "cXenseParse:recs:image": story.image},
        "plain": {"author": people, "date": at, "keywords": ", ".join(story.words["topics"]), "news_keywords": ", ".join(story.words["topics"])},
    }[kind]  # fmt: skip
    return "".join(f'<meta name="{key}" content="{html.escape(str(value))}">' for key, value in rows.items())
