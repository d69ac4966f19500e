"""The parser's side of learning: profiles as the store keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from tasks.model import Draft
from tasks.parse.profile import SourceProfile, learn, learn_skip
from tasks.ports.learning import Learned


def profile_of(kept: Mapping[str, Any] | None) -> SourceProfile:
    """A kept profile; a fresh one where there is none, or one of another version that cannot be read any more."""
    try:
        return SourceProfile(**kept) if kept else SourceProfile()
    except (ValidationError, TypeError):
        return SourceProfile()


class ProfileLearner:
    """Implements :class:`tasks.ports.learning.Learner`."""

    def landed(self, profile: Mapping[str, Any] | None, draft: Draft) -> Learned:
        """One more story."""
        return _learned(learn(profile_of(profile), draft))

    def skipped(self, profile: Mapping[str, Any] | None, reason: str) -> Learned:
        """One more document that was none."""
        return _learned(learn_skip(profile_of(profile), reason))


def _learned(profile: SourceProfile) -> Learned:
    return Learned(profile.model_dump(mode="json", exclude_defaults=True), profile.alarm())
