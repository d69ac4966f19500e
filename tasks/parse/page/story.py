"""The story out of the region: which blocks are it, and what part each plays."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tasks.parse.dates.read import find_dates
from tasks.parse.layout.dateline import Dateline, lone_dateline, opening_dateline
from tasks.parse.layout.marks import is_boilerplate, is_furniture, looks_like_caption, numbers_figure, opens_related
from tasks.parse.page.appeals import asks_about_story, earns, gives_address, invites
from tasks.parse.page.blocks import Block, Blocks, Place
from tasks.parse.page.classes import BIT
from tasks.parse.page.headline import key_of
from tasks.parse.page.home import find_home, home_of, is_mostly_outside, name_of
from tasks.parse.page.overlays import overlays_in
from tasks.parse.page.region import PROSE, ends_sentence, story_region
from tasks.parse.page.teasers import teasers_in
from tasks.parse.page.traits import Traits
from tasks.parse.page.verdict import Trees, judged, shipped_trees
from tasks.parse.spacing import weight

KEPT_FROM = 0.52
DOUBT_SHARE = 0.75
"""A region with less than this share of the page's prose may be the wrong one."""
DOUBT_VOTES = 0.2
"""Mean uncertainty of the votes, weighed by words, above which the story is doubtful."""
SHORT = 80
"""Words below which a story is doubtful."""
SHORT_STORY, ELSEWHERE, SPLIT = "short", "much prose elsewhere on the page", "votes are split"
MUCH_MORE = 1.1
"""Where the whole page gives no more than this many times the words of the region, the region was the right one."""
LEAST_AT_HOME = 0.8
"""Of a doubtful reading, what stands where the source's stories usually do must hold this part to be taken instead; else the page is another kind of page."""
STANDFIRST_LEAST = 40
"""Weight from which a line before the story that the page's own description repeats is the standfirst."""
UNSEEN = 4
"""Weight up to which a block may be nothing but joiners and marks of direction, which editors leave behind."""
_PICTURED = frozenset({"figure", "figcaption"})


@dataclass(slots=True)
class Story:
    """A story with its parts, and how far to trust it."""

    parts: list[str] = field(default_factory=list)
    subheads: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    dateline: Dateline | None = None
    blocks: list[Block] = field(default_factory=list)
    doubt: str = ""
    source: str = "page"
    home: str = ""
    """The name of the element that it was read in."""
    rival: Story | None = None
    """What the whole page gives, where that is another story and neither is sure."""

    @property
    def words(self) -> int:
        """How many words the story has; a character of Chinese, Japanese or Thai counts half a word."""
        return words_in(self.parts)

    @property
    def text(self) -> str:
        """The story as a draft's body."""
        return "\n\n".join(self.parts)


