"""Default values of fields and arguments, checked against their types."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .. import pycode
from ..ir.schemas import MISSING, EnumSchema, Named
from ..ir.types import ListType, LiteralType, NullableType, RefType, ScalarType, Type
from ..pycode import Expr, Symbol
from .types import FIELD, MODELS

_EMPTY_LIST = pycode.call(FIELD, default_factory=pycode.named("builtins", "list"))


@dataclass(frozen=True, slots=True)
class DefaultContext:
    """What a default may mention: enum members under their names."""

    schemas: Mapping[str, Named]
    names: Mapping[str, str]
    members: Mapping[str, tuple[tuple[str, str | int], ...]]


def default_of(context: DefaultContext, type_: Type, value: Any) -> Expr | None:
    """`value` as a default of `type_`. Null is the absence of a value here, not a default."""
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
        case RefType(pointer):
            return _enum_member(context, pointer, value)
        case ListType(item=item) if isinstance(value, list):
            items = [default_of(context, item, entry) for entry in value]
            return None if value else _EMPTY_LIST if all(items) else None
    return None


def _enum_member(context: DefaultContext, pointer: str, value: Any) -> Expr | None:
    if not isinstance(context.schemas.get(pointer), EnumSchema):
        return None
    for name, known in context.members[pointer]:
        if known == value and type(known) is type(value):
            symbol = Symbol(MODELS, context.names[pointer])
            return Expr((symbol, pycode.code("."), pycode.Ident(name)))
    return None
