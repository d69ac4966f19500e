"""What the structured data says the story is, held against the story that was read: where both agree, what only the page shows at either end is not of it.

An articleBody drops subheads, bullets and standfirst, and is often cut short: it takes nothing out of the middle but lines that lead to other stories,
and it is not heard where it tells another story, or less of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.parse.page.headline import key_of
from tasks.parse.page.region import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.parse.page.story import Story

HEARD_FROM = 0.85
"""Share of the read story that the witness must repeat to be heard, and share of what the witness tells that the story must hold."""
LEAST_TOLD = 120
"""Words from which an articleBody is a witness."""
ENDS = 60
"""Letters at either end of a paragraph by which it is recognised: links and notes within it are often told otherwise."""
MOST_BEHIND = 0.08
"""Part of the story that may stand behind the witness's last paragraph and be none of it; more is a part that the witness lacks."""


def without_strangers(story: Story, told: Sequence[str]) -> None:
    """Take out of a story what the witness does not tell: labels before it, little behind it, links to other stories between."""
    if sum(part.count(" ") + 1 for part in told) < LEAST_TOLD:
        return
    keys = [key_of(part) for part in story.parts]
    said = key_of("".join(told))
    known = [_is_told(key, said) for key in keys]
    held = sum(len(key) for key, one in zip(keys, known, strict=True) if one)
    size = sum(map(len, keys))
    if held < HEARD_FROM * max(size, len(said)):
        return
    first, end = known.index(True), len(known) - known[::-1].index(True)
    if sum(map(len, keys[end:])) > MOST_BEHIND * size:
        end = len(known)
    linked = {block.text for block in story.blocks if block.links * 2 > len(block.text)}
    kept = [part for part in story.parts[:first] if ends_sentence(part)]
    kept += [
        part for part, one in zip(story.parts[first:end], known[first:end], strict=True) if one or part.removeprefix("- ") not in linked
    ]
    story.tail[:0] = story.parts[end:]
    story.parts = kept
    story.subheads = [one for one in story.subheads if one in kept]


def _is_told(key: str, said: str) -> bool:
    """True where the witness tells a paragraph, whole or by both of its ends."""
    if len(key) <= 2 * ENDS:
        return bool(key) and key in said
    return key[:ENDS] in said and key[-ENDS:] in said
