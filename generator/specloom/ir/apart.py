"""Whether two schemas have no value in common.

Only what shows at once is looked at: the kinds of values, their constants, and those of properties
that must be there. So two that are not apart by this may still have no value in common.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..normalize.canonical import At
from ..normalize.flat import Flat
from ..normalize.flatten import flatten

if TYPE_CHECKING:
    from .read_schema import SchemaReader

_MAX_DEPTH = 3
"""Properties inside each other that are looked at."""
_ALL = frozenset({"null", "boolean", "integer", "fraction", "string", "array", "object"})
_KINDS: dict[type, str] = {
    **{type(None): "null", bool: "boolean", int: "integer", float: "fraction"},
    **{str: "string", list: "array", dict: "object"},
}


def apart(reader: SchemaReader, one: Flat, other: Flat, depth: int = 0) -> bool:
    """Whether no value fits both, apart from null, which unions are asked about by themselves."""
    beside_null = set() if depth else {"null"}
    if _kinds(one) & _kinds(other) <= beside_null:
        return True
    if one.enum is not None and other.enum is not None:
        return _keys(one.enum) & _keys(other.enum) <= (set() if depth else _keys([None]))
    if depth == _MAX_DEPTH:
        return False
    return any(
        apart(reader, flat_of(reader, one.properties[name]), flat_of(reader, each), depth + 1)
        for name, each in other.properties.items()
        if name in one.properties and (name in one.required or name in other.required)
    )


def flat_of(reader: SchemaReader, node: At) -> Flat:
    """What a schema says, a reference followed."""
    target = reader.plain_ref(node)
    if target is None:
        return flatten(node, node.pointer, reader.resolve)
    return reader.flat(target)


def _kinds(flat: Flat) -> set[str]:
    kinds = set(_ALL)
    if flat.types is not None:
        kinds &= {*flat.types, *(["integer", "fraction"] if "number" in flat.types else [])}
    if flat.enum is not None:
        # numbers in an enum of text are read as text
        kinds = kinds & set(map(_kind, flat.enum)) or kinds
    return kinds | ({"null"} if flat.nullable else set())


def _kind(value: Any) -> str:
    whole = isinstance(value, float) and value.is_integer()
    return "integer" if whole else _KINDS[type(value)]


def _keys(values: Iterable[Any]) -> set[str]:
    """Values of JSON: 1 and 1.0 are one, and true is another."""
    return {
        json.dumps(int(each) if isinstance(each, float) and each.is_integer() else each)
        for each in values
    }
