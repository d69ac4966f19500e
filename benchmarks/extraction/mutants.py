"""Broken documents without end: real layouts cut, doubled, shuffled, mis-encoded and nested. Same seed, same mutants."""

from __future__ import annotations

import random
from collections.abc import Iterator

SCRAPS = (
    "<div>", "</div>", "<p>", "<table><tr><td>", '<script type="application/ld+json">{', "</script>", "<!--", "-->", "<![CDATA[", "<svg><title>", "<br><br>", "<h1>", '<time datetime="', '">', '<a href="', "&#x110000;", "&#0;", "&amp;lt;",
    "<button>", "<noscript>", "<style>", "<article hidden>", "<form>", "\x00", "\ufffe", "\ud800", "\u202e", "\u200b" * 50, "9" * 400, "99.99.9999", "2025-02-30T99:99:99Z", "00/00/0000", "٤/٩/٢٠٢٥", "² ³ ① 五", "١٢٣٤٥٦٧٨٩٠",
    '{"@type":"NewsArticle","datePublished":{"@value":[[[]]]},"author":[{"name":{"name":[]}},null,3]}', '{"@graph":' * 40, "[" * 3000, "a" * 5000, "word, " * 600, "By " * 200, " and " * 300, "• \n" * 200, "\n" * 500, "A. " * 400, "(" * 400,
    '<meta property="article:published_time" content="', '<meta charset="utf-7">', "<meta charset='idna'>", '<base href="http://[">', '<link rel=canonical href="http://[::1">', "WASHINGTON, ", " (AP) — ", "| 04.09.2025 - Update : ",
)  # fmt: skip
CHARSETS = ("utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251", "shift_jis", "gb18030", "euc-kr", "iso2022_jp", "utf-7", "big5")


def mutated(seeds: list[bytes], count: int, *, seed: int = 7) -> Iterator[bytes]:
    """``count`` documents, each one of the seeds after one to six accidents."""
    dice = random.Random(seed)
    for _ in range(count):
        text = dice.choice(seeds).decode("utf-8", "replace")
        for _ in range(dice.randint(1, 6)):
            text = _accident(text, dice)
        yield _bytes(text[:60_000], dice)


def _accident(text: str, dice: random.Random) -> str:
    start = dice.randrange(len(text) + 1)
    end = min(len(text), start + dice.choice((1, 10, 100, 1000)))
    before, cut, after = text[:start], text[start:end], text[end:]
    accidents = (
        lambda: before + after,
        lambda: before + cut * dice.choice((2, 5, 20)) + after,
        lambda: before + dice.choice(SCRAPS) * dice.choice((1, 1, 3, 50)) + cut + after,
        lambda: before + "".join(dice.sample(cut, len(cut))) + after,
        lambda: before,
        lambda: cut + text,
        lambda: before + "".join(chr(_code_point(dice)) for _ in range(20)) + after,
    )
    return dice.choice(accidents)()


def _code_point(dice: random.Random) -> int:
    return dice.choice((dice.randrange(32, 127), dice.randrange(0x300, 0x3000), dice.randrange(0xD000, 0x10FFFF)))


def _bytes(text: str, dice: random.Random) -> bytes:
    if dice.random() < 0.7:
        return text.encode("utf-8", "replace")
    data = bytearray(text.encode(dice.choice(CHARSETS), "replace"))
    for _ in range(dice.choice((0, 0, 3, 40))):
        if data:
            data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)
