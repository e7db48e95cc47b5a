"""Rules about the value of one property that its type does not say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..normalize.canonical import ANNOTATIONS, At, canonical
from ..normalize.flatten import Flat, flatten
from ..normalize.patterns import translate
from .rules import Distinct, Excludes, Holds, Keys, Rule, Size
from .types import JsonScalar

if TYPE_CHECKING:
    from .read_schema import SchemaReader

_WATCHED = frozenset(
    {"uniqueItems", "contains", "propertyNames", "minProperties", "maxProperties", "not"}
)


def value_rules(reader: SchemaReader, wire: str, node: At) -> Iterator[Rule]:
    """The rules of the property `wire`, whose schema is `node`."""
    flat = _flat(reader, node)
    if flat is None:
        return
    said = flat.unenforced
    if said.get("uniqueItems") is True:
        yield Distinct(wire)
    values = constants(said.get("contains"))
    least, most = said.get("minContains", 1), said.get("maxContains")
    if values is not None and _is_count(least) and (most is None or _is_count(most)):
        yield Holds(wire, values, least, most)
    if flat.properties:
        return  # a class, which has its own rules
    excluded = constants(said.get("not"))
    if excluded:
        yield Excludes(wire, excluded)
    low, high = flat.limits.get("minProperties"), flat.limits.get("maxProperties")
    if low is not None or high is not None:
        yield Size(low, high, wire)
    keys = _keys(wire, said.get("propertyNames"))
    if keys is not None:
        yield keys


def _flat(reader: SchemaReader, node: At) -> Flat | None:
    target = reader.plain_ref(node)
    if target is not None:
        return reader.flat(target)
    if _WATCHED & node.keys() or "allOf" in node or "$ref" in node:
        return flatten(node, node.pointer, reader.resolve)
    return None


def constants(node: Any) -> tuple[JsonScalar, ...] | None:
    """The scalars that a schema consists of; None when it says anything else."""
    if not isinstance(node, dict):
        return None
    schema = canonical(node)
    values = schema.get("enum")
    keys = {key for key in schema if key not in ANNOTATIONS and not key.startswith("x-")}
    if not isinstance(values, list) or keys - {"enum"}:
        return None
    if not all(isinstance(value, str | int | float | None) for value in values):
        return None
    return tuple(values)


def _keys(wire: str, node: Any) -> Keys | None:
    """The rule of a `propertyNames` of lengths, a pattern that Python knows, or a list."""
    if not isinstance(node, dict):
        return None
    schema = canonical(node)
    keys = {key for key in schema if key not in ANNOTATIONS and not key.startswith("x-")}
    if keys - {"type", "enum", "pattern", "minLength", "maxLength"}:
        return None
    names, pattern = schema.get("enum"), schema.get("pattern")
    if isinstance(pattern, str):
        pattern = translate(pattern)
        if not isinstance(pattern, str):
            return None
    low, high = schema.get("minLength"), schema.get("maxLength")
    if any(size is not None and not _is_count(size) for size in (low, high)):
        return None
    listed = tuple(name for name in names if isinstance(name, str)) if names else None
    return Keys(wire, listed, pattern, low, high)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53
