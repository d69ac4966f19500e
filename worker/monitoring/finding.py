"""What a check-up says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "note", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One check: ok, worth a note, or bad, with what to do about it."""

    check: str
    state: State
    found: str
    advice: str = ""
