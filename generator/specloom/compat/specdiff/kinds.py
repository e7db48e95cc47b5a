"""Whether the values of two schemas are of the same types."""

from __future__ import annotations

from typing import Final

from ..rule import Direction
from .shape import Shape
from .spots import spot
from .walk import Anchor, Unit, Walk

TYPED_FORMATS: Final = frozenset(
    ("date-time", "date", "time", "duration", "uuid", "binary", "byte", "base64", "decimal")
)
"""Formats (and content encodings) for which the SDK uses another Python type than `str`."""

_ANY = "any"


def compare_kinds(walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction) -> bool:
    """Reports a change of type, format or nullability. False when no more can be compared.

    Unions are compared elsewhere; a schema that only is a union has no types here.
    """
    if old.unions or new.unions:
        _compare_null(walk, unit, old, new, direction)
        return True
    relation = relate(old.types, new.types)
    if relation != "same":
        walk.report(
            unit,
            f"{direction}-type-{relation}",
            spot(old, old.types_at, new),
            spot(new, new.types_at, old),
            anchor=facts(old.types_at, new.types_at),
            old=type_text(old),
            new=type_text(new),
        )
        if relation == "changed" or old.types is None or new.types is None:
            return False
    _compare_null(walk, unit, old, new, direction)
    _compare_format(walk, unit, old, new, direction)
    return True


def relate(old: frozenset[str] | None, new: frozenset[str] | None) -> str:
    """How two sets of types relate: same, generalized, narrowed or changed. None is any type."""
    if old == new:
        return "same"
    if old is None or (new is not None and _within(new, old)):
        return "narrowed"
    if new is None or _within(old, new):
        return "generalized"
    return "changed"


def facts(old: str, new: str) -> Anchor:
    """The sides on which a fact is declared at all."""
    if old and new:
        return Anchor.BOTH
    return Anchor.OLD if old else Anchor.NEW


def type_text(shape: Shape) -> str:
    """The types of a schema in JSON Schema's words."""
    if shape.types is None:
        return _ANY
    return " | ".join(sorted(shape.types)) or "null"


def _within(inner: frozenset[str], outer: frozenset[str]) -> bool:
    # Every integer is a number (JSON Schema 2020-12 Core, section 4.2.3).
    return all(name in outer or (name == "integer" and "number" in outer) for name in inner)


def _compare_null(walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction) -> None:
    if old.nullable == new.nullable:
        return
    rule = "became-nullable" if new.nullable else "became-not-nullable"
    walk.report(
        unit,
        f"{direction}-{rule}",
        spot(old, old.nullable_at, new),
        spot(new, new.nullable_at, old),
        anchor=facts(old.nullable_at, new.nullable_at),
    )


def _compare_format(walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction) -> None:
    if old.format == new.format:
        return
    typed = {old.format, new.format} & TYPED_FORMATS
    walk.report(
        unit,
        f"{direction}-{'format-changed' if typed else 'format-note-changed'}",
        spot(old, old.format_at, new),
        spot(new, new.format_at, old),
        anchor=facts(old.format_at, new.format_at),
        old=old.format or "none",
        new=new.format or "none",
    )
