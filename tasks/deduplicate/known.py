"""The document is known: the same, a stale copy, or a revision."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.deduplicate.align import align
from tasks.deduplicate.change import ChangeClass, describe
from tasks.deduplicate.content import Content, read_content
from tasks.deduplicate.difference import Difference, compare, loose_lines
from tasks.deduplicate.habits import furniture_among
from tasks.deduplicate.headline import kinship
from tasks.deduplicate.newcomer import Newcomer
from tasks.deduplicate.urls.site import site_of
from tasks.deduplicate.verdicts import new, revision_of, same_as
from tasks.ports.index import Decision, DocumentKey, Edition, Index, KeyKind, Known

EDITIONS = 12
"""Earlier editions a stale copy is looked for in."""
RELATED = 0.15
"""Text two editions of one document share at least; less, and the address was given to another story."""
RELATED_BY_NUMBER = 0.3
KIN = 0.5
SCRAP = 60
SCRAP_OF = 3
KEPT = 0.3
NOTES = frozenset({ChangeClass.WITHDRAWAL, ChangeClass.CORRECTION})
TEASER = 0.9
"""The share of a teaser that stands in the article we hold."""
REUSE_WORDS = 40


@dataclass(frozen=True, slots=True)
class _Past:
    edition: Edition
    content: Content
    difference: Difference


def judge_known(newcomer: Newcomer, key: DocumentKey, article: Known, index: Index) -> Decision | None:
    """What the newcomer is to the article its key names; None when the key misleads (a guid or a number given again)."""
    if newcomer.wall:
        return same_as(article, "a wall stands at a known address: nothing taken")
    editions = index.history(article.article_id, limit=EDITIONS)
    for place, edition in enumerate(editions):
        if edition.content_key == newcomer.edition.content_key:
            return same_as(article, _why_same(key, stale=place > 0))
    pasts = [_compare(newcomer, article, edition, index) for edition in editions]
    for place, past in enumerate(pasts):
        if not past.difference:
            return same_as(article, f"{_why_same(key, stale=place > 0)} but for furniture")
    return _judge_other_content(newcomer, key, article, pasts[0]) if pasts else None


def _judge_other_content(newcomer: Newcomer, key: DocumentKey, article: Known, past: _Past) -> Decision | None:
    """The document is known and says something else than it ever did."""
    new_words, old_words = newcomer.content.words, past.content.words
    if newcomer.teaser and align(new_words, old_words).covered_here >= TEASER:
        return same_as(article, "the free beginning of what we hold")
    if not _is_related(newcomer, past, key):
        return new("its address was another story's") if key.kind == KeyKind.URL else None
    change = describe(past.difference, past.content, newcomer.content)
    if _is_scrap(newcomer.content, past.content) and change["class"] not in NOTES:
        return same_as(article, "a few other words stand where the story was: nothing taken")
    return revision_of(article, f"known by {key.kind.name.lower()}, {change['class']}", change)


def read_known(edition: Edition, article: Known) -> Content:
    """The text of an article we hold, read as the newcomer's was."""
    return read_content(edition, site_of(article.url) or article.outlet or article.source, article.outlet)


def _compare(newcomer: Newcomer, article: Known, edition: Edition, index: Index) -> _Past:
    old = read_known(edition, article)
    loose = loose_lines(old, newcomer.content)
    furniture = furniture_among(loose, newcomer.content, newcomer.site, article.article_id, index)
    return _Past(edition, old, compare(old, newcomer.content, furniture))


def _why_same(key: DocumentKey, *, stale: bool) -> str:
    return f"known by {key.kind.name.lower()}, {'an earlier edition again' if stale else 'content known'}"


def _is_scrap(new: Content, old: Content) -> bool:
    """Whether a page lost its story and kept its headline: a wall in words nobody foresaw."""
    if len(new.words) > SCRAP or len(old.words) < SCRAP_OF * len(new.words):
        return False
    return align(new.words, old.words).covered_here < KEPT


def _is_related(newcomer: Newcomer, past: _Past, key: DocumentKey) -> bool:
    new, old = newcomer.content, past.content
    if kinship(new.headline.words, old.headline.words) >= KIN:
        return True
    if key.kind == KeyKind.URL and min(len(new.words), len(old.words)) < REUSE_WORDS:
        return True
    alignment = align(new.words, old.words)
    least = RELATED if key.kind == KeyKind.URL else RELATED_BY_NUMBER
    return max(alignment.covered_here, alignment.covered_there) >= least
