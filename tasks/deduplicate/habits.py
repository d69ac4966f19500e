"""What is furniture at one site, learnt: a paragraph that stands in several of its documents that otherwise have nothing in common.

Bulletins written from one template share their paragraphs too; they are kept apart by sharing the rest as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tasks.deduplicate.align import align
from tasks.deduplicate.content import Content, lowered, paragraphs
from tasks.deduplicate.furniture import learnable_key
from tasks.ports.index import Index

REPEATS = 2
"""Unlike documents of a site in which a paragraph must have stood."""
SIBLING = 0.3
"""The share of the rest from which on another document is a sibling of this one."""


def furniture_among(lines: Collection[str], content: Content, site: str, own: int, index: Index) -> frozenset[str]:
    """Those of ``lines`` that are the site's furniture; ``own`` is the article whose editions are compared."""
    keys = {line: key for line in lines for key in (learnable_key(line, site),) if key is not None}
    repeats = index.repeats(tuple(set(keys.values()))) if keys else {}
    often = {line: set(repeats.get(key, ())) - {own} for line, key in keys.items()}
    often = {line: articles for line, articles in often.items() if len(articles) >= REPEATS}
    if not often:
        return frozenset()
    siblings = _siblings(content, frozenset(often), set().union(*often.values()), index)
    return frozenset(line for line, articles in often.items() if len(articles - siblings) >= REPEATS)


def _siblings(content: Content, without: frozenset[str], articles: set[int], index: Index) -> set[int]:
    """Articles that share more of the story than the paragraphs in question."""
    mine = _words(content.lines, without)
    return {each for each, edition in index.editions(sorted(articles)).items() if _alike(mine, _words(paragraphs(edition.body), without))}


def _words(lines: Iterable[str], without: frozenset[str]) -> list[str]:
    return [word for line in lines if line not in without for word in lowered(line)]


def _alike(mine: list[str], theirs: list[str]) -> bool:
    alignment = align(mine, theirs)
    return max(alignment.covered_here, alignment.covered_there) >= SIBLING
