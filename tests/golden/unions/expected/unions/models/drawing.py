"""Drawing."""

from __future__ import annotations

from .._runtime.models import Model
from .fill import Fill
from .shape import Shape


class Drawing(Model):
    """Drawing."""

    __nullable__ = frozenset({"frame"})

    shapes: list[Shape]
    fill: Fill | None = None
    frame: Shape | None = None
    scale: float | str | None = None
    """A number, or the name of a preset."""
