"""What polling is tested against."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "world"))

from publisher import Publisher


@pytest.fixture
def publisher() -> Publisher:
    """One that publishes a feed."""
    return Publisher()
