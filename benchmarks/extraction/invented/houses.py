"""Pages of invented houses: a story under one of many layouts and markups, with the stumbling blocks that real ones have."""

from __future__ import annotations

import html
import random
from dataclasses import dataclass, field
from datetime import timedelta

from benchmarks.extraction.invented import markup, printed
from benchmarks.extraction.invented.stories import FETCHED, Story, story

PARTERS = (" - ", " | ", " – ", " — ", " :: ", " • ", " » ", " / ", " · ", " // ", " < ", " : ")
BROKEN = ("trailing comma", "raw line break", "comment", "cdata", "entities", "semicolon", "two values", "bare quote", "tab")
MARKUPS = ("json-ld", "graph", "broken", "open graph", "microdata", "rdfa", "metas", "visible")
MACHINE_DATES = ("offset", "utc", "millis", "bare", "space", "rfc", "epoch", "epoch ms", "compact offset", "day")
AUTHORS = (
    "object",
    "list",
    "titled",
    "string",
    "joined",
    "strings",
    "with house",
    "house as person",
    "led in",
    "mail",
    "name list",
    "roles",
    "photo",
)
IMAGES = ("string", "object", "objects", "strings", "content", "id", "logo", "none", "relative")
HEADS = ("byline date", "date byline", "one line", "date over headline", "role between", "labelled", "updated first")
FIGURES = ("plain", "lazy", "srcset", "noscript", "picture", "lazy src", "none")
TEASERS = ("none", "before", "after", "both")
TITLES = ("suffix", "prefix", "plain", "kicker")


@dataclass(frozen=True, slots=True)
class InventedPage:
    """A page, its story, what was drawn for it, and what can be known from it."""

    html: str
    story: Story
    choices: dict[str, str] = field(default_factory=dict)
    timed: bool = True
    """False when the page tells the day only."""
    pictured: bool = True
    """False when it shows no picture of its own."""
    filed: bool = True
    """False when nothing tells its section."""


def page(seed: int, language: str | None = None) -> InventedPage:
    """The page of this seed."""
    dice = random.Random(f"page {seed}")
    told = story(dice, language)
    choices = {
        "markup": dice.choice(MARKUPS), "date": dice.choice(MACHINE_DATES), "authors": dice.choice(AUTHORS), "ld image": dice.choice(IMAGES), "og image": dice.choice(("own", "logo", "none", "resized", "site")),
        "og dates": dice.choice(("yes", "no")), "metas": dice.choice(("parsely", "sailthru", "dc", "cxense", "plain")), "head": dice.choice(HEADS), "figure": dice.choice(FIGURES), "teasers": dice.choice(TEASERS),
        "title": dice.choice(TITLES), "parter": dice.choice(PARTERS), "printed": dice.choice(("long", "medium", "full", "numeric", "iso")), "clock": dice.choice(("yes", "no")), "broken": dice.choice(BROKEN),
        "h1": dice.choice(("plain", "plain", "kicker", "linked logo")), "standfirst": dice.choice(("p", "h2", "div", "other")), "time": dice.choice(("span", "element", "element with attribute")), "section": dice.choice(("shown", "not", "not")),
    }  # fmt: skip
    if told.language == "th" and dice.random() < 0.5:
        choices["printed"] = "buddhist"
    if choices["date"] in {"bare", "space"} and told.url.split("/")[2].endswith(".com"):
        choices["date"] = "offset"  # a time without a zone on a page of no country is no moment
    if choices["markup"] in {"visible", "open graph"} and choices["og image"] in {"logo", "none", "site"} and choices["figure"] == "none":
        choices["figure"] = "plain"
    written = _html(told, dice, choices)
    return InventedPage(written, told, choices, _timed(choices), _pictured(choices), _filed(choices))


def _timed(choices: dict[str, str]) -> bool:
    machine = choices["markup"] in {"json-ld", "graph", "broken", "microdata", "rdfa", "metas"} or (
        choices["markup"] == "open graph" and choices["og dates"] == "yes"
    )
    return choices["date"] != "day" if machine else False  # fmt: skip


def _pictured(choices: dict[str, str]) -> bool:
    told = {"json-ld": "ld image", "broken": "ld image"}.get(choices["markup"])
    shared = choices["markup"] != "visible" and choices["og image"] in {"own", "resized"}
    return (
        choices["figure"] != "none"
        or shared
        or choices["markup"] == "graph"
        or (told is not None and choices[told] not in {"logo", "none"})
    )


