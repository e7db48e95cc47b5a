"""Defaults that do not fit their types: reported, and documented instead of used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from ..diagnostics import Diagnostics, Place
from .api import Operation
from .schemas import MISSING, AliasSchema, EnumSchema, Named, ObjectSchema
from .types import (
    AnyType,
    ListType,
    LiteralType,
    MapType,
    NullableType,
    NullType,
    RefType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
)

_MAX_DEPTH = 40


def report_defaults(
    schemas: Mapping[str, Named],
    operations: Iterable[Operation],
    diagnostics: Diagnostics,
    place: Callable[[str], Place],
) -> None:
    """Report every default of a property or a parameter that is no value of its type."""

    def look(type_: Type, value: Any, pointer: str) -> None:
        if value is not MISSING and not fits_default(type_, value, schemas):
            diagnostics.warning(
                "schema-default",
                f"the default {value!r:.80} is no value of its type; it is documented, not used",
                place(pointer),
            )

    for schema in schemas.values():
        for field in schema.fields if isinstance(schema, ObjectSchema) else ():
            look(field.type, field.default, field.pointer)
    seen: set[str] = set()
    for operation in operations:
        for parameter in operation.parameters:
            if parameter.pointer not in seen:
                seen.add(parameter.pointer)
                look(parameter.type, parameter.default, f"{parameter.pointer}/schema")


def fits_default(type_: Type, value: Any, schemas: Mapping[str, Named], depth: int = 0) -> bool:
    """Whether a default can be a value of a type, as far as types say."""

    def inside(each: Type, item: Any) -> bool:
        return fits_default(each, item, schemas, depth + 1)

    if value is None or depth > _MAX_DEPTH:
        return True  # null is how documents say that there is no default
    match type_:
        case NullableType(inner):
            return inside(inner, value)
        case NullType():
            return False
        case ScalarType(kind=kind):
            return _is_scalar(kind, value)
        case LiteralType(values):
            return any(value == each and type(value) is type(each) for each in values)
        case ListType(item=item):
            return isinstance(value, list) and all(inside(item, each) for each in value)
        case TupleType(items=items):
            return (
                isinstance(value, list)
                and len(value) == len(items)
                and all(map(inside, items, value))
            )
        case MapType(inner):
            return isinstance(value, dict) and all(inside(inner, each) for each in value.values())
        case UnionType(members=members):
            return any(inside(member, value) for member in members)
        case RefType(pointer):
            return _fits_named(schemas.get(pointer), value, inside)
        case AnyType():
            return True
        case _:
            return True


def _fits_named(named: Named | None, value: Any, inside: Callable[[Type, Any], bool]) -> bool:
    match named:
        case AliasSchema():
            return inside(named.target, value)
        case EnumSchema():
            return any(value == each.value for each in named.members)
        case ObjectSchema():
            return isinstance(value, dict)
        case None:
            return True


def _is_scalar(kind: str, value: Any) -> bool:
    if kind == "boolean" or isinstance(value, bool):
        return kind == "boolean" and isinstance(value, bool)
    if kind == "integer":
        return isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if kind == "number":
        return isinstance(value, int | float)
    if not isinstance(value, str):
        return False
    return moment(kind, value) is not None if kind in ("date", "date-time") else True


def moment(kind: str, text: str) -> date | None:
    """The date, or the point in time, that a text says; None if it says none."""
    try:
        if kind == "date":
            return date.fromisoformat(text) if len(text) == len("2000-01-01") else None
        return datetime.fromisoformat(f"{text[:-1]}+00:00" if text[-1:] in "Zz" else text)
    except ValueError:
        return None
