"""Tags as constants: the class of one kind of a union says which kind it is by itself."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from .api import Api, Content
from .schemas import AliasSchema, EnumSchema, Field, ObjectSchema
from .types import (
    ListType,
    LiteralType,
    MapType,
    NullableType,
    RefType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
)

Told = dict[tuple[str, str], set[str]]
"""By the pointer of a class and its property that holds the tag: the tags that stand for it."""


def fix_tags(api: Api) -> Api:
    """`api` with a constant for each required tag that can be nothing else.

    A discriminator says which tags stand for a schema (OpenAPI 3.1, section 4.8.25). Where that is
    one, and all unions that the schema is a member of agree, nobody has to give it. A schema that
    others extend stays as it is: its tag is theirs, too.
    """
    told: Told = {}
    for type_ in _types(api):
        _collect(type_, told)
    heads = {pointer for each in api.schemas.values() for pointer in _ancestors(each)}
    schemas = dict(api.schemas)
    for (pointer, name), values in told.items():
        schema = schemas.get(pointer)
        if len(values) == 1 and isinstance(schema, ObjectSchema) and pointer not in heads:
            (value,) = values
            fields = (
                _fixed(api, each, value) if each.wire == name and each.required else each
                for each in schema.fields
            )
            schemas[pointer] = replace(schema, fields=tuple(fields))
    return replace(api, schemas=schemas)


def _ancestors(schema: object) -> tuple[str, ...]:
    return schema.extends if isinstance(schema, ObjectSchema) else ()


def _fixed(api: Api, field: Field, value: str) -> Field:
    """The field with one value; a member of an enum stays one."""
    if field.type == ScalarType("string"):
        return replace(field, type=LiteralType((value,)))
    enum = api.schemas.get(field.type.pointer) if isinstance(field.type, RefType) else None
    if isinstance(enum, EnumSchema) and any(member.value == value for member in enum.members):
        return replace(field, default=value, constant=True)
    return field


def _collect(type_: Type, told: Told) -> None:
    """Add what the tags of the unions in a type stand for."""
    match type_:
        case ListType(item=inner) | MapType(value=inner) | NullableType(inner=inner):
            _collect(inner, told)
        case TupleType(items, rest):
            for item in (*items, *([] if rest is None else [rest])):
                _collect(item, told)
        case UnionType(members, tag):
            for member in members:
                _collect(member, told)
            if tag is None or tag.sibling:
                return
            for value, index in tag.values:
                if isinstance(member := members[index], RefType):
                    told.setdefault((member.pointer, tag.property), set()).add(value)


def _types(api: Api) -> Iterator[Type]:
    """The types of schemas, of bodies and of answers; in parameters nothing is told apart."""
    for schema in api.schemas.values():
        if isinstance(schema, AliasSchema):
            yield schema.target
        elif isinstance(schema, ObjectSchema):
            yield from (field.type for field in schema.fields)
            if schema.additional is not None:
                yield schema.additional
    contents: list[Content] = []
    for operation in api.operations:
        contents += operation.bodies
        contents += (each for answer in operation.responses for each in answer.contents)
    for event in api.events:
        contents += event.contents
    yield from (content.type for content in contents if content.type is not None)
