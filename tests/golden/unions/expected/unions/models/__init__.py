"""Every model of the API.

A module is loaded when one of its names is first used, so importing the package stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .._runtime.unions import UnknownVariant
    from .circle import Circle
    from .dicts.circle import CircleDict
    from .dicts.drawing import DrawingDict
    from .dicts.fill import FillDict, FillGradientFillDict, FillSolidFillDict
    from .dicts.groups import GroupsDict
    from .dicts.point import PointDict
    from .dicts.polygon import PolygonDict
    from .dicts.shape import ShapeDict
    from .drawing import Drawing
    from .drawn import Drawn
    from .erased import Erased
    from .event import Event, EventType
    from .fill import Fill, FillGradientFill, FillSolidFill
    from .groups import Groups
    from .layers import Layers
    from .point import Point
    from .polygon import Polygon
    from .shape import Shape

_HOMES: dict[str, str] = {
    "Circle": "circle",
    "CircleDict": "dicts.circle",
    "Drawing": "drawing",
    "DrawingDict": "dicts.drawing",
    "Drawn": "drawn",
    "Erased": "erased",
    "Event": "event",
    "EventType": "event",
    "Fill": "fill",
    "FillDict": "dicts.fill",
    "FillGradientFill": "fill",
    "FillGradientFillDict": "dicts.fill",
    "FillSolidFill": "fill",
    "FillSolidFillDict": "dicts.fill",
    "Groups": "groups",
    "GroupsDict": "dicts.groups",
    "Layers": "layers",
    "Point": "point",
    "PointDict": "dicts.point",
    "Polygon": "polygon",
    "PolygonDict": "dicts.polygon",
    "Shape": "shape",
    "ShapeDict": "dicts.shape",
    "UnknownVariant": "._runtime.unions",
}


if not TYPE_CHECKING:  # type checkers would take any name for a good one

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{home}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})


__all__ = [
    "Circle",
    "CircleDict",
    "Drawing",
    "DrawingDict",
    "Drawn",
    "Erased",
    "Event",
    "EventType",
    "Fill",
    "FillDict",
    "FillGradientFill",
    "FillGradientFillDict",
    "FillSolidFill",
    "FillSolidFillDict",
    "Groups",
    "GroupsDict",
    "Layers",
    "Point",
    "PointDict",
    "Polygon",
    "PolygonDict",
    "Shape",
    "ShapeDict",
    "UnknownVariant",
]
