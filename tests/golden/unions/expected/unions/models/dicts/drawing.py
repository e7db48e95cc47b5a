"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from typing_extensions import Required, TypedDict

from ... import models
from .fill import FillDict
from .groups import GroupsDict
from .shape import ShapeDict


class DrawingDict(TypedDict, total=False):
    """``Drawing`` as plain data."""

    shapes: Required[Sequence[models.Shape | ShapeDict]]
    fill: models.Fill | FillDict
    frame: models.Shape | ShapeDict | None
    groups: models.Groups | GroupsDict
    layers: models.Layers | Mapping[str, Any]
    scale: float | str
