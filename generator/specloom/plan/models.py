"""The models as planned: which fields, enum members and names there are."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

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
            _planned(
                field_names[schema.pointer][field.wire],
                field,
                context,
                in_request=schema.pointer in api.request,
            )
            for field in sorted(schema.fields, key=_precedence)
        )
        for schema in api.schemas.values()
        if isinstance(schema, ObjectSchema)
    }
    homes = {names[pointer]: module for pointer, module in modules.items()}
    calls = {each.pointer: f"{each.method} {each.path}" for each in api.operations}
    return ModelPlan(api, names, modules, homes, fields, members, twins, field_names, calls)


def _planned(name: str, field: Field, context: DefaultContext, *, in_request: bool) -> PlannedField:
    """A field: whether it may be left out, and what it is then."""
    type_ = field.type
    other_way = field.read_only if in_request else field.write_only
    if field.required and not other_way:
        if isinstance(type_, LiteralType) and len(type_.values) == 1:
            return PlannedField(name, field, type_, pycode.value(type_.values[0]), constant=True)
        tag = default_of(context, type_, field.default) if field.constant else None
        return PlannedField(name, field, type_, tag, constant=tag is not None)
    default = default_of(context, type_, field.default)
    if default is not None:
        return PlannedField(name, field, type_, default)
    type_ = type_ if _is_anything(type_, context.schemas) else nullable(type_)
    return PlannedField(name, field, type_, _NONE)


_NONE = pycode.value(None)


def _is_anything(type_: Type, schemas: Mapping[str, Named]) -> bool:
    """Whether a type is `Any`, or an alias of that: null beside it would pass its checks by."""
    seen: set[str] = set()
    while isinstance(type_, RefType) and type_.pointer not in seen:
        seen.add(type_.pointer)
        named = schemas.get(type_.pointer)
        type_ = named.target if isinstance(named, AliasSchema) else type_
    return isinstance(type_, AnyType)


def _precedence(field: Field) -> tuple[bool, bool]:
    """Required fields first; a tag before the union it decides; else the document's order."""
    return not field.required, _is_sibling_union(field.type)


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
