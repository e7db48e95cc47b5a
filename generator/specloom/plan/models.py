"""The models as planned: which fields, enum members and names there are."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from .. import pycode
from ..ir.api import Api
from ..ir.schemas import AliasSchema, Field, Named, ObjectSchema
from ..ir.types import (
    AnyType,
    LiteralType,
    NullableType,
    NullType,
    RefType,
    Type,
    UnionType,
    nullable,
)
from ..pycode import Expr
from .defaults import DefaultContext, default_of
from .member_names import Members
from .types import TypeWriter


class PlannedField(Struct, frozen=True, omit_defaults=True):
    """A field with all that is decided about it.

    `type` is the type as written: with null for a field that may be left out. `default` is None for
    a field that must be given; a `constant` is always sent.
    """

    name: str
    field: Field
    type: Type
    default: Expr | None = None
    constant: bool = False


class ModelPlan(Struct, frozen=True):
    """Everything about the models that other parts of the plan ask for."""

    api: Api
    names: Mapping[str, str]
    modules: Mapping[str, str]
    homes: Mapping[str, str]
    """The module of each class, enum and alias, by its name."""
    fields: Mapping[str, tuple[PlannedField, ...]]
    """The fields of each class, in the order they are written, by the pointer of its schema."""
    members: Mapping[str, Members]
    """The (name, value) pairs of each enum, by pointer."""
    twins: Mapping[str, str]
    """The names of the plain-data twins (`plan.inputs`), by pointer."""
    field_names: Mapping[str, Mapping[str, str]]
    """The name of each field by that on the wire, by the pointer of its schema."""
    calls: Mapping[str, str]
    """Method and path of each operation, by its pointer."""

    @property
    def writer(self) -> TypeWriter:
        """Writes annotations."""
        return TypeWriter(self.names, self.api.schemas)


def plan_models(
    api: Api,
    names: Mapping[str, str],
    modules: Mapping[str, str],
    twins: Mapping[str, str],
    members: Mapping[str, Members],
    field_names: Mapping[str, Mapping[str, str]],
) -> ModelPlan:
    """Decide what all fields are; the names are those of `plan.member_names`."""
    context = DefaultContext(api.schemas, names, members)
    fields = {
        schema.pointer: tuple(
            _presence(entry, context, in_request=schema.pointer in api.request)
            for entry in _ordered(schema, field_names[schema.pointer])
        )
        for schema in api.schemas.values()
        if isinstance(schema, ObjectSchema)
    }
    homes = {names[pointer]: module for pointer, module in modules.items()}
    calls = {each.pointer: f"{each.method} {each.path}" for each in api.operations}
    return ModelPlan(api, names, modules, homes, fields, members, twins, field_names, calls)


def _presence(entry: PlannedField, context: DefaultContext, *, in_request: bool) -> PlannedField:
    """Whether the field may be left out, and what it is then."""
    field = entry.field
    other_way = field.read_only if in_request else field.write_only
    if field.required and not other_way:
        if isinstance(field.type, LiteralType) and len(field.type.values) == 1:
            return replace(entry, default=pycode.value(field.type.values[0]), constant=True)
        tag = default_of(context, field.type, field.default) if field.constant else None
        if tag is not None:
            return replace(entry, default=tag, constant=True)
        return entry
    default = default_of(context, field.type, field.default)
    if default is not None:
        return replace(entry, default=default)
    type_ = field.type if _is_anything(field.type, context.schemas) else nullable(field.type)
    return replace(entry, default=pycode.value(None), type=type_)


def _is_anything(type_: Type, schemas: Mapping[str, Named]) -> bool:
    """Whether a type is `Any`, or an alias of that: null beside it would pass its checks by."""
    seen: set[str] = set()
    while isinstance(type_, RefType) and type_.pointer not in seen:
        seen.add(type_.pointer)
        named = schemas.get(type_.pointer)
        type_ = named.target if isinstance(named, AliasSchema) else type_
    return isinstance(type_, AnyType)


def _ordered(schema: ObjectSchema, names: Mapping[str, str]) -> tuple[PlannedField, ...]:
    """Required fields first; a tag before the union it decides; else the document's order."""
    ordered = sorted(schema.fields, key=lambda field: not field.required)
    ordered.sort(key=lambda field: _is_sibling_union(field.type))
    ordered.sort(key=lambda field: not field.required)
    return tuple(PlannedField(names[field.wire], field, field.type) for field in ordered)


def _is_sibling_union(type_: Type) -> bool:
    inner = type_.inner if isinstance(type_, NullableType) else type_
    return isinstance(inner, UnionType) and inner.tag is not None and inner.tag.sibling


def may_be_null(type_: Type, schemas: Mapping[str, Named], _depth: int = 0) -> bool:
    """Whether null is a value of the type."""
    match type_:
        case NullableType() | NullType() | AnyType():
            return True
        case RefType(pointer) if isinstance(schemas.get(pointer), AliasSchema) and _depth < 50:
            alias = schemas[pointer]
            assert isinstance(alias, AliasSchema)
            return may_be_null(alias.target, schemas, _depth + 1)
        case UnionType(members=members):
            return any(may_be_null(member, schemas, _depth + 1) for member in members)
        case _:
            return False
