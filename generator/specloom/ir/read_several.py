"""`type: [string, integer]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..normalize.flat import Flat
from .schemas import Origin
from .types import AnyType, MapType, Type, union_of

if TYPE_CHECKING:
    from .read_schema import SchemaReader


def read_several(reader: SchemaReader, flat: Flat, types: list[str], origin: Origin) -> Type:
    """One member per type, each with the keywords that fit it; open where everything is allowed."""
    if {"string", "number", "boolean", "object", "array"} <= set(types):
        return AnyType()
    names = [name for name in types if not (name == "integer" and "number" in types)]
    return union_of([_one(reader, flat, name, origin) for name in names])


def _one(reader: SchemaReader, flat: Flat, name: str, origin: Origin) -> Type:
    part = Flat(flat.pointer, types=[name], limits=flat.limits, annotations=flat.annotations)
    path = origin.path
    match name:
        case "object":
            if not flat.properties and flat.additional is None:
                return MapType(AnyType())
            part.properties, part.required = flat.properties, flat.required
            part.additional, part.patterns = flat.additional, flat.patterns
            path = (*path, name)
        case "array":
            part.items, part.prefix_items = flat.items, flat.prefix_items
        case "string":
            part.format = flat.format
    return reader.shape_not_null(part, Origin(origin.name, origin.parent, path), component=False)
