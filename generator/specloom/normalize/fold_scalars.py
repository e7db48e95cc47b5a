"""Types, values and limits of schemas that must all hold: the narrower one of two."""

from __future__ import annotations

import math
from typing import Any

from .canonical import SchemaNode
from .flat import Flat

_SIZES = {
    "minLength": max,
    "minItems": max,
    "minProperties": max,
    "minimum": max,
    "exclusiveMinimum": max,
    "maxLength": min,
    "maxItems": min,
    "maxProperties": min,
    "maximum": min,
    "exclusiveMaximum": min,
}
OF_SCALARS = _SIZES.keys() | frozenset(
    "pattern multipleOf format contentEncoding contentMediaType contentSchema".split()
)


def fold_scalars(flat: Flat, node: SchemaNode) -> None:
    """Limits, patterns, and formats; a second pattern is left to be checked."""
    for key in _SIZES.keys() & node.keys():
        value, tighter = _limit(key, node[key]), _SIZES[key]
        if value is not None:
            flat.limits[key] = tighter(flat.limits[key], value) if key in flat.limits else value
    for key in ("pattern", "multipleOf"):
        if key in node and flat.limits.setdefault(key, node[key]) != node[key]:
            flat.checks.append({key: node[key]})
    for key in ("format", "contentEncoding", "contentMediaType"):
        if isinstance(node.get(key), str):
            flat.format = flat.format or node[key]
    for key in ("contentEncoding", "contentMediaType", "contentSchema"):
        if key in node:
            flat.annotations.setdefault(key, node[key])


def _limit(key: str, value: Any) -> int | float | None:
    """The value of a limit; None when it is none. Sizes are whole numbers, if need be rounded to
    the nearest one that allows the same sizes."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not key.startswith(("min", "max")) or key in ("minimum", "maximum"):
        return value
    if not 0 <= value < 2**53:  # no value has such a size
        return None
    return math.ceil(value) if key.startswith("min") else math.floor(value)


def narrow_types(flat: Flat, types: list[str]) -> None:
    """The types that both allow; an integer is a number."""
    if flat.types is None:
        flat.types = list(types)
        return
    both = [name for name in flat.types if name in types]
    if "integer" in types and "number" in flat.types and "integer" not in both:
        both.append("integer")
    if "number" in types and "integer" in flat.types and "integer" not in both:
        both.append("integer")
    if not both:
        flat.conflicts.append(f"type {flat.types} and type {types}")
        return
    flat.types = both


def narrow_enum(flat: Flat, values: list[Any]) -> None:
    """The values that both allow."""
    if flat.enum is None:
        flat.enum = list(values)
        return
    both = [value for value in flat.enum if value in values]
    if both or not (flat.enum and values):
        flat.enum = both
    else:
        flat.conflicts.append("enums that share no value")
