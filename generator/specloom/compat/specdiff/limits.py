"""Bounds on numbers, lengths and counts."""

from __future__ import annotations

from typing import Final

from .shape import Limit, Shape
from .view import Node

_UPPER: Final = ("maximum", "maxLength", "maxItems", "maxProperties", "maxContains")
_LOWER: Final = ("minimum", "minLength", "minItems", "minProperties", "minContains")
_STEPS: Final = ("multipleOf",)
_LIMITS: Final = (*_UPPER, *_LOWER, *_STEPS)


def add_limits(shape: Shape, part: Node) -> None:
    """Adds the limits that one part of a schema sets; of two, the tighter one stays."""
    value = part.value
    found: dict[str, Limit] = {}
    for key in _LIMITS:
        number = value.get(key)
        if isinstance(number, int | float) and not isinstance(number, bool):
            strict = value.get(f"exclusive{key[:1].upper()}{key[1:]}") is True
            found[key] = Limit(number, strict, part.pointer)
    for key in ("maximum", "minimum"):
        # A number since 3.1, a flag beside the limit before.
        number = value.get(f"exclusive{key[:1].upper()}{key[1:]}")
        if isinstance(number, int | float) and not isinstance(number, bool):
            strict_limit = Limit(number, True, part.pointer)
            beside = found.get(key)
            if beside is None or not tighter(key, beside, strict_limit):
                found[key] = strict_limit
    if value.get("uniqueItems") is True:
        found["uniqueItems"] = Limit(1, False, part.pointer)
    for key, limit in found.items():
        if key not in shape.limits or tighter(key, limit, shape.limits[key]):
            shape.limits[key] = limit


def tighter(key: str, limit: Limit, than: Limit) -> bool:
    """Whether `limit` lets fewer values pass than the other; for `multipleOf` whether it differs
    and is not a divisor of the other."""
    if key in _STEPS:
        ratio = than.value / limit.value if limit.value else 1.0
        return abs(ratio - round(ratio)) > 1e-9
    if limit.value == than.value:
        return limit.strict and not than.strict
    return limit.value < than.value if key in _UPPER else limit.value > than.value
