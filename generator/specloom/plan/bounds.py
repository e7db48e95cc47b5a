"""`Bounds(…)`: the parameters of an operation that have limits, with their types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import pycode
from ..ir.schemas import AliasSchema, ObjectSchema
from ..ir.types import (
    ListType,
    MapType,
    NullableType,
    PythonType,
    RefType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
)
from ..pycode import Expr
from .code import joined
from .models import ModelPlan
from .types import RUNTIME

if TYPE_CHECKING:
    from .operations import OperationPlan

_PLACES = {"path": "path", "query": "query", "header": "headers", "cookie": "cookies"}


def bounds(plan: ModelPlan, planned: OperationPlan) -> Expr | None:
    """`Bounds(query={"$top": lambda: Annotated[int, Field(le=1000)]})`; None without limits."""
    places: dict[str, list[Expr]] = {}
    for argument in planned.arguments:
        parameter = argument.parameter
        # What a service gives to go on with is its own affair.
        walked = planned.paging is not None and argument.wire in planned.paging.own_parameters
        if parameter is None or walked or not _is_limited(plan, parameter.type, set()):
            continue
        type_ = parameter.type.inner if isinstance(parameter.type, NullableType) else parameter.type
        shape = plan.writer.field(type_)
        entry = Expr((pycode.literal(parameter.wire), pycode.code(": lambda: "), *shape.parts))
        places.setdefault(_PLACES[parameter.location], []).append(entry)
    if not places:
        return None
    keywords = {
        place: Expr((pycode.code("{"), *joined(places[place]), pycode.code("}")))
        for place in _PLACES.values()
        if place in places
    }
    return pycode.call(pycode.named(RUNTIME, "Bounds"), **keywords)


def _is_limited(plan: ModelPlan, type_: Type | None, seen: set[str]) -> bool:
    """Whether a value of a type may break a limit. Unions are not looked into: whether a member is
    meant is not known. `seen` are the pointers of the schemas that need no other look."""
    if type_ is None or isinstance(type_, UnionType):
        return False
    if getattr(type_, "checks", ""):
        return True

    def inside(each: Type | None) -> bool:
        return _is_limited(plan, each, seen)

    match type_:
        case ScalarType(kind, limits):
            return bool(limits) and kind != "file"
        case ListType(item, low, high):
            return bool(low) or high is not None or inside(item)
        case TupleType(items):
            return any(map(inside, items))
        case MapType(value=inner) | NullableType(inner=inner) | PythonType(wire=inner):
            return inside(inner)
        case RefType(pointer) if pointer not in seen:
            seen.add(pointer)
            schema = plan.api.schemas.get(pointer)
            if isinstance(schema, ObjectSchema):
                return any(inside(field.type) for field in schema.fields)
            return isinstance(schema, AliasSchema) and inside(schema.target)
        case _:
            return False
