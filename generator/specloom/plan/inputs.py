"""What callers may give: model classes, or plain data that type checkers know the keys of.

Every class that requests hold has a twin, a `TypedDict` with the names of the API (`Pet` and
`PetDict`), so that a misspelled key of a dict literal is an error in the editor. A union of such
classes, and an alias that holds itself, have a twin of their own; other aliases are written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from .. import pycode
from ..ir.api import Api
from ..ir.graph import components
from ..ir.schemas import AliasSchema, EnumSchema, Named, ObjectSchema
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
    references,
)
from ..ir.usage import mentioned
from ..naming import Ledger, Wish
from ..pycode import TypeExpr
from .keys import Keys
from .model_names import TWIN, TWINS
from .types import MODELS

if TYPE_CHECKING:
    from .models import ModelPlan

_SEQUENCE = pycode.named("collections.abc", "Sequence")
_MAPPING = pycode.named("collections.abc", "Mapping")
_ANY_DATA = pycode.generic(_MAPPING, pycode.STR, pycode.ANY)
_FEW = 12
"""Enum members that are still written out as literals in an argument."""
TYPED_KINDS = frozenset({"json", "form", "multipart", "lines", "events"})
"""Kinds of bodies that are given as data of a type."""


def plan_twins(
    wanted: Iterable[str], names: Mapping[str, str], ledger: Ledger, keys: Keys
) -> dict[str, str]:
    """The names of the twins, by the pointer of the schema."""
    wishes = {
        pointer: Wish(
            (f"{names[pointer]}{TWIN}", f"{names[pointer]}As{TWIN}"),
            keys.of(pointer),
            pointer,
            steady=True,
        )
        for pointer in sorted(wanted, key=lambda pointer: (names[pointer], pointer))
    }
    return ledger.assign(TWINS, wishes, reserved={*names.values(), "TypedDict"})


def with_twins(api: Api) -> frozenset[str]:
    """Pointers of the schemas that have twins: only what arguments name."""
    roots = [parameter.type for each in api.operations for parameter in each.parameters] + [
        content.type
        for each in api.operations
        for content in each.bodies
        if content.type is not None and content.kind in TYPED_KINDS
    ]
    work = [pointer for type_ in roots for pointer in references(type_)]
    endless = _endless(api.schemas)
    seen: set[str] = set()
    found: set[str] = set()
    while work:
        pointer = work.pop()
        schema = api.schemas.get(pointer)
        if pointer in seen or schema is None:
            continue
        seen.add(pointer)
        match schema:
            case ObjectSchema() if is_open(schema):
                continue  # no TypedDict takes keys that are not named (PEP 728 is not there yet)
            case ObjectSchema():
                found.add(pointer)
            case AliasSchema(target=target):
                inner = target.inner if isinstance(target, NullableType) else target
                union = isinstance(inner, UnionType) and holds_classes(api.schemas, inner)
                if union or pointer in endless:
                    found.add(pointer)
        work += mentioned(schema)
    return frozenset(found)


def is_open(schema: ObjectSchema) -> bool:
    """Whether an object is meant to have properties that are not named."""
    return schema.additional is not None or not (schema.fields or schema.closed)


def _endless(schemas: Mapping[str, Named]) -> set[str]:
    """Aliases that hold themselves, not counting ways through classes."""
    aliases = {key: schema for key, schema in schemas.items() if isinstance(schema, AliasSchema)}
    return {
        pointer
        for group in components(aliases, lambda key: _held(aliases, key))
        for pointer in group
        if len(group) > 1 or pointer in _held(aliases, pointer)
    }


def _held(aliases: Mapping[str, AliasSchema], pointer: str) -> tuple[str, ...]:
    return tuple(key for key in references(aliases[pointer].target) if key in aliases)


def holds_classes(schemas: Mapping[str, Named], type_: Type, _depth: int = 0) -> bool:
    """Whether values of the type are, or hold, objects of model classes."""
    match type_:
        case RefType(pointer):
            schema = schemas.get(pointer)
            if isinstance(schema, AliasSchema) and _depth < 20:
                return holds_classes(schemas, schema.target, _depth + 1)
            return isinstance(schema, ObjectSchema)
        case NullableType(inner) | ListType(item=inner) | MapType(value=inner):
            return holds_classes(schemas, inner, _depth)
        case UnionType(members=members):
            return any(holds_classes(schemas, member, _depth) for member in members)
        case _:
            return False


# -- annotations ---------------------------------------------------------------------------------


def argument_type(
    plan: ModelPlan, type_: Type, *, inside: bool = False, files: bool = True
) -> TypeExpr:
    """What a caller may give: any sequence for a list, a dict for an object, an enum's values as
    plain text, with `files` anything that can be read for bytes; `inside` a dict also the text of a
    date."""

    def given(each: Type) -> TypeExpr:
        return argument_type(plan, each, inside=inside, files=files)

    match type_:
        case ListType(item=item):
            return pycode.generic(_SEQUENCE, given(item))
        case TupleType(items, rest) if inside:
            ends = (rest,) if rest is not None else ()
            return pycode.generic(_SEQUENCE, _union(map(given, (*items, *ends))))
        case MapType(value):
            return pycode.generic(_MAPPING, pycode.STR, given(value))
        case NullableType(inner):
            return pycode.optional(given(inner))
        case UnionType(members=members):
            return _union(map(given, members))
        case RefType(pointer):
            return _named(plan, pointer, inside=inside)
        case ScalarType(kind="file"):
            return plan.writer.plain(type_, files=files)
        case ScalarType(kind="date-time" | "date") if inside:
            return pycode.union_of(plan.writer.plain(type_), pycode.STR)
        case PythonType(wire=wire) if inside and plan.names.keys() >= {*references(wire)}:
            return pycode.union_of(plan.writer.plain(type_), given(wire))
        case PythonType() if inside:  # in place of an object that has no class any more
            return pycode.union_of(plan.writer.plain(type_), _ANY_DATA)
        case _:
            return plan.writer.plain(type_)


def _named(plan: ModelPlan, pointer: str, *, inside: bool) -> TypeExpr:
    name = plan.writer.name(pointer)
    schema = plan.api.schemas.get(pointer)
    if pointer in plan.twins:
        return pycode.union_of(name, pycode.named(MODELS, plan.twins[pointer]))
    match schema:
        case EnumSchema(members=members):
            values = [member.value for member in members]
            plain = pycode.INT if isinstance(values[0], int) else pycode.STR
            return pycode.union_of(
                name, pycode.literal_of(*values) if len(values) <= _FEW else plain
            )
        case ObjectSchema():
            return pycode.union_of(name, _ANY_DATA)
        case AliasSchema(target=target):
            written = argument_type(plan, target, inside=inside)
            same = written == plan.writer.plain(target)
            return name if same else pycode.union_of(name, written)
        case _:
            return name


def twin_target(plan: ModelPlan, type_: Type) -> TypeExpr:
    """What the twin of an alias stands for: the alternatives as plain data, without the classes
    that the alias itself stands for."""
    match type_:
        case UnionType(members=members):
            return _union(twin_target(plan, member) for member in members)
        case NullableType(inner):
            return pycode.optional(twin_target(plan, inner))
        case RefType(pointer) if pointer in plan.twins:
            return pycode.named(MODELS, plan.twins[pointer])
        case RefType(pointer):
            match plan.api.schemas.get(pointer):
                case ObjectSchema():
                    return _ANY_DATA
                case AliasSchema(target=target):
                    return twin_target(plan, target)
                case _:
                    return _named(plan, pointer, inside=True)
        case _:
            return argument_type(plan, type_, inside=True)


def _union(members: Iterable[TypeExpr]) -> TypeExpr:
    listed = list(members)
    return pycode.union_of(*listed) if listed else pycode.ANY
