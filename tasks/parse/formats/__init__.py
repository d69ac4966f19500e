"""The formats a document can have: one file each, and this folder is the registry.

A module here (or an object that an installed package names under the entry point group ``wiredesk.formats``) has a ``name``,
``accepts(media_type, head)`` and ``read(document)``. Nothing else needs to be told of it.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from importlib.metadata import entry_points
from typing import cast

from tasks.errors import FaultCode, Permanent
from tasks.parse.document import HEAD_BYTES, Format

ENTRY_POINTS = "wiredesk.formats"


@functools.cache
def all_formats() -> tuple[Format, ...]:
    """Every format: the installed packages' first, so that they may take over a media type. Looked up once a process."""
    own = [
        cast("Format", importlib.import_module(f"{__name__}.{module.name}"))
        for module in pkgutil.iter_modules(__path__)
        if not module.ispkg
    ]
    installed = [cast("Format", point.load()) for point in entry_points(group=ENTRY_POINTS)]
    return (*installed, *own)


def pick(media_type: str, content: bytes) -> Format:
    """The format that is surest of this document. Permanent(UNSUPPORTED_TYPE) when none accepts it."""
    head = content[:HEAD_BYTES]
    ranked = sorted(((fmt.accepts(media_type, head), -place, fmt) for place, fmt in enumerate(all_formats())), key=lambda row: row[:2])
    confidence, _, best = ranked[-1]
    if confidence <= 0:
        raise Permanent(FaultCode.UNSUPPORTED_TYPE, f"no format reads {media_type or 'this document'}")
    return best
