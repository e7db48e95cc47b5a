"""The same types, schemas and operations with references to other schemas."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from .api import Content, Event, Operation, Response
from .schemas import AliasSchema, EnumSchema, Named, ObjectSchema
from .types import (
    ListType,
    MapType,
    NullableType,
    RefType,
    TupleType,
    Type,
    UnionType,
    nullable,
    references,
)

Retype = Callable[[Type], Type]


def retarget(type_: Type, target: Callable[[str], str]) -> Type:
    """The type with every reference led through `target`."""
    if all(target(pointer) == pointer for pointer in references(type_)):
        return type_

    def again(each: Type) -> Type:
        return retarget(each, target)

    match type_:
        case RefType(pointer):
            return RefType(target(pointer))
        case ListType():
            return replace(type_, item=again(type_.item))
        case MapType():
            return replace(type_, value=again(type_.value))
        case NullableType(inner):
            return NullableType(again(inner))
        case TupleType(items, rest):
            return replace(
                type_, items=tuple(map(again, items)), rest=again(rest) if rest else None
            )
        case UnionType(members=members):
            return replace(type_, members=tuple(map(again, members)))
        case _:
            return type_


def rewrite_type(type_: Type, change: Retype) -> Type:
    """The type with `change` applied to it and to everything inside, from the inside out."""

    def again(each: Type) -> Type:
        return rewrite_type(each, change)

    match type_:
        case ListType():
            inner: Type = replace(type_, item=again(type_.item))
        case MapType():
            inner = replace(type_, value=again(type_.value))
        case NullableType(wrapped):
            inner = nullable(again(wrapped))
        case TupleType(items, rest):
            inner = replace(
                type_, items=tuple(map(again, items)), rest=again(rest) if rest else None
            )
        case UnionType(members=members):
            inner = replace(type_, members=tuple(map(again, members)))
        case _:
            inner = type_
    return change(inner)


def rewrite_schema(schema: Named, retype: Retype) -> Named:
    """The schema with every type it mentions rewritten."""
    match schema:
        case ObjectSchema():
            additional = schema.additional
            return replace(
                schema,
                fields=tuple(replace(each, type=retype(each.type)) for each in schema.fields),
                additional=retype(additional) if additional is not None else None,
            )
        case AliasSchema():
            return replace(schema, target=retype(schema.target))
        case EnumSchema():
            return schema


def rewrite_request(operation: Operation, retype: Retype) -> Operation:
    """The operation with the types of what is sent rewritten."""
    return replace(
        operation,
        bodies=tuple(_content(each, retype) for each in operation.bodies),
        parameters=tuple(replace(each, type=retype(each.type)) for each in operation.parameters),
    )


def rewrite_responses(operation: Operation, retype: Retype) -> Operation:
    """The operation with the types of what is received rewritten."""
    return replace(
        operation, responses=tuple(_response(each, retype) for each in operation.responses)
    )


def rewrite_event(event: Event, retype: Retype) -> Event:
    return replace(event, contents=tuple(_content(each, retype) for each in event.contents))


def _content(content: Content, retype: Retype) -> Content:
    return content if content.type is None else replace(content, type=retype(content.type))


def _response(response: Response, retype: Retype) -> Response:
    return replace(
        response,
        contents=tuple(_content(each, retype) for each in response.contents),
        headers=tuple(replace(each, type=retype(each.type)) for each in response.headers),
    )
