"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing import TypeAlias

from .circle import CircleDict
from .polygon import PolygonDict

ShapeDict: TypeAlias = CircleDict | PolygonDict
"""``Shape`` as plain data."""
