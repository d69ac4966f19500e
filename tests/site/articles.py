"""Invented news, the same for the same seed: headlines, bodies of 120 to 400 words that share no sentences, and pages around them."""

from __future__ import annotations

import html
import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

FIRST_DAY = datetime(2025, 6, 1, 5, 0, tzinfo=UTC)
GIVEN = (
    "Amira Bastian Cora Daniil Elif Farid Greta Hanno Ilse Jovan Keiko Lorcan Mirela Nadim Odile Pavel Quirin Rosalind Samir Tamsin".split()
)
FAMILY = (
    "Abelard Brankov Castellan Dreyfeld Eskildsen Ferrante Grohmann Halloran Ishikawa Jessup Kowarik Lindqvist Marchetti Novotny".split()
)
TOWNS = (
    "Aldermoor Brackwater Calderhaven Dunmere Eastvale Fernholt Granwick Harrowgate Inverley Juniper-Bay Kestrelford Larkhill "
    "Merrowdale Northfen Oakhaven Pinecrest Quarrytown Ravensbourne Saltmarsh Thornbury Underhill Vexley Westermere Yarrowby"
).split()
BODIES = (
    "the harbour board|the transport office|the teachers' union|the regional court|the water authority|the fisheries council|"
    "the museum trust|the power company|the housing agency|the city parliament|the growers' association|the health inspectorate|"
    "the railway operator|the election commission|the coast guard|the planning bureau|the savings bank|the film archive"
).split("|")
ACTS = (
    "approved|rejected|postponed|reopened|doubled|withdrew|published|audited|questioned|defended|rewrote|shelved|expanded|leased|"
    "inspected|suspended|restored|financed|mapped|auctioned"
).split("|")
THINGS = (
    "a flood barrier|the night tram|a grain terminal|two reservoir dams|the evening timetable|a hospital wing|the herring quota|"
    "an apprenticeship scheme|the market hall|a battery depot|the coastal footpath|a rent ceiling|the observatory dome|"
    "three ferry licences|a vaccination register|the opera roof|a quarry permit|the school meals contract|a toll bridge|the orchard subsidy"
).split("|")
REASONS = (
    "after months of wrangling|because costs had outgrown the estimate|despite protests from residents|in line with a ruling last spring|"
    "without waiting for the audit|following a damp and costly winter|amid a shortage of engineers|on the advice of outside experts|"
    "against the wishes of the mayor|before the summer recess|once the insurers had agreed|as rival bidders dropped out"
).split("|")
TAILS = (
    "A final vote is due {day}.|Nobody at the hearing asked for a delay.|Neighbours learnt of it from the {paper}.|"
    "The ledger shows {n} open claims.|Critics counted {n} earlier promises of the kind.|The paper trail runs to {n} pages.|"
    "Work starts {day}, weather permitting.|Only {n} of the invited firms replied."
).split("|")
DAYS = "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|next month|in autumn|by the end of the year".split("|")
PAPERS = "Gazette|Courier|Sentinel|Evening Post|Bulletin|Messenger".split("|")
ADJECTIVES = (
    "brisk cautious unusual belated costly modest stubborn quiet sweeping provisional narrow generous awkward patient rough tidy remote "
    "sturdy hasty sober vivid crowded brittle seasonal parallel"
).split()
NOUNS = (
    "pier tunnel ledger charter survey pump turbine archive orchard canal beacon depot granary workshop chapel lantern barge meadow "
    "signal foundry nursery gallery kiln jetty plateau"
).split()
VERBS = (
    "carries shelters outlasts delays replaces borrows measures crosses divides supplies repairs outshines follows anchors "
    "underpins encloses tolerates revives catalogues undercuts"
).split()
SECTIONS = "World|Business|Culture|Science|Local|Sport".split("|")


@dataclass(frozen=True)
class Article:
    """One invented story."""

    number: int
    headline: str
    section: str
    author: str
    town: str
    published: datetime
    paragraphs: tuple[str, ...]

    @property
    def path(self) -> str:
        return f"/article/{self.number}.html"


