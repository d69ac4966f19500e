"""Our Flower configuration for everybody who types ``celery -A worker flower``, not only for those who know its ``--conf``.

Without it Flower listens on every address, without a password, and may call any task.
"""

from __future__ import annotations

import os
from pathlib import Path

CONF = Path(__file__).with_name("flowerconfig.py")


def use_our_configuration() -> None:
    """Name our file as Flower's default. Called when the app is loaded, which is before Flower reads its options; ``--conf`` still wins."""
    os.environ.setdefault("FLOWER_CONF", str(CONF))
