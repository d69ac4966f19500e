"""One page, from its text to candidates for every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.model import PageKind
from tasks.parse.address import absolute, host_of, path_of
from tasks.parse.document import Document, Reading
from tasks.parse.formats.text import bearings_of
from tasks.parse.judge import Signs, judge
from tasks.parse.language import read_language
from tasks.parse.page import jsonld
from tasks.parse.page.blocks import Blocks, blocks_of
from tasks.parse.page.cascade import choose_story
from tasks.parse.page.datedlines import offer_dated_lines
from tasks.parse.page.facts import article_node, offer_facts
from tasks.parse.page.headline import choose_headline, key_of
from tasks.parse.page.links import read_links
from tasks.parse.page.meta import Meta, read_meta
from tasks.parse.page.moments import elect_dates, offer_clock, offer_dates
from tasks.parse.page.picture import offer_picture
from tasks.parse.page.signers import elect_authors, offer_authors
from tasks.parse.page.standfirst import elect_standfirst
from tasks.parse.page.statedate import offer_state_date, told_by_scripts
from tasks.parse.page.tags import read_filed
from tasks.parse.page.tree import bounded, grow_tree
from tasks.parse.page.visible import Shown, read_shown
from tasks.parse.profile import BODY_SURE, HOME_TOLD

if TYPE_CHECKING:
    from tasks.parse.ballot import Ballot
    from tasks.parse.page.jsonld import Node
    from tasks.parse.page.story import Story


def read_page(text: str, document: Document, *, octets: bytes | None = None) -> Reading:
    """Read a page, whose ``octets`` in UTF-8 may be at hand; steps look at the deadline between them."""
    source = bounded(text, octets)
    tree = grow_tree(source)
    document.deadline.check("reading its parts")
    meta, nodes = read_meta(tree), jsonld.read_jsonld(tree)
    node = article_node(nodes, meta.title)
    blocks = blocks_of(tree)
    links = read_links(tree)
    shown = read_shown(tree, blocks, links, octets=source.octets, title=meta.title)
    reading = Reading()
    ballot = reading.ballot
    base = document.raw.url or next((address for href, _ in meta.links.get("canonical", []) if (address := absolute(href, None))), None)
    offer_facts(ballot, node, nodes, meta, filed=read_filed(tree, links), base=base)
    for h1 in shown.h1s:
        ballot.offer("headline", h1, "h1", 0.7, "shown as h1")
    _offer_items(ballot, shown)
    names = [*site_names(ballot, meta, base), *shown.logos]
    choose_headline(
        ballot,
        names,
        title=meta.title,
        suffix=document.profile.suffix(),
        headings=shown.headings,
        kickers=shown.kickers,
    )
    document.deadline.check("looking for the story")
    story = choose_story(
        source.text,
        tree,
        blocks,
        nodes,
        headline=ballot.value("headline"),
        standfirsts=frozenset(str(one.value) for one in ballot.of("standfirst")),
        document=document,
    )
    _offer_story(ballot, story)
    language = read_language(story.text, ballot.value("declared_language")) or read_language(
        " ".join([str(ballot.value("headline", "")), str(ballot.value("standfirst", ""))])
    )
    ballot.offer("language", language or ballot.value("declared_language"), "text" if language else "declared", 0.95 if language else 0.4)
    offer_authors(ballot, node, meta, shown, names)
    elect_authors(ballot)
    bearings = bearings_of(document, language, story.text, region=_region(meta))
    bearings = offer_dates(ballot, node, nodes, meta, shown, base, bearings)
    if not ballot.of("published"):
        offer_state_date(ballot, source.text, bearings)
    if not ballot.of("published"):
        offer_dated_lines(ballot, *_lines_around(blocks, story), bearings)
    offer_clock(ballot, shown, told_by_scripts(source.text), bearings)
    elect_dates(ballot)
    elect_standfirst(ballot, shown, names)
    offer_picture(ballot, node, meta, shown, base, story.captions)
    reading.kind, reading.why = judge(_signs(blocks, story, nodes, meta, ballot, base))
    reading.flags = _flags(ballot, reading.kind, story)
    return reading


def site_names(ballot: Ballot, meta: Meta, base: str | None) -> list[str]:
    """What the site calls itself: publisher, site name, and its host with and without the ending."""
    names = [str(one.value) for one in ballot.of("outlet")]
    host = (host_of(base) or "").removeprefix("www.")
    if host:
        labels = host.split(".")
        names += [host, *(label for label in labels[:-1] if len(label) > 3), "".join(labels[:-1])]
    names += [
        text
        for text, _ in (
            found
            for found in (meta.first("twitter:site"), meta.first("application-name"), meta.first("apple-mobile-web-app-title"))
            if found
        )
    ]
    return list(dict.fromkeys(name for name in names if name))


def _offer_story(ballot: Ballot, story: Story) -> None:
    reason = story.doubt or "the votes on its blocks are clear"
    ballot.offer(
        "body", story.text, story.source, 0.6 if story.doubt else BODY_SURE, f"{reason}{HOME_TOLD}{story.home}" if story.home else reason
    )
    ballot.offer("subheads", tuple(story.subheads), story.source, 0.8)
    ballot.offer("captions", tuple(dict.fromkeys(story.captions))[:30], "page", 0.7)
    ballot.offer("tail", "\n".join(story.tail), "page", 0.7, "notices behind the story")
    if story.dateline:
        ballot.offer("dateline", story.dateline.place, "text", 0.85, "the story opens with it")


def _offer_items(ballot: Ballot, shown: Shown) -> None:
    """Microdata of the visible page for the fields that structured data may have left out."""
    for field, name, confidence in (
        ("headline", "headline", 0.65),
        ("section", "articlesection", 0.7),
        ("standfirst", "description", 0.5),
        ("standfirst", "alternativeheadline", 0.45),
    ):
        ballot.offer(field, next(iter(shown.items.get(name, [])), None), "microdata", confidence, f"itemprop {name}")


def _lines_around(blocks: Blocks, story: Story) -> tuple[list[str], list[str]]:
    """Lines from a little before the story to its end and a little behind it, and then those before; and the lines behind all these."""
    numbers = [block.number for block in story.blocks] or [0]
    start, end = max(0, numbers[0] - 12), numbers[-1] + 6
    return [block.text for block in (*blocks.all[start:end], *blocks.all[:start])], [block.text for block in blocks.all[end:]]


def _region(meta: Meta) -> str | None:
    """The country a page's language label names: en-GB, de_AT."""
    for label in (meta.language, *(meta.all("og:locale"))):
        parts = label.replace("_", "-").split("-")
        if len(parts) > 1 and len(parts[-1]) == 2:
            return parts[-1].lower()
    return None


