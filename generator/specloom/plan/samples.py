"""Made-up values that fit a schema, for the examples of a README."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..ir.rules import Choice, Requires
from ..ir.schemas import AliasSchema, EnumSchema, Field, ObjectSchema
from ..ir.types import (
    AnyType,
    Constraints,
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
from .models import ModelPlan

GAP = "..."
_DEEPEST = 6
_FORMATS = {
    "uuid": "00000000-0000-4000-8000-000000000000",
    "uri": "https://example.com",
    "url": "https://example.com",
    "email": "someone@example.com",
}


class NoSample(Exception):
    """Nothing short and sensible fits."""


def sample(plan: ModelPlan, type_: Type, depth: int = 0) -> Any:
    """JSON data of the type: only what is required, gaps (`"..."`) for text.

    Raises:
        NoSample: A pattern, a date, a file or endless nesting stands in the way.
    """
    if depth > _DEEPEST:
        raise NoSample
    match type_:
        case ScalarType(kind, limits, format):
            return _scalar(kind, limits, format)
        case LiteralType(values):
            return values[0]
        case ListType(item, least):
            return [sample(plan, item, depth + 1)] * max(least or 1, 1)
        case TupleType(items):
            return [sample(plan, item, depth + 1) for item in items]
        case NullableType(inner):
            return sample(plan, inner, depth)
        case UnionType(members, tag):
            if tag is None or tag.sibling:
                return sample(plan, members[0], depth + 1)
            value, index = tag.values[0]
            return {tag.property: value} | _mapping(sample(plan, members[index], depth + 1))
        case RefType(pointer):
            return _named(plan, pointer, depth)
        case MapType():
            return {}
        case NullType():
            return None
        case AnyType():
            return GAP
        case _:  # a type of the user's own
            raise NoSample


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _scalar(kind: str, limits: Constraints, format: str) -> Any:
    if kind == "boolean":
        return True
    if kind == "string":
        text = _FORMATS.get(format, GAP)
        if limits.pattern or (limits.max_length or len(text)) < len(text):
            raise NoSample
        return text.ljust(limits.min_length or 0, ".")
    if kind in ("integer", "number"):
        bounds = (limits.ge, limits.gt, limits.le, limits.lt, limits.multiple_of)
        for number in (1, *(b + step for b in bounds if b is not None for step in (0, 1, -1))):
            if _is_within(number, limits) and (kind == "number" or number == int(number)):
                return int(number) if kind == "integer" else float(number)
    raise NoSample


def _is_within(number: float, limits: Constraints) -> bool:
    return (
        (limits.ge is None or number >= limits.ge)
        and (limits.gt is None or number > limits.gt)
        and (limits.le is None or number <= limits.le)
        and (limits.lt is None or number < limits.lt)
        and (not limits.multiple_of or number % limits.multiple_of == 0)
    )


def _named(plan: ModelPlan, pointer: str, depth: int) -> Any:
    schema = plan.api.schemas[pointer]
    match schema:
        case EnumSchema():
            return schema.members[0].value
        case AliasSchema():
            return sample(plan, schema.target, depth + 1)
        case ObjectSchema():
            return fields_of(plan, schema, depth=depth)


def fields_of(
    plan: ModelPlan, schema: ObjectSchema, *, without: Iterable[str] = (), depth: int = 0
) -> dict[str, Any]:
    """The properties of an object that have to be given, by their names on the wire.

    Raises:
        NoSample: One of them has no sample.
    """
    needed = {field.wire for field in schema.fields if field.required and not field.read_only}
    for rule in schema.rules:
        if isinstance(rule, Choice) and not any(needed.issuperset(group) for group in rule.groups):
            needed.update(rule.groups[0])
    for rule in schema.rules:
        if isinstance(rule, Requires) and rule.property in needed:
            needed.update(rule.needed)
    chosen = [field for field in schema.fields if field.wire in needed - set(without)]
    made: dict[str, Any] = {}
    tags: dict[str, str] = {}
    for field in chosen:
        type_, tag = _variant(field)
        made[field.wire] = sample(plan, type_, depth + 1)
        tags |= tag
    return made | {name: value for name, value in tags.items() if name not in without}


def _variant(field: Field) -> tuple[Type, dict[str, str]]:
    """The type of a property, and what stands beside it to say so: of a union that a sibling
    tells apart, the first member and its tag."""
    inner = field.type.inner if isinstance(field.type, NullableType) else field.type
    if isinstance(inner, UnionType) and inner.tag is not None and inner.tag.sibling:
        value, index = inner.tag.values[0]
        return inner.members[index], {inner.tag.property: value}
    return field.type, {}
