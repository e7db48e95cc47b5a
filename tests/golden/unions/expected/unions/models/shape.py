"""Shape."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.unions import ByTag, UnknownVariant
from .circle import Circle
from .polygon import Polygon

Shape: TypeAlias = Annotated[
    Circle | Polygon | UnknownVariant, ByTag("kind", {"circle": Circle, "polygon": Polygon})
]
