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
LEAST_TOLD, MOST_TOLD = 120, 20_000
"""Words from which an articleBody is a witness, and from which it is too long to be compared."""
ENDS = 60
"""Letters at either end of a paragraph by which it is recognised: links and notes within it are often told otherwise."""
MOST_BEHIND = 0.08
"""Part of the story that may stand behind the witness's last paragraph and be none of it; more is a part that the witness lacks."""
LONGEST_NOTE = 120
"""Characters of a line at either end that may be a stranger's; a longer one is a paragraph, whoever tells it."""


def without_strangers(story: Story, told: Sequence[str]) -> None:
    """Take out of a story what the witness does not tell: labels before it, notes behind it, links to other stories between."""
    if not LEAST_TOLD <= sum(part.count(" ") + 1 for part in told) <= MOST_TOLD:
        return
    keys = [key_of(part) for part in story.parts]
    said = key_of("".join(told))
    known = [_is_told(key, said) for key in keys]
    held = sum(len(key) for key, one in zip(keys, known, strict=True) if one)
    size = sum(map(len, keys))
    if not any(known) or held < HEARD_FROM * max(size, len(said)):
        return
    first, end = known.index(True), len(known) - known[::-1].index(True)
    if (
        not said.endswith(keys[end - 1][-ENDS:])
        or sum(map(len, keys[end:])) > MOST_BEHIND * size
        or not all(map(_is_note, story.parts[end:]))
    ):
        end = len(known)  # the witness is cut short, or lacks the end
    kept = [part for number, part in enumerate(story.parts[:first]) if not _is_note(part) or _is_listed(story.parts[number : number + 2])]
    pointers = {block.text for block in story.blocks if block.tag != "li" and not block.is_heading and block.links * 2 > len(block.text)}
    kept += [part for part, one in zip(story.parts[first:end], known[first:end], strict=True) if one or part not in pointers]
    story.tail[:0] = story.parts[end:]
    story.parts = kept
    story.subheads = [one for one in story.subheads if one in kept]


def _is_note(part: str) -> bool:
    """A short line that is no sentence, or a bullet: a label, a credit, an offer."""
    return len(part) <= LONGEST_NOTE and (part.startswith("- ") or not ends_sentence(part))


def _is_listed(parts: Sequence[str]) -> bool:
    """True for the points of a list, and for what stands before one."""
    return any(part.startswith("- ") for part in parts)


def _is_told(key: str, said: str) -> bool:
    """True where the witness tells a paragraph, whole or by both of its ends."""
    if len(key) <= 2 * ENDS:
        return bool(key) and key in said
    return key[:ENDS] in said and key[-ENDS:] in said
