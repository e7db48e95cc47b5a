"""A vendor who changes a document at random, and knows what a good report says about it."""

from __future__ import annotations

from .bodies import BODIES
from .document import DOCUMENT
from .levels import BREAKING, MAY_BREAK, level_of
from .operations import OPERATIONS
from .parameters import PARAMETERS
from .schemas import SCHEMAS
from .sites import Change

CHANGES: dict[str, Change] = {**OPERATIONS, **PARAMETERS, **BODIES, **SCHEMAS, **DOCUMENT}

__all__ = ["BREAKING", "CHANGES", "MAY_BREAK", "Change", "level_of"]
