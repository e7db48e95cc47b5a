"""`if` and `then`: where they give a property its type, where they are a rule of a list, and what
is left of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..load.pointer import escape
from ..normalize.canonical import ANNOTATIONS, At, SchemaNode, canonical
from ..normalize.flat import Flat
from ..normalize.flatten import flatten

if TYPE_CHECKING:
    from .read_schema import SchemaReader


def meaning(node: SchemaNode) -> set[str]:
    """The keywords of a schema that limit values."""
    return {key for key in node if key not in ANNOTATIONS and not key.startswith("x-")}


def list_needs(reader: SchemaReader, node: At) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What items of a list in a property ask for other items, by item."""
    needs: dict[str, list[str]] = {}
    if "allOf" not in node and "if" not in node:
        return ()
    for condition in flatten(node, node.pointer, reader.resolve).conditions:
        item, needed = _contained(condition.get("if")), _contained(condition.get("then"))
        if item is not None and needed is not None:
            needs.setdefault(item, []).append(needed)
    return tuple((item, tuple(needed)) for item, needed in needs.items())


def is_list_need(condition: SchemaNode) -> bool:
    """Whether `list_needs` reads an `if`."""
    return None not in (_contained(condition.get("if")), _contained(condition.get("then")))


def _contained(node: Any) -> str | None:
    """The one string that `{contains: {const: …}}` asks for."""
    if not isinstance(node, dict) or not isinstance(node.get("contains"), dict):
        return None
    values = canonical(node["contains"]).get("enum")
    if isinstance(values, list) and len(values) == 1 and isinstance(values[0], str):
        return values[0]
    return None


def sibling_tag(flat: Flat) -> dict[str, dict[str, At]]:
    """Properties whose schema follows a sibling: property -> {tag value: schema}; the sibling is
    `sibling_tag_property`.

    Read from `if: {properties: {tag: {const: v}}}, then: {properties: {property: schema}}`.
    """
    found: dict[str, dict[str, At]] = {}
    for condition in flat.conditions:
        for wire, schema in _typed(flat, condition).items():
            for value in _tag(condition)[1]:
                found.setdefault(wire, {})[value] = schema
    return found


def sibling_tag_property(flat: Flat, wire: str) -> str:
    """The property that decides the schema of `wire`."""
    return next(_tag(each)[0] for each in flat.conditions if wire in _typed(flat, each))


def left_of(flat: Flat, condition: At) -> SchemaNode | None:
    """What of an `if` of an object is not said by the types of its properties."""
    typed = _typed(flat, condition)
    if not typed:
        return dict(condition)
    then = dict(condition["then"])
    then["properties"] = {n: each for n, each in then["properties"].items() if n not in typed}
    if not then["properties"]:
        del then["properties"]
    return {"if": condition["if"], "then": then} if meaning(then) - {"type"} else None


def _typed(flat: Flat, condition: At) -> dict[str, At]:
    """The properties that a condition gives their schemas."""
    tag, values = _tag(condition)
    then = condition.get("then")
    given = then.get("properties") if isinstance(then, dict) else None
    if not values or tag not in flat.properties or not isinstance(given, dict):
        return {}
    return {
        wire: At(schema, f"{condition.pointer}/then/properties/{escape(wire)}")
        for wire, schema in given.items()
        if isinstance(schema, dict) and wire in flat.properties and tag == _decides(flat, wire)
    }


def _decides(flat: Flat, wire: str) -> str:
    """The property that the first of the conditions on `wire` looks at: a type follows one."""
    thens = [(each, each.get("then")) for each in flat.conditions if _tag(each)[1]]
    found = (
        _tag(each)[0]
        for each, then in thens
        if isinstance(then, dict) and wire in (then.get("properties") or {})
    )
    return next(found, "")


def _tag(condition: At) -> tuple[str, list[str]]:
    """The property that an `if` without `else` looks at, and the values that it looks for."""
    test = condition.get("if")
    properties = test.get("properties") if isinstance(test, dict) else None
    if "else" in condition or not isinstance(properties, dict) or len(properties) != 1:
        return "", []
    name, schema = next(iter(properties.items()))
    values = canonical(schema).get("enum")
    texts = isinstance(values, list) and all(isinstance(value, str) for value in values)
    return name, values if texts and values else []