def _signs(blocks: Blocks, story: Story, nodes: list[Node], meta: Meta, ballot: Ballot, base: str | None) -> Signs:
    chars = sum(len(block.text) for block in blocks.all) or 1
    free = ballot.winner("free")
    text = story.text
    return Signs(
        words=story.words, prose_blocks=len(story.parts), linked_share=sum(block.links for block in blocks.all) / chars, links=sum(block.links > 0 for block in blocks.all),
        title=str(ballot.value("headline") or meta.title), text=text or " ".join(block.text for block in blocks.all[:60]), types=frozenset(kind for node in nodes for kind in jsonld.kinds(node)),
        free=None if free is None else bool(free.value), entries=sum(len(node.get("liveBlogUpdate") or []) for node in nodes if isinstance(node.get("liveBlogUpdate"), list)),
        has_video=any("videoobject" in jsonld.kinds(node) for node in nodes) or bool(meta.first("og:video", "og:video:url")), og_type=(meta.first("og:type") or ("", ""))[0].lower(),
        path=path_of(base) or "" if base else "article", paywall_markup=any(node.get("isAccessibleForFree") in (False, "False", "false") for node in nodes),
        tail=" ".join([*story.tail, *(block.text for block in blocks.all[-60:] if len(block.text) < 200)])[:6000],
        signed=bool(ballot.of("published") or ballot.of("authors")),
    )  # fmt: skip


def _flags(ballot: Ballot, kind: PageKind, story: Story) -> list[str]:
    flags = []
    declared, read = ballot.value("declared_language"), ballot.value("language")
    if declared and read and declared != read:
        flags.append("language_disagrees")
    if kind is PageKind.PAYWALLED:
        flags.append("paywalled")
    if story.doubt:
        flags.append("body_doubtful")
    if ballot.value("headline") and key_of(str(ballot.value("headline"))) == "":
        flags.append("headline_missing")
    return flags
