"""What the sample site holds: the rows of ``pages.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files

FOLDER = files("worker.samples")


@dataclass(frozen=True, slots=True)
class Page:
    """One page, and what the feed says of it. Without a ``file`` it is gone."""

    path: str
    title: str
    author: str
    published: datetime
    topic: str
    file: str | None = None
    revised_file: str | None = None
    revised: datetime | None = None

    def html(self, base_url: str, *, revised: bool = False) -> bytes | None:
        """The page's bytes with its own address in it, or None when it is gone."""
        name = self.revised_file if revised and self.revised_file else self.file
        if name is None:
            return None
        text = FOLDER.joinpath("pages", name).read_text(encoding="utf-8")
        return text.replace("{base}", base_url).encode()

    def changed_at(self, *, revised: bool = False) -> datetime:
        """When it last changed, as its outlet says."""
        return self.revised if revised and self.revised else self.published


def all_pages() -> tuple[Page, ...]:
    """Every page, in the order of the catalogue."""
    rows = tomllib.loads(FOLDER.joinpath("pages.toml").read_text(encoding="utf-8"))
    return tuple(Page(**row) for row in rows["page"])