def _filed(choices: dict[str, str]) -> bool:
    kind = choices["markup"]
    told = (
        kind in {"json-ld", "graph", "broken"}
        or (kind == "metas" and choices["metas"] == "parsely")
        or (kind != "visible" and choices["og dates"] == "yes")
    )
    return told or (choices["section"] == "shown" and choices["head"] != "date over headline")


def _html(told: Story, dice: random.Random, choices: dict[str, str]) -> str:
    title = _page_title(told, choices)
    head = f"<meta charset=utf-8><title>{html.escape(title)}</title><link rel=canonical href='{told.url}'>"
    kind = choices["markup"]
    if kind in {"json-ld", "broken"}:
        head += markup.script(
            {"@context": "https://schema.org", **markup.node(told, dice, choices)},
            dice,
            broken=choices["broken"] if kind == "broken" else "",
        )
    elif kind == "graph":
        head += markup.script(markup.graph(told, dice, choices), dice)
    elif kind == "metas":
        head += markup.system_metas(told, dice, choices)
    if kind != "visible":
        if kind != "open graph":
            choices["og dates"] = "no" if kind in {"json-ld", "graph", "broken"} else choices["og dates"]
        head += markup.open_graph(told, dice, choices, title=title if dice.random() < 0.3 else told.title)
    body = _article(told, dice, choices)
    before = _teasers(told, dice) if choices["teasers"] in {"before", "both"} else ""
    after = _teasers(told, dice) if choices["teasers"] in {"after", "both"} else ""
    lang = told.language if dice.random() < 0.8 else dice.choice(("en", "en-US", ""))
    menu = "".join(
        f"<li><a href='/{place}'>{word}</a></li>"
        for place, word in enumerate((told.words["section"], told.words["kicker"], "Video", "Podcast"))
    )
    return (
        f"<!doctype html><html lang='{lang}'><head>{head}</head><body><header><a href='/'><img src='/logo.svg' alt='{told.house}'></a><nav><ul>{menu}</ul></nav></header>{before}"
        f"<main>{body}</main>{after}<footer><p>© 2010–2025 {told.house}</p><ul>{menu}</ul></footer></body></html>"
    )  # fmt: skip


def _page_title(told: Story, choices: dict[str, str]) -> str:
    parter = choices["parter"]
    return {
        "suffix": f"{told.title}{parter}{told.house}", "prefix": f"{told.house}{parter}{told.title}", "plain": told.title, "kicker": f"{told.title}{parter}{told.words['section']}{parter}{told.house}",
    }[choices["title"]]  # fmt: skip


def _h1(told: Story, choices: dict[str, str]) -> str:
    text = html.escape(told.title)
    itemprop = {"microdata": " itemprop=headline", "rdfa": " property='schema:headline'"}.get(choices["markup"], "")
    if choices["h1"] == "kicker":
        return f"<h1><span class=kicker>{told.words['kicker']}</span> <span class=headline{itemprop}>{text}</span></h1>"
    logo = f"<h1 class=logo><a href='/'>{told.house}</a></h1>" if choices["h1"] == "linked logo" else ""
    return f"{logo}<h1{itemprop}>{text}</h1>"


def _article(told: Story, dice: random.Random, choices: dict[str, str]) -> str:
    date, update = _dates(told, dice, choices)
    signed = _signed(told, dice, choices)
    standfirst = _standfirst(told, choices)
    section = f"<p class=section><a href='/category/x'>{told.words['section']}</a></p>" if choices["section"] == "shown" else ""
    h1 = _h1(told, choices)
    role = "<p class=role>Reporter</p>" if told.language == "en" else ""
    head = {
        "byline date": f"{section}{h1}{standfirst}{signed}{date}{update}", "date byline": f"{section}{h1}{standfirst}{date}{update}{signed}",
        "one line": f"{section}{h1}{standfirst}<div class=meta>{signed} | {date}</div>".replace("<p", "<span").replace("</p>", "</span>") if choices["standfirst"] == "other" else f"{section}{h1}{standfirst}<div>{signed}{date}</div>",
        "date over headline": f"{date}{h1}{standfirst}{signed}", "role between": f"{section}{h1}{signed}{role}{date}{standfirst}", "labelled": f"{section}{h1}{standfirst}{signed}{date}{update}",
        "updated first": f"{section}{h1}{update}{date}{signed}{standfirst}",
    }[choices["head"]]  # fmt: skip
    tags = "".join(f"<a rel=tag href='/tag/{place}'>{word}</a> " for place, word in enumerate(told.words["topics"]))
    story_html = "".join(f"<p>{html.escape(text)}</p>" for text in told.paragraphs)
    scope = {
        "microdata": " itemscope itemtype='https://schema.org/NewsArticle'",
        "rdfa": " vocab='http://schema.org/' typeof='NewsArticle'",
    }.get(choices["markup"], "")
    return f"<article{scope}>{head}{_figure(told, choices)}<div class=article-body>{story_html}</div><div class=tags>{tags}</div></article>"


