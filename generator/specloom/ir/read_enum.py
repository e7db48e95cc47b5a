"""`enum` and `const`: an enum class, or literals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..normalize.flatten import Flat
from .schemas import EnumMember, EnumSchema, Origin
from .types import AnyType, LiteralType, NullType, RefType, Type

if TYPE_CHECKING:
    from .read_schema import SchemaReader


def read_enum(reader: SchemaReader, flat: Flat, origin: Origin, *, component: bool) -> Type:
    """Strings, or integers, get an enum class: a component always, an inline schema from two
    values on. Anything else is a `Literal`; values that are no scalars leave the type open.
    """
    values = _distinct(_fitting(flat, [value for value in flat.enum or () if value is not None]))
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
    named = component or (len(values) > 1 and not origin.argument)
    if (strings and named) or (integers and component):
        from .read_schema import doc_of

        reader.named.setdefault(
            flat.pointer,
            EnumSchema(
                flat.pointer, origin, doc_of(flat), _members(flat, values), integers=integers
            ),
        )
        return RefType(flat.pointer)
    if all(isinstance(value, str | int | bool) for value in values):
        return LiteralType(tuple(values))
    if all(isinstance(value, str | int | float | bool) for value in values):
        return _open_type(reader, flat, values)
    return AnyType()


def _open_type(reader: SchemaReader, flat: Flat, values: list[Any]) -> Type:
    """`Literal` takes no floats: such an enum is typed as a number, its values documented."""
    from .types import ScalarType, union_of

    kinds = {
        bool: "boolean",
        int: "number",
        float: "number",
        str: "string",
    }
    reader.diagnostics.info(
        "schema-enum-of-numbers",
        "an enum with fractional numbers is typed as a number; its values are documented",
        reader.place(flat.pointer),
    )
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


def _members(flat: Flat, values: list[Any]) -> tuple[EnumMember, ...]:
    """Members with the names and descriptions that common extensions give them."""
    names = _listed(flat, ("x-enum-varnames", "x-enumNames", "x-enum-names"), len(values))
    texts = _listed(flat, ("x-enum-descriptions", "x-enumDescriptions"), len(values))
    rich = flat.annotations.get("x-ms-enum")
    described: dict[Any, dict[str, Any]] = {}
    if isinstance(rich, dict) and isinstance(rich.get("values"), list):
        described = {
            item["value"]: item
            for item in rich["values"]
            if isinstance(item, dict) and isinstance(item.get("value"), str | int)
        }
    members = []
    for index, value in enumerate(values):
        more = described.get(value, {})
        members.append(
            EnumMember(
                value,
                str(more.get("name") or names[index] or ""),
                str(more.get("description") or texts[index] or ""),
            )
        )
    return tuple(members)


def _listed(flat: Flat, keys: tuple[str, ...], count: int) -> list[Any]:
    for key in keys:
        found = flat.annotations.get(key)
        if isinstance(found, list) and len(found) == count:
            return [item if isinstance(item, str) else "" for item in found]
        if isinstance(found, dict):
            values = [value for value in flat.enum or () if value is not None]
            return [found.get(str(value), "") for value in values][:count] + [""] * (
                count - len(values)
            )
    return [""] * count
