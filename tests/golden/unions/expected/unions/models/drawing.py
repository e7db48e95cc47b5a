"""Drawing."""

from __future__ import annotations

from .._runtime.models import Model
from .fill import Fill
from .groups import Groups
from .layers import Layers
from .shape import Shape


class Drawing(Model):
    """Drawing."""

    __nullable__ = frozenset({"frame"})

    shapes: list[Shape]
    fill: Fill | None = None
    frame: Shape | None = None
    groups: Groups | None = None
    layers: Layers | None = None
    scale: float | str | None = None
    """A number, or the name of a preset."""
