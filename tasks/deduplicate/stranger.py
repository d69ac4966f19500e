"""The document is not known: a copy, an outlet's own update under another address, or new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tasks.deduplicate.candidates import ALIGNED, ranked
from tasks.deduplicate.change import describe
from tasks.deduplicate.difference import compare
from tasks.deduplicate.known import EDITIONS, read_known
from tasks.deduplicate.match import Match
from tasks.deduplicate.measure import measure
from tasks.deduplicate.newcomer import Newcomer
from tasks.deduplicate.origin import is_earlier, is_own_item
from tasks.deduplicate.slug import says_update
from tasks.deduplicate.urls.site import site_of
from tasks.deduplicate.verdicts import copy_verdict, new, revision_of
from tasks.ports.index import Decision, Edition, Index, Known

REVISED = 2
"""The revision of an article that was edited once."""
NEAR = 0.9
"""Matches of this share of the best one's weight are as good."""


def judge_stranger(newcomer: Newcomer, index: Index) -> Decision:
    """Look for the text among those we hold."""
    if newcomer.wall:
        return new("a wall or an error page: never a copy")
    if not newcomer.fingerprints:
        return new("too short to be anyone's copy")
    candidates = ranked(index.carriers(newcomer.fingerprints))[:ALIGNED]
    if not candidates:
        return new("no article shares a passage")
    copies = [match for match in _matches(newcomer, candidates, index) if match.is_copy]
    if not copies:
        return new(f"{len(candidates)} articles share passages, none the story")
    updated = _own_earlier_item(newcomer, copies)
    if updated is not None:
        return revision_of(updated.article, f"same outlet's update, {updated.reason()}", _change(newcomer, updated))
    return _copy(newcomer, copies, index)


def _matches(newcomer: Newcomer, candidates: Sequence[int], index: Index) -> list[Match]:
    """Measured candidates, the best first."""
    articles, editions = index.known(candidates), index.editions(candidates)
    updates = says_update(newcomer.content.headline, newcomer.url)
    found: list[Match] = []
    for each in candidates:
        if each in articles and each in editions:
            found.append(_measure_article(newcomer, articles[each], editions[each], index))
            if found[-1].is_plain and not updates:
                break
    return sorted(found, key=lambda match: match.rank, reverse=True)


def _measure_article(newcomer: Newcomer, article: Known, newest: Edition, index: Index) -> Match:
    """The newest edition measured; where it was withdrawn or rewritten, the newest of those before it that others may still carry."""
    match = _measure(newcomer, article, newest)
    if match.is_copy or article.judged_revision < REVISED:
        return match
    older = (_measure(newcomer, article, edition) for edition in index.history(article.article_id, limit=EDITIONS)[1:])
    return next((each for each in older if each.is_copy), match)


def _measure(newcomer: Newcomer, article: Known, edition: Edition) -> Match:
    return measure(newcomer.content, newcomer.anchors, article, edition, read_known(edition, article))


def _own_earlier_item(newcomer: Newcomer, copies: Sequence[Match]) -> Match | None:
    """The outlet's own item that an update replaces: of several that carry as much of it, the first."""
    if not says_update(newcomer.content.headline, newcomer.url):
        return None
    own = [match for match in copies if _site(match.article) == newcomer.site]
    near = [match for match in own if match.weight >= NEAR * own[0].weight]
    return min(near, key=lambda match: match.article.article_id, default=None)


def _site(article: Known) -> str:
    return site_of(article.url) or article.outlet or article.source


def _change(newcomer: Newcomer, match: Match) -> dict[str, Any]:
    return describe(compare(match.content, newcomer.content), match.content, newcomer.content)


def _copy(newcomer: Newcomer, copies: Sequence[Match], index: Index) -> Decision:
    best = copies[0]
    origin = _origin(best, copies, index)
    known, edition = origin
    elected = _takes_over(newcomer, known, edition)
    return Decision(
        verdict=copy_verdict(known.article_id, best.coverage, best.reason()),
        change=_change(newcomer, best),
        cluster_id=best.article.cluster_id,
        merges=_merges(best, copies),
        origin_id=None if elected else known.article_id,
        elected=elected,
        demoted={known.article_id: round(best.coverage, 4)} if elected else {},
    )


def _merges(best: Match, copies: Sequence[Match]) -> tuple[int, ...]:
    """Other clusters that are parts of this story: two cut copies had nothing in common until the whole arrived."""
    if not best.is_same_story:
        return ()
    parts = {match.article.cluster_id for match in copies if match.is_same_story}
    return tuple(sorted(parts - {best.article.cluster_id}))


def _origin(best: Match, copies: Sequence[Match], index: Index) -> tuple[Known, Edition]:
    """The article the best match itself points at, when it is still there; else the match."""
    origin = best.article.origin_id
    if origin is None:
        return best.article, best.edition
    for match in copies:
        if match.article.article_id == origin:
            return match.article, match.edition
    articles, editions = index.known((origin,)), index.editions((origin,))
    if origin in articles and origin in editions:
        return articles[origin], editions[origin]
    return best.article, best.edition


def _takes_over(newcomer: Newcomer, origin: Known, edition: Edition) -> bool:
    """Whether the newcomer had it before the article that is held to be the origin."""
    if is_own_item(edition, _site(origin), origin.outlet):
        return False
    if is_own_item(newcomer.edition, newcomer.site, newcomer.outlet):
        return True
    return is_earlier(newcomer.edition.published, edition.published)
