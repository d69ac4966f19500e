"""What a document says: its paragraphs without furniture, as words; and one key for all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate

from tasks.deduplicate.dateline import without_dateline
from tasks.deduplicate.furniture import is_furniture
from tasks.deduplicate.headline import Headline, read_headline
from tasks.deduplicate.lists import without_lists
from tasks.deduplicate.marks import marked_words
from tasks.deduplicate.wording import plain, split_words
from tasks.ports.index import Edition

READ_AGAIN = 256
"""Texts kept read: in a burst the same few candidates come up again and again."""


@dataclass(frozen=True, slots=True)
class Content:
    """A document's text, ready to be compared."""

    headline: Headline
    standfirst: tuple[str, ...]
    lines: tuple[str, ...]
    """Every paragraph in :func:`~tasks.deduplicate.wording.plain` form, furniture and all."""
    story: tuple[str, ...]
    """The paragraphs that are not furniture by themselves, without the dateline and lists of other stories."""
    words: tuple[str, ...]
    """The story's words in lower case."""
    marks: frozenset[int]
    """Places of the words that are figures or names."""
    counts: tuple[tuple[int, int], ...]
    """Up to each word, how many figures and how many marks there were."""

    def figures_in(self, start: int, length: int) -> int:
        """How many of these words are figures."""
        return self.counts[start + length][0] - self.counts[start][0]

    def marks_in(self, start: int, length: int) -> int:
        """How many of these words are figures or names."""
        return self.counts[start + length][1] - self.counts[start][1]


@lru_cache(maxsize=READ_AGAIN)
def read_content(edition: Edition, site: str, outlet: str | None) -> Content:
    """Read an edition for comparison. The same text always gives the same content."""
    lines = paragraphs(edition.body)
    story = without_dateline(tuple(line for line in without_lists(lines) if not is_furniture(line)))
    words, marks = marked_words(story)
    return Content(
        headline=read_headline(edition.headline, site, outlet),
        standfirst=tuple(lowered(plain(edition.standfirst))),
        lines=lines,
        story=story,
        words=tuple(words),
        marks=marks,
        counts=_counts(words, marks),
    )


def _counts(words: Sequence[str], marks: frozenset[int]) -> tuple[tuple[int, int], ...]:
    figures = accumulate((word[0].isdigit() for word in words), initial=0)
    return tuple(zip(figures, accumulate((place in marks for place in range(len(words))), initial=0), strict=True))


def paragraphs(body: str) -> tuple[str, ...]:
    """The paragraphs of a body in :func:`~tasks.deduplicate.wording.plain` form; a line break parts as an empty line does."""
    return tuple(line for line in (plain(part) for part in body.splitlines()) if line)


def content_key(content: Content) -> str:
    """Sixteen hex digits that are equal for texts that say the same, whatever the typography, paragraph breaks and furniture."""
    return digest_words((" ".join(content.headline.words), "slug" if content.headline.slug else "", *content.words))


def digest_words(words: Iterable[str]) -> str:
    """A short digest of words in order."""
    return blake2b("\n".join(words).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def lowered(line: str) -> list[str]:
    """The words of a plain line in lower case."""
    return split_words(line.lower())


def as_key(line: str) -> str:
    """A paragraph for comparison: words only."""
    return " ".join(lowered(line))
