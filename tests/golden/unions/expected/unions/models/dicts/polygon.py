"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import TypedDict

from ... import models
from .point import PointDict


class PolygonDict(TypedDict):
    """``Polygon`` as plain data."""

    kind: str
    points: Sequence[models.Point | PointDict]
