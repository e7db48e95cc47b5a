"""Families: a schema with a discriminator, and the schemas that extend it by `allOf`.

Where such a schema is referred to, a value may be of any member of the family (OpenAPI 3.1, section
4.8.25.4). The schema keeps its class; references to it lead to a union of the family (`AnyPet`).
"""

from __future__ import annotations

from msgspec.structs import replace

from .api import Api
from .rewrite import retarget, rewrite_event, rewrite_request, rewrite_responses, rewrite_schema
from .schemas import AliasSchema, Doc, ObjectSchema, Origin
from .types import LiteralType, RefType, Tag, Type, UnionType

SUFFIX = "#family"


def is_family(pointer: str) -> bool:
    """Whether the schema at `pointer` is the union of a family."""
    return pointer.endswith(SUFFIX)


def join_families(api: Api) -> Api:
    """`api` with a union for each family, and references to it."""
    members = _members(api)
    if not members:
        return api

    def target(pointer: str) -> str:
        return pointer + SUFFIX if pointer in members else pointer

    def retype(type_: Type) -> Type:
        return retarget(type_, target)

    schemas = {pointer: rewrite_schema(each, retype) for pointer, each in api.schemas.items()}
    for pointer, family in members.items():
        schemas[pointer + SUFFIX] = family
    return replace(
        api,
        schemas=schemas,
        operations=tuple(
            rewrite_responses(rewrite_request(each, retype), retype) for each in api.operations
        ),
        events=tuple(rewrite_event(each, retype) for each in api.events),
    )


def _members(api: Api) -> dict[str, AliasSchema]:
    """The union of each family, by the pointer of its head."""
    heirs: dict[str, list[ObjectSchema]] = {}
    for schema in api.schemas.values():
        if isinstance(schema, ObjectSchema) and schema.origin.name:
            for ancestor in schema.extends:
                heirs.setdefault(ancestor, []).append(schema)
    families: dict[str, AliasSchema] = {}
    for pointer, children in sorted(heirs.items()):
        head = api.schemas.get(pointer)
        if not isinstance(head, ObjectSchema) or head.discriminator is None:
            continue
        mapping = dict(head.discriminator.mapping)
        everyone = [*sorted(children, key=lambda each: each.pointer), head]
        values: dict[str, int] = {}
        for value, goal in sorted(mapping.items()):
            for index, member in enumerate(everyone):
                if member.pointer == goal:
                    values[value] = index
        for index, member in enumerate(everyone):
            if index not in values.values():
                values.setdefault(_own_tag(member, head.discriminator.property), index)
        families[pointer] = AliasSchema(
            pointer + SUFFIX,
            Origin(parent=pointer, path=("family",), wished=f"Any{head.origin.name}"),
            Doc(description=f"Any {head.origin.name}: told apart by its tag."),
            UnionType(
                tuple(RefType(member.pointer) for member in everyone),
                Tag(head.discriminator.property, tuple(values.items())),
            ),
        )
    return families


def _own_tag(member: ObjectSchema, wire: str) -> str:
    """The tag of a member that no mapping names: what it says itself, else its name."""
    own = next((field.type for field in member.fields if field.wire == wire), None)
    if isinstance(own, LiteralType) and len(own.values) == 1 and isinstance(own.values[0], str):
        return own.values[0]
    return member.tag_value or member.origin.name
