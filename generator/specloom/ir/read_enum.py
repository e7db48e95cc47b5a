"""`enum` and `const`: an enum class, or literals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..load.pointer import escape
from ..normalize.flat import Flat
from .apart import apart, flat_of
from .enum_members import enum_members, enum_name
from .read_doc import doc_of
from .read_union import NO_TYPE
from .schemas import EnumSchema, Origin
from .types import AnyType, LiteralType, NullType, RefType, ScalarType, Type, union_of

if TYPE_CHECKING:
    from .read_schema import SchemaReader

MANY = 10_000
"""Values that an enum may have: the engine compares each member with all before it."""


def read_enum(reader: SchemaReader, flat: Flat, origin: Origin, *, component: bool) -> Type:
    """Strings, or integers, get an enum class: a component always, an inline schema of strings from
    two values on, and whatever says how its members are called. Anything else is a `Literal`;
    values that are no scalars leave the type open.
    """
    values = _distinct(_fitting(flat, [value for value in flat.enum or () if value is not None]))
    both = _in_unions(reader, flat, values)
    if values and not both:
        if reader.unions.leaves_out():
            return NO_TYPE
        reader.report_conflict("an enum and a union that have no value in common", flat)
    values = both or values
    if not values:
        if flat.enum:
            return NullType()
        reader.diagnostics.warning(
            "schema-enum-empty",
            "this enum allows no value; its type is left open",
            reader.place(flat.pointer),
        )
        return AnyType()
    strings = all(isinstance(value, str) for value in values)
    integers = all(isinstance(value, int) and not isinstance(value, bool) for value in values)
    if len(values) > MANY:
        reader.diagnostics.warning(
            "schema-enum-too-large",
            f"an enum of more than {MANY:,} values is too large for a class; any value is taken",
            reader.place(flat.pointer),
        )
        return ScalarType("string") if strings else ScalarType("integer") if integers else AnyType()
    members = enum_members(flat, values)
    told = bool(enum_name(flat.annotations)) or any(member.wished for member in members)
    named = component or told or (len(values) > 1 and not origin.argument)
    if (strings and named) or (integers and (component or told)):
        wished = "" if component else enum_name(flat.annotations)
        at = _shared(reader, wished, tuple(values), flat.pointer) if wished else flat.pointer
        if at == flat.pointer:
            origin = Origin(path=(wished,)) if wished and not origin.wished else origin
            schema = EnumSchema(at, origin, doc_of(flat), members, integers=integers)
            reader.named.setdefault(at, schema)
        return RefType(at)
    if all(isinstance(value, str | int | bool) for value in values):
        return LiteralType(tuple(values))
    if all(isinstance(value, str | int | float | bool) for value in values):
        return _open_type(values)
    return AnyType()


def _shared(reader: SchemaReader, name: str, values: tuple[Any, ...], pointer: str) -> str:
    """Where the enum of a name stands that documents repeat wherever it is used: a component, or
    the first place."""
    component = f"/components/schemas/{escape(name)}"
    node = reader.resolve(component)
    same = node.get("enum") if isinstance(node, dict) else None
    if isinstance(same, list) and tuple(same) == values:
        reader.component(name)
        return component
    return reader.shared_enums.setdefault((name, values), pointer)


def _open_type(values: list[Any]) -> Type:
    """`Literal` takes no floats: such an enum is typed as a number, and its values are checked."""
    kinds = {
        bool: "boolean",
        int: "number",
        float: "number",
        str: "string",
    }
    found = dict.fromkeys(kinds[type(value)] for value in values)
    return union_of([ScalarType(kind) for kind in found])


def _fitting(flat: Flat, values: list[Any]) -> list[Any]:
    """Values in the declared type: YAML authors write `enum: [1, 2]` under `type: string`."""
    types = [name for name in flat.types or () if name != "null"]
    if types == ["string"]:
        return [value if isinstance(value, str) else _spelled(value) for value in values]
    if types == ["integer"]:
        return [int(value) if isinstance(value, float) else value for value in values]
    return values


def _in_unions(reader: SchemaReader, flat: Flat, values: list[Any]) -> list[Any]:
    """Values that fit a member of each union beside the enum."""
    for union in flat.unions:
        if len(values) * len(union.members) > MANY:
            continue
        members = [flat_of(reader, member) for member in union.members]
        values = [
            value
            for value in values
            if not all(apart(reader, Flat(flat.pointer, enum=[value]), each) for each in members)
        ]
    return values


def _spelled(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _distinct(values: list[Any]) -> list[Any]:
    """Without repetition; 1 and true are two values, as in JSON."""
    seen: dict[tuple[type, str], Any] = {}
    for value in values:
        seen.setdefault((type(value), repr(value)), value)
    return list(seen.values())
