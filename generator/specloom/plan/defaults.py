"""Default values of fields and arguments, checked against their types."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from .. import pycode
from ..ir.defaults import moment
from ..ir.schemas import MISSING, AliasSchema, EnumSchema, Named
from ..ir.types import (
    AnyType,
    ListType,
    LiteralType,
    MapType,
    NullableType,
    RefType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
    references,
)
from ..pycode import Expr, Safe, Symbol
from .code import joined
from .types import FIELD, MODELS, TypeWriter


class DefaultContext(Struct, frozen=True):
    """What a default may mention: enum members under their names."""

    schemas: Mapping[str, Named]
    names: Mapping[str, str]
    members: Mapping[str, tuple[tuple[str, str | int], ...]]


def default_of(context: DefaultContext, type_: Type, value: Any) -> Expr | None:
    """`value` as a default of `type_`. Null is the absence of a value here, not a default.

    What can be changed in place is made anew for each object.
    """
    said = _said(context, type_, value)
    if said is None or not isinstance(value, list | dict):
        return said
    if not value:
        return pycode.call(FIELD, default_factory=_EMPTY[type(value)])
    holder = _holder(context, type_, value)
    if holder is not None and _is_several(context, holder):
        type_said = TypeWriter(context.names, context.schemas).plain(holder)
        said = Expr((*type_said.parts, pycode.code("("), *said.parts, pycode.code(")")))
    return pycode.call(FIELD, default_factory=Expr((pycode.code("lambda: "), *said.parts)))


_EMPTY = {list: pycode.named("builtins", "list"), dict: pycode.named("builtins", "dict")}


def _holder(context: DefaultContext, type_: Type, value: Any) -> Type | None:
    """The type of a list or a map of which a value is said."""
    match type_:
        case NullableType(inner):
            return _holder(context, inner, value)
        case UnionType(members=members):
            fit = (each for each in members if _said(context, each, value) is not None)
            return _holder(context, next(fit), value)
        case RefType(pointer) if isinstance(named := context.schemas.get(pointer), AliasSchema):
            return _holder(context, named.target, value)
        case ListType() | MapType():
            return type_
    return None


def _is_several(context: DefaultContext, type_: Type, depth: int = 0) -> bool:
    """Whether some of what is in it has more types than one value: a type checker, which takes
    `["a"]` for a `list[str]`, is told that it is a `list[str | None]`."""
    match type_:
        case ListType(item=inner) | MapType(inner):
            return _is_several(context, inner, depth + 1)
        case TupleType(items=items):
            return any(_is_several(context, each, depth + 1) for each in items)
        case RefType(pointer) if isinstance(named := context.schemas.get(pointer), AliasSchema):
            return depth < 20 and _is_several(context, named.target, depth + 1)
    return isinstance(type_, NullableType | UnionType | LiteralType)


def _said(context: DefaultContext, type_: Type, value: Any) -> Expr | None:
    if value is MISSING or value is None:
        return None
    inner = type_.inner if isinstance(type_, NullableType) else type_
    match inner:
        case ScalarType(kind="string" | "bytes" | "time") if isinstance(value, str):
            return pycode.value(value)
        case ScalarType(kind="boolean") if isinstance(value, bool):
            return pycode.value(value)
        case ScalarType(kind="integer") if isinstance(value, int) and not isinstance(value, bool):
            return pycode.value(value)
        case ScalarType(kind="number") if isinstance(value, int | float):
            if isinstance(value, bool) or not math.isfinite(value):
                return None
            return pycode.value(float(value) if abs(value) < 2**53 else value)
        case LiteralType(values) if any(v == value and type(v) is type(value) for v in values):
            return pycode.value(value)
        case ScalarType(kind="date" | "date-time" as kind) if isinstance(value, str):
            return _moment(kind, value)
        case RefType(pointer):
            return _of_named(context, pointer, value)
        case ListType(item=item) if isinstance(value, list):
            return _several(
                pycode.code("["),
                pycode.code("]"),
                [_said(context, item, each) for each in value],
            )
        case TupleType(items=items) if isinstance(value, list) and len(value) == len(items) > 1:
            made = [_said(context, *pair) for pair in zip(items, value, strict=True)]
            return _several(pycode.code("("), pycode.code(")"), made)
        case MapType(inner) if isinstance(value, dict):
            made = [_entry(key, _said(context, inner, each)) for key, each in value.items()]
            return _several(pycode.code("{"), pycode.code("}"), made)
        case UnionType(members=members):
            found = (_said(context, member, value) for member in members)
            return next((each for each in found if each is not None), None)
        case AnyType(checks=""):
            return pycode.value(value)
    return None


def _moment(kind: str, text: str) -> Expr | None:
    found = moment(kind, text)
    if found is None:
        return None
    name = "date" if kind == "date" else "datetime"
    parts = (Symbol("datetime", name), pycode.code(".fromisoformat("))
    return Expr((*parts, pycode.literal(found.isoformat()), pycode.code(")")))


def _several(start: Safe, end: Safe, items: list[Expr | None]) -> Expr | None:
    """A list, a tuple or a dict; None where one of its items cannot be said."""
    known = [item for item in items if item is not None]
    if len(known) < len(items):
        return None
    return Expr((start, *joined(known), end))


def _entry(key: str, value: Expr | None) -> Expr | None:
    if value is None:
        return None
    return Expr((pycode.literal(key), pycode.code(": "), *value.parts))


def _of_named(context: DefaultContext, pointer: str, value: Any, depth: int = 0) -> Expr | None:
    named = context.schemas.get(pointer)
    if isinstance(named, AliasSchema) and depth < 20:
        if isinstance(named.target, RefType):
            return _of_named(context, named.target.pointer, value, depth + 1)
        return None if pointer in references(named.target) else _said(context, named.target, value)
    return _enum_member(context, pointer, value)


def _enum_member(context: DefaultContext, pointer: str, value: Any) -> Expr | None:
    if not isinstance(context.schemas.get(pointer), EnumSchema):
        return None
    for name, known in context.members[pointer]:
        if known == value and type(known) is type(value):
            symbol = Symbol(MODELS, context.names[pointer])
            return Expr((symbol, pycode.code("."), pycode.Ident(name)))
    return None
