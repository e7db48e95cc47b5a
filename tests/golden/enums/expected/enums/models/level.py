"""Level."""

from __future__ import annotations

from .._runtime.enums import OpenIntEnum


class Level(OpenIntEnum):
    """Level."""

    DARK = 0
    """No light at all."""
    DIM = 1
    """A little."""
    BRIGHT = 10
    """As much as there is."""
