"""What a format is handed, and what it hands back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from tasks.model import Hints, PageKind
from tasks.parse.ballot import Ballot
from tasks.parse.deadline import Deadline
from tasks.parse.profile import SourceProfile

if TYPE_CHECKING:
    from tasks.model import RawDocument

HEAD_BYTES = 2048
"""How many leading bytes a format may look at to know its own."""


@dataclass(frozen=True, slots=True)
class Document:
    """One raw document on its way through a format."""

    raw: RawDocument
    hints: Hints = field(default_factory=Hints)
    profile: SourceProfile = field(default_factory=SourceProfile)
    deadline: Deadline = field(default_factory=Deadline)


@dataclass(slots=True)
class Reading:
    """What a format read: candidates by field name of the draft, what kind of page it is, and named doubts."""

    ballot: Ballot = field(default_factory=Ballot)
    kind: PageKind = PageKind.ARTICLE
    why: str = ""
    flags: list[str] = field(default_factory=list)


class Format(Protocol):
    """A document format. A module of ``tasks/parse/formats`` is one, and so is any object an installed package offers."""

    name: str

    def accepts(self, media_type: str, head: bytes) -> float:
        """How sure this format is, 0 to 1, that it can read a document of this media type that begins so."""
        ...

    def read(self, document: Document) -> Reading:
        """Read the document. Raises nothing but Permanent and Poison."""
        ...
