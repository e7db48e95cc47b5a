"""`readOnly` and `writeOnly`: what is sent and what is received as two classes, where they differ.

A schema that both requests and answers hold, and that has properties only the service sets, or
only the caller, or holds such a schema, gets a second class for requests (`PetInput`) without the
former; its own class, that of answers, is without the latter. A schema that only one of them holds
keeps all its properties, where those of the other direction may be left out.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from .api import Api
from .rewrite import retarget, rewrite_request, rewrite_schema
from .rules import Choice, Requires, Rule
from .schemas import AliasSchema, Named, ObjectSchema, Origin
from .types import Type
from .usage import mark_usage, mentioned

SUFFIX = "#input"
"""Behind the pointer of a schema: its class for requests."""


def split_directions(api: Api) -> Api:
    """`api`, whose usage is marked, with input classes where they differ."""
    both = api.request & api.response
    differing = _differing(api, both)
    if not differing:
        return api

    def renamed(type_: Type) -> Type:
        return retarget(type_, lambda p: p + SUFFIX if p in differing else p)

    schemas = dict(api.schemas)
    for pointer, schema in api.schemas.items():
        if pointer in differing:
            schemas[pointer + SUFFIX] = _input(schema, renamed)
            schemas[pointer] = _answered(schema)
        elif pointer in api.request:
            # Of those in answers too, none leads to what differs: it would differ itself.
            schemas[pointer] = rewrite_schema(schema, renamed)
    operations = tuple(rewrite_request(operation, renamed) for operation in api.operations)
    return mark_usage(replace(api, schemas=schemas, operations=operations))


def _differing(api: Api, both: frozenset[str]) -> frozenset[str]:
    """Schemas with properties of one direction, and those that lead to one."""
    found = {
        pointer
        for pointer in both
        if isinstance(schema := api.schemas[pointer], ObjectSchema)
        and any(field.read_only or field.write_only for field in schema.fields)
    }
    holders: dict[str, set[str]] = {}
    for pointer in both:
        for target in mentioned(api.schemas[pointer]):
            holders.setdefault(target, set()).add(pointer)
    work = list(found)
    while work:
        for holder in holders.get(work.pop(), ()):
            if holder not in found:
                found.add(holder)
                work.append(holder)
    return frozenset(found)


def _answered(schema: Named) -> Named:
    if not isinstance(schema, ObjectSchema):
        return schema
    return replace(schema, fields=tuple(each for each in schema.fields if not each.write_only))


def _input(schema: Named, renamed: Callable[[Type], Type]) -> Named:
    pointer = schema.pointer + SUFFIX
    origin = Origin(parent=schema.pointer, path=("input",))
    if isinstance(schema, AliasSchema):
        return replace(schema, pointer=pointer, origin=origin, target=renamed(schema.target))
    assert isinstance(schema, ObjectSchema)
    fields = tuple(
        replace(field, type=renamed(field.type)) for field in schema.fields if not field.read_only
    )
    additional = renamed(schema.additional) if schema.additional is not None else None
    gone = {field.wire for field in schema.fields if field.read_only}
    return replace(
        schema,
        pointer=pointer,
        origin=origin,
        fields=fields,
        additional=additional,
        rules=tuple(rule for rule in schema.rules if not gone & _needed(rule)),
    )


def _needed(rule: Rule) -> set[str]:
    """The properties that a rule asks for."""
    match rule:
        case Requires(_, needed):
            return set(needed)
        case Choice(groups):
            return {name for group in groups for name in group}
        case _:
            return set()
