"""Schemas that are their own alternatives: `A: {oneOf: [A, string]}`.

A value fits such a schema when it fits one of the other alternatives, so the way back is left out.
Where every alternative leads back, nothing is said about the value at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from .graph import components
from .schemas import AliasSchema, Named
from .types import NullableType, NullType, RefType, Type, UnionType


def without_loops(
    schemas: Mapping[str, Named],
    joined: Callable[[list[Type]], Type],
    report: Callable[[str], None],
) -> dict[str, Named]:
    """The schemas, with every loop of aliases opened.

    Args:
        schemas: By pointer.
        joined: Makes one type of alternatives; of none it makes any value.
        report: Called with the pointer of each alias of a loop that has no other alternative.
    """
    aliases = {key: schema for key, schema in schemas.items() if isinstance(schema, AliasSchema)}

    def leads_to(pointer: str) -> tuple[str, ...]:
        found = (_reference(each) for each in alternatives(aliases[pointer].target))
        return tuple(dict.fromkeys(key for key in found if key in aliases))

    result = dict(schemas)
    for group in components(aliases, leads_to):
        if len(group) == 1 and group[0] not in leads_to(group[0]):
            continue
        members = sorted(group)
        others = [
            each
            for pointer in members
            for each in alternatives(aliases[pointer].target)
            if _reference(each) not in group
        ]
        for pointer in members:
            if not others:
                report(pointer)
            result[pointer] = replace(aliases[pointer], target=joined(others))
    return result


def alternatives(type_: Type) -> tuple[Type, ...]:
    """The types that a value of the type may be of, not looking into containers."""
    match type_:
        case NullableType(inner):
            return (*alternatives(inner), NullType())
        case UnionType(members=members):
            return tuple(each for member in members for each in alternatives(member))
        case _:
            return (type_,)


def _reference(type_: Type) -> str:
    return type_.pointer if isinstance(type_, RefType) else ""