@cache
def article(number: int, seed: int = 1) -> Article:
    """The story of this number."""
    dice = random.Random(f"{seed}/{number}")
    town, body, act, thing = dice.choice(TOWNS), dice.choice(BODIES), dice.choice(ACTS), dice.choice(THINGS)
    length = dice.randint(120, 380)
    paragraphs: list[str] = []
    while sum(len(text.split()) for text in paragraphs) < length:
        paragraphs.append(" ".join(_sentence(dice, town) for _ in range(dice.randint(2, 4))))
    return Article(
        number=number,
        headline=f"{body.removeprefix('the ').capitalize()} in {town} {act} {thing} {dice.choice(REASONS)}",
        section=dice.choice(SECTIONS),
        author=f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}",
        town=town,
        published=FIRST_DAY + timedelta(minutes=7 * number, seconds=number % 60),
        paragraphs=tuple(paragraphs),
    )


def page(story: Article, base: str, extra_bytes: int = 0) -> bytes:
    """A news page with JSON-LD, navigation and a related list. ``extra_bytes`` of template pad it to the size of real pages."""
    url = f"{base}{story.path}"
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "datePublished": story.published.isoformat(),
        "dateModified": story.published.isoformat(),
        "author": [{"@type": "Person", "name": story.author}],
        "articleSection": story.section,
        "mainEntityOfPage": url,
        "publisher": {"@type": "Organization", "name": "The Loopback Courier"},
    }
    text = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in story.paragraphs)
    related = "".join(f'<li><a href="/article/{story.number + step}.html">Story {story.number + step}</a></li>' for step in range(1, 6))
    padding = "<!-- " + "template " * (extra_bytes // 9) + "-->" if extra_bytes else ""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{html.escape(story.headline)} - The Loopback Courier</title>
<link rel="canonical" href="{url}">
<meta property="og:type" content="article"><meta property="og:title" content="{html.escape(story.headline)}">
<meta property="article:published_time" content="{story.published.isoformat()}">
<link rel="alternate" type="application/rss+xml" title="All stories" href="/feed.xml">
<script type="application/ld+json">{json.dumps(about)}</script>{padding}</head>
<body><header><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav></header>
<main><article><p class="section">{story.section}</p><h1>{html.escape(story.headline)}</h1>
<p class="byline">By {story.author}</p><time datetime="{story.published.isoformat()}">{story.published:%d %B %Y, %H:%M}</time>
{text}
</article></main><aside><h2>Read next</h2><ul>{related}</ul></aside><footer>The Loopback Courier, an invented paper.</footer></body></html>
""".encode()


def _sentence(dice: random.Random, town: str) -> str:
    kind = dice.randrange(6)
    name = f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}"
    if kind == 0:
        return f"{dice.choice(BODIES).capitalize()} {dice.choice(ACTS)} {dice.choice(THINGS)} {dice.choice(REASONS)}."
    if kind == 1:
        return f'"Every {dice.choice(ADJECTIVES)} {dice.choice(NOUNS)} {dice.choice(VERBS)} some {dice.choice(ADJECTIVES)} {dice.choice(NOUNS)}," {name} said.'
    if kind == 2:
        return f"In {dice.choice(TOWNS)}, {dice.randint(2, 980)} {dice.choice(ADJECTIVES)} {dice.choice(NOUNS)}s cost {dice.randint(3, 900)} million crowns."
    if kind == 3:
        tail = dice.choice(TAILS)
        return tail.format(day=dice.choice(DAYS), paper=f"{town} {dice.choice(PAPERS)}", n=dice.randint(11, 9900))
    if kind == 4:
        return f"A {dice.choice(ADJECTIVES)} {dice.choice(NOUNS)} {dice.choice(VERBS)} {dice.choice(THINGS)}, {name} told the {dice.choice(PAPERS)} {dice.choice(DAYS)}."
    return f"{name} of {dice.choice(TOWNS)} {dice.choice(ACTS)} {dice.choice(THINGS)}, which {dice.choice(VERBS)} the {dice.choice(ADJECTIVES)} {dice.choice(NOUNS)}."