def _dates(told: Story, dice: random.Random, choices: dict[str, str]) -> tuple[str, str]:
    timed = choices["clock"] == "yes"
    text = printed.when(told, told.published, dice, style=choices["printed"], timed=timed)
    label = f"{told.words['published']}: " if choices["head"] == "labelled" or choices["head"] == "updated first" else ""
    machine = markup.machine_date(told.published, dice, style=choices["date"])
    prop = {
        "microdata": f" itemprop=datePublished content='{machine}'",
        "rdfa": f" property='schema:datePublished' content='{machine}'",
    }.get(choices["markup"], "")
    if choices["time"] == "span" or prop:
        date = f"<p class=date>{label}<span{prop}>{text}</span></p>"
    else:
        attribute = f" datetime='{told.published.isoformat()}'" if choices["time"] != "element" else ""
        date = f"<p class=date>{label}<time{attribute}>{text}</time></p>"
    update = ""
    if told.updated and choices["head"] in {"labelled", "updated first", "byline date"}:
        update = (
            f"<p class=updated>{told.words['updated']}: {printed.when(told, told.updated, dice, style=choices['printed'], timed=timed)}</p>"
        )
    return date, update


def _signed(told: Story, dice: random.Random, choices: dict[str, str]) -> str:
    text = html.escape(printed.byline(told, dice))
    if choices["markup"] == "microdata":
        people = dice.choice((", ", " / ")).join(
            f"<span itemprop=author itemscope itemtype='https://schema.org/Person'><span itemprop=name>{name}</span></span>"
            for name in told.authors
        )
        return f"<p class=byline>{people}</p>"
    if choices["markup"] == "rdfa":
        return "<p class=byline>" + ", ".join(f"<span property='schema:author'>{name}</span>" for name in told.authors) + "</p>"
    return dice.choice(
        (
            f"<p class=byline>{text}</p>",
            f"<div class='article__author'><a href='/author/x'>{text}</a></div>",
            f"<p><a rel=author href='/a/1'>{text}</a></p>",
        )
    )


def _standfirst(told: Story, choices: dict[str, str]) -> str:
    text = html.escape(told.words["standfirst"])
    return {
        "p": f"<p class=standfirst>{text}</p>",
        "h2": f"<h2>{text}</h2>",
        "div": f"<div class=lead><strong>{text}</strong></div>",
        "other": f"<p class=x7>{text}</p>",
    }[choices["standfirst"]]


def _figure(told: Story, choices: dict[str, str]) -> str:
    kind = choices["figure"]
    if kind == "none":
        return ""
    src = told.image
    dot = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    picture = {
        "plain": f"<img src='{src}' alt='x'>", "lazy": f"<img src='{dot}' data-src='{src}'>", "srcset": f"<img src='/placeholder.png' srcset='{src} 800w, {src.replace('.jpg', '-1600x900.jpg')} 1600w'>",
        "noscript": f"<img class=lazy src='{dot}'><noscript><img src='{src}'></noscript>", "picture": f"<picture><source srcset='{src.replace('.jpg', '.webp')} 1x' type='image/webp'><img src='{src}'></picture>",
        "lazy src": f"<img data-lazy-src='{src}'>",
    }[kind]  # fmt: skip
    credit = told.words["photo"].format(told.photographer)
    return f"<figure>{picture}<figcaption>{told.words['caption']} <span class=credit>{credit}</span></figcaption></figure>"


def _teasers(told: Story, dice: random.Random) -> str:
    rows = []
    for place in range(3):
        at = FETCHED - timedelta(hours=dice.randint(1, 400))
        text = printed.when(told, at, dice, style="numeric", timed=True)
        rows.append(
            f"<div class=teaser><a href='/city/{place}'><img src='/media/teaser-{place}.jpg'><h3>{told.words['kicker']} {place}: {told.words['related']}</h3></a><p class=byline>{told.words['by'].format(told.photographer)}</p><time datetime='{at.isoformat()}'>{text}</time></div>"
        )
    return f"<aside class=related><h2>{told.words['related']}</h2>{''.join(rows)}</aside>"
