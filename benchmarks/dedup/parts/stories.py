"""Invented news in bulk: pseudo-words with a natural frequency, names, figures; copies, edits, refetches and bulletins of one template."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate

SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeiou"]
TEMPLATES = 40


@dataclass(frozen=True, slots=True)
class Sent:
    """One document as a feed would bring it, and what it is."""

    kind: str
    story: int
    url: str
    headline: str
    body: str
    outlet: str


class Newsroom:
    """Writes documents; the same seed writes the same."""

    def __init__(self, seed: int, vocabulary: int = 30_000) -> None:
        self.dice = random.Random(seed)
        self.words = ["".join(self.dice.choices(SYLLABLES, k=self.dice.randint(1, 4))) for _ in range(vocabulary)]
        self.weights = list(accumulate(1 / (rank + 10) for rank in range(vocabulary)))
        self.names = ["".join(self.dice.choices(SYLLABLES, k=3)).capitalize() for _ in range(4000)]
        self.templates = [self._template() for _ in range(TEMPLATES)]
        self.sent: list[Sent] = []
        self.stories = 0

    def paragraph(self, length: int) -> str:
        """Sentences with a name or a figure in every eight words or so."""
        words = self.dice.choices(self.words, cum_weights=self.weights, k=length)
        for place in range(3, length, 8):
            words[place] = self.dice.choice(self.names) if self.dice.random() < 0.6 else str(self.dice.randint(2, 9999))
        return words[0].capitalize() + " " + " ".join(words[1:]) + "."

    def original(self) -> Sent:
        """A story of its own."""
        self.stories += 1
        lengths = [self.dice.randint(18, 70) for _ in range(max(3, int(self.dice.lognormvariate(2.2, 0.5))))]
        paragraphs = [self.paragraph(length) for length in lengths]
        site = self.dice.randrange(300)
        headline = " ".join(paragraphs[0].split()[:9])
        return Sent(
            "new",
            self.stories,
            f"https://site{site}.test/news/{self.stories}-{headline.lower().replace(' ', '-')}-{5_000_000 + self.stories}",
            headline,
            "\n\n".join(paragraphs),
            f"site{site}.test",
        )

    def bulletin(self) -> Sent:
        """The next of a series: the same words, other figures and names."""
        self.stories += 1
        template = self.dice.choice(self.templates)
        body = template.replace("#", "{}").format(
            *(self.dice.choice(self.names) if self.dice.random() < 0.3 else self.dice.randint(2, 9999) for _ in range(template.count("#")))
        )
        return Sent(
            "new",
            self.stories,
            f"https://bulletins.test/series/{self.stories}-{6_000_000 + self.stories}",
            " ".join(body.split()[:8]),
            body,
            "bulletins.test",
        )

    def copy(self, of: Sent) -> Sent:
        """Another outlet prints it: cut from the end, a local paragraph, a few words changed."""
        paragraphs = of.body.split("\n\n")
        kept = paragraphs[: max(2, int(len(paragraphs) * self.dice.choice((1, 1, 0.8, 0.6))))]
        words = "\n\n".join(kept).split(" ")
        for _ in range(len(words) // 50):
            words[self.dice.randrange(len(words))] = self.dice.choice(self.words)
        body = " ".join(words) + ("\n\n" + self.paragraph(25) if self.dice.random() < 0.5 else "")
        site = self.dice.randrange(300, 600)
        return Sent(
            "copy",
            of.story,
            f"https://site{site}.test/wire/{self.dice.randrange(10**9)}",
            f"Report: {of.headline}",
            body,
            f"site{site}.test",
        )

    def refetch(self, of: Sent) -> Sent:
        """The same page again, in another dress."""
        dress = self.dice.choice(("?utm_source=rss", "/amp", "#comments", ""))
        line = f"{self.dice.randint(2, 9999)} views · updated {self.dice.randint(2, 20)} hours ago"
        body = of.body if self.dice.random() < 0.6 else f"{of.body}\n\n{line}"
        return Sent("same", of.story, of.url + dress, of.headline, body, of.outlet)

    def revision(self, of: Sent) -> Sent:
        """The same page, edited."""
        return Sent("revision", of.story, of.url, of.headline, of.body + "\n\n" + self.paragraph(30), of.outlet)

    def stream(self, length: int) -> list[Sent]:
        """A day's mixture, in order of arrival."""
        self.sent = []
        edited: set[str] = set()
        while len(self.sent) < length:
            roll = self.dice.random()
            earlier = self.dice.choice(self.sent[-400:]) if self.sent else None
            if earlier is None or earlier.kind not in ("new", "copy") or roll < 0.5:
                self.sent.append(self.bulletin() if roll < 0.15 else self.original())
            elif roll < 0.7:
                self.sent.append(self.copy(earlier))
            elif earlier.url in edited:
                continue  # what comes after an edit would need its own bookkeeping: once is enough here
            elif roll < 0.9:
                self.sent.append(self.refetch(earlier))
            else:
                edited.add(earlier.url)
                self.sent.append(self.revision(earlier))
        return self.sent

    def _template(self) -> str:
        words = self.paragraph(self.dice.randint(110, 170)).split(" ")
        for place in range(2, len(words), 6):
            words[place] = "#"
        return ". ".join(" ".join(words[start : start + 30]) for start in range(0, len(words), 30))