def words_in(parts: list[str]) -> int:
    """How many words paragraphs have, whose words are parted by one space."""
    return sum(max(part.count(" ") + 1, weight(part) // 6) for part in parts)


def read_story(
    blocks: Blocks,
    *,
    headline: str | None,
    furniture: frozenset[str] = frozenset(),
    standfirsts: frozenset[str] = frozenset(),
    home: str | None = None,
    trees: Trees | None = None,
) -> Story:
    """The story of a page as its blocks tell it, with the reason where it is doubtful. ``home`` is where the source's stories stand, once known."""
    region = story_region(blocks)
    if region is None:
        return Story(doubt="no prose on the page")
    voters = trees or shipped_trees()
    story = _read_region(blocks, region, voters, headline=headline, furniture=furniture, standfirsts=standfirsts)
    at_home = story.home == home
    outside = home is not None and not at_home and is_mostly_outside(story.blocks)
    usual = find_home(blocks, home) if home and not at_home and (story.doubt or outside) else None
    if usual is not None:
        there = _read_region(blocks, usual, voters, headline=headline, furniture=furniture, standfirsts=standfirsts)
        if outside or there.words >= LEAST_AT_HOME * story.words:
            story, at_home = there, True
            story.home = ""  # what the habit decided must not teach it
    if at_home and story.doubt in {SHORT_STORY, ELSEWHERE}:
        story.doubt = ""
    if story.doubt in {SHORT_STORY, ELSEWHERE} and region is not blocks.places[0]:
        whole = _read_region(blocks, blocks.places[0], voters, headline=headline, furniture=furniture, standfirsts=standfirsts)
        if not whole.doubt and whole.words <= story.words * MUCH_MORE:
            story.doubt = ""
        elif not whole.doubt or (story.doubt == SHORT_STORY and whole.words > story.words):
            return whole
        elif whole.words:
            story.rival = whole
    return story


def _read_region(
    blocks: Blocks, region: Place, voters: Trees, *, headline: str | None, furniture: frozenset[str], standfirsts: frozenset[str]
) -> Story:
    """The story that the blocks of one element make."""
    traits = Traits(blocks, region)
    votes = judged(traits, voters)
    for block, vote in zip(traits.blocks, votes, strict=True):
        block.score = vote
    others = teasers_in(traits.blocks, traits.total) | overlays_in(traits.blocks, blocks.places, traits.total, headline=headline or "")
    kept = [block for block, vote in zip(traits.blocks, votes, strict=True) if vote >= KEPT_FROM and block not in others]
    story = assemble(kept, headline=headline, furniture=furniture, standfirsts=standfirsts)
    story.captions.extend(_captions_near(blocks, traits))
    story.doubt = _doubt(traits, votes, region)
    story.home = name_of(home_of(kept))
    return story


def _captions_near(blocks: Blocks, traits: Traits) -> list[str]:
    """Captions that were voted out of the story or stand right before it."""
    first = traits.blocks[0].number
    before = [block for block in blocks.all[max(0, first - 15) : first] if "figure" in block.place.tags]
    return [block.text for block in (*before, *traits.blocks) if block.score < KEPT_FROM and block.size < 400 and _is_caption(block)]


def _doubt(traits: Traits, votes: list[float], region: Place) -> str:
    sizes = [block.text.count(" ") + 1 for block in traits.blocks]
    kept = sum(size for size, vote in zip(sizes, votes, strict=True) if vote >= KEPT_FROM)
    if kept < SHORT and sum(block.size for block in traits.blocks if block.score >= KEPT_FROM) < SHORT * 6:
        return SHORT_STORY
    if region.prose < DOUBT_SHARE * traits.total:
        return ELSEWHERE
    unsure = sum(size * min(vote, 1 - vote) for size, vote in zip(sizes, votes, strict=True))
    return SPLIT if unsure > DOUBT_VOTES * max(kept, 1) else ""


def assemble(
    kept: list[Block], *, headline: str | None, furniture: frozenset[str] = frozenset(), standfirsts: frozenset[str] = frozenset()
) -> Story:
    """Blocks into paragraphs, subheads, captions and tail."""
    story = Story(blocks=kept)
    first = next((number for number, block in enumerate(kept) if block.size >= PROSE and not block.is_heading), 0)
    said = key_of(headline or "")
    titled = next((number for number, block in enumerate(kept[: first + 1]) if said and _says(block.text, said)), 0)
    plain: list[Block] = []
    related = False
    for number, block in enumerate(kept):
        if number < titled:
            continue
        related = opens_related(block.text) or (related and _is_teaser(block))
        if related or _names_another(block):
            continue
        if block.text in furniture:
            story.tail.append(block.text)
        elif _is_caption(block):
            story.captions.append(block.text)
        elif number < first and block.size >= STANDFIRST_LEAST and block.text in standfirsts:
            continue
        elif not _is_noise(block, before=number < first, headline=said):
            plain.append(block)
    plain = _without_tail(_without_signature(plain, story), story)
    _write(plain, story)
    return story


def tidied(parts: list[str], story: Story, *, headline: str | None) -> list[str]:
    """Another extractor's paragraphs without what the own reading leaves out as well: the headline again, labels, notices, the dateline."""
    said = key_of(headline or "")
    kept = [part for part in parts if not (weight(part) <= 260 and (opens_related(part) or is_furniture(part) or _is_notice(part) or _says(part, said)))]  # fmt: skip
    while len(kept) > 1 and weight(kept[-1]) < 500 and is_boilerplate(kept[-1]):
        story.tail.insert(0, kept.pop())
    first = _undated(kept[0], story) if kept else ""
    return [first, *kept[1:]] if first else kept[1:]


def _names_another(block: Block) -> bool:
    """A line of this story's that only points to another: "Read also", and behind it a link."""
    return block.links * 2 > len(block.text) and block.size < 300 and opens_related(block.text[:60])


def _is_teaser(block: Block) -> bool:
    """A line that names another story: most of it a link, or short and no sentence. A subhead that links nowhere is this story's."""
    if block.links * 2 > len(block.text):
        return block.size < 300
    return block.size < 160 and not block.is_heading and not ends_sentence(block.text)


def _is_caption(block: Block) -> bool:
    size = block.size
    if size >= 400:
        return False
    if block.place.tags & _PICTURED and "blockquote" not in block.place.tags and "table" not in block.place.tags:
        return "figcaption" in block.place.tags or size < 300
    if numbers_figure(block.text):
        return not block.is_heading and block.tag != "li"
    named = block.place.own & BIT["caption"] or (block.place.above is not None and block.place.above.own & BIT["caption"])
    return bool(named and size < 300 and not block.is_heading) or (
        size < 160 and not ends_sentence(block.text) and looks_like_caption(block.text)
    )


_SIGNUP = re.compile(
    r"newsletter|\bsign up\b|\bsubscribe\b|abonnier|abonnez|suscr[ií]b|iscriviti|\binbox\b|whatsapp.{0,30}(?:channel|kanal)|telegram.{0,20}(?:channel|kanal)|podcast (?:here|below)",
    re.I,
)
_NOTICE_BEGINS = re.compile(r"©|\(c\)\s|copyright\b|all rights reserved|advertisement|anzeige\b|werbung\b", re.I)
_EARNED = re.compile(
    r"affiliate (?:links?|commission)|we may (?:earn|receive) (?:a |an )?commission|this (?:post|article|page) (?:may )?contains? affiliate"
)


def _is_notice(text: str) -> bool:
    if _NOTICE_BEGINS.match(text):
        return True
    lowered = text.lower()
    return ("affiliate" in lowered or "commission" in lowered) and bool(_EARNED.search(lowered))


def _is_noise(block: Block, *, before: bool, headline: str) -> bool:
    """``headline`` is the headline's key."""
    text, size = block.text, block.size
    if size < 300 and _says(text, headline):
        return True
    if size < UNSEEN and not any(map(str.isprintable, text)):
        return True
    if size > 260:
        return earns(text)
    if opens_related(text) or is_furniture(text) or _is_notice(text) or earns(text) or asks_about_story(text):
        return True
    if before and (block.tag == "h1" or "h1" in block.place.tags or (size < 90 and _is_dated(text))):
        return True
    return size < 200 and block.score < 0.9 and bool(_SIGNUP.search(text))


_DATED = re.compile(r"\b(?:19|20)\d\d\b.{0,12}$|^\W*(?:updated?|published|posted|by|aktualisiert|stand|von|par|por)\b|\d{1,2}:\d\d", re.I)


def _is_dated(text: str) -> bool:
    return not ends_sentence(text) and (bool(_DATED.search(text)) or bool(find_dates(text)))


def _says(text: str, key: str) -> bool:
    """True when a text is the one with this key. Nearly all differ in their first letter already."""
    first = next(filter(str.isalnum, text), "")
    return bool(key) and first.casefold()[:1] == key[0] and key_of(text) == key


_ABOUT_AUTHOR = re.compile(
    r"\W{0,3}(?:(?:more )?about (?:the|this) (?:authors?|writers?)|über (?:den|die) (?:autor|verfasser)|zu[rm] (?:person|autor)|à propos de l['’]aut(?:eur|rice)|sobre (?:el|la|o|a) autora?|"
    r"(?:informazioni )?sull['’]?\s?autore|l['’]autore\b|over de auteur|om (?:forfatteren|författaren)|o autor(?:ze|ovi|ce)\b|об авторе|про автора|yazar hakkında|作者(?:简介|簡介)|著者(?:紹介|プロフィール)|筆者紹介|저자 소개)",
    re.I,
)
_CONTACT = re.compile(
    r"\W*(?:(?:media|press|presse|medien)[- ]?(?:contacts?|kontakte?|enquiries|inquiries|anfragen|ansprechpartner(?:in)?)|contacts? (?:presse|médias?)|contacto(?: de prensa)?|contatt[oi](?: stampa)?|contatos?(?: de imprensa)?|kontakte?(?: für (?:medien|rückfragen))?|contacts?|"
    r"ansprechpartner(?:in)?|perscontact|presskontakt|pressekontakt|kontakt (?:dla mediów|pro média)|контакт(?:ы|и)?(?: для (?:сми|змі|прессы))?|联系方式|媒体联系人|お問い合わせ先?|문의)\W*",
    re.I,
)
SIGNATURE_SHARE = 0.25
"""Part of a story that who wrote it, or answers for it, may take at its end; more is a story about them."""


def _opens_signature(text: str) -> bool:
    return bool(_ABOUT_AUTHOR.match(text) or _CONTACT.fullmatch(text))


def _is_told(behind: list[Block]) -> bool:
    """True for paragraphs that are prose to the last and give no address: a story goes on under its subhead "Contact"."""
    return bool(behind) and all(ends_sentence(block.text) and not gives_address(block.text) for block in behind)


def _without_signature(plain: list[Block], story: Story) -> list[Block]:
    """What is said of the author behind the story, and whom the press may ask, goes to the tail."""
    heading = next((n for n, block in enumerate(plain) if n and block.size < 60 and _opens_signature(block.text)), None)
    if heading is None or (_CONTACT.fullmatch(plain[heading].text) and _is_told(plain[heading + 1 :])):
        return plain
    behind = sum(block.size for block in plain[heading:])
    if behind > SIGNATURE_SHARE * sum(block.size for block in plain):
        return plain
    story.tail.extend(block.text for block in plain[heading:])
    return plain[:heading]


def _without_tail(plain: list[Block], story: Story) -> list[Block]:
    """Notices behind the story go to the tail, and headings that head nothing go away."""
    end = len(plain)
    while end > 1 and (plain[end - 1].is_heading or (_is_closing(plain[end - 1]) and plain[end - 1].size < 500 and end > len(plain) * 0.6)):
        if not plain[end - 1].is_heading:
            story.tail.insert(0, plain[end - 1].text)
        end -= 1
    return plain[:end]


def _is_closing(block: Block) -> bool:
    return is_boilerplate(block.text) or invites(block.text)


def _write(plain: list[Block], story: Story) -> None:
    row: Place | None = None
    for number, block in enumerate(plain):
        opening = all(earlier.is_heading for earlier in plain[:number]) if number < 3 else False
        text = _undated(block.text, story) if opening and not block.is_heading else block.text
        if not text:
            continue
        cell = block.place if block.tag in {"td", "th"} else None
        if cell is not None and row is not None and cell.above is row and story.parts:
            story.parts[-1] += f" | {text}"
            continue
        row = cell.above if cell is not None else None
        if _is_subhead(number, plain):
            story.subheads.append(text)
        story.parts.append(f"- {text}" if block.tag == "li" and number and not text.startswith(("-", "•")) else text)


def _is_subhead(number: int, plain: list[Block]) -> bool:
    block = plain[number]
    if block.is_heading:
        return True
    short = block.size <= 90 and block.bold and not ends_sentence(block.text) and not block.text.endswith((":", ","))
    return short and block.tag in {"p", "div"} and 0 < number < len(plain) - 1 and plain[number + 1].size > 90


def _undated(text: str, story: Story) -> str:
    """The first paragraph without its dateline. Only an unmistakable one is taken: capitals, or an agency in brackets."""
    alone = lone_dateline(text)
    if alone:
        story.dateline = alone
        return ""
    opening = opening_dateline(text)
    if opening is None or len(text) - opening.length < 40:
        return text
    story.dateline = opening
    return text[opening.length :].strip()
