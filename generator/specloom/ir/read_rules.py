"""Rules between properties, read from JSON Schema's keywords (and `x-specloom-rules`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..normalize.canonical import ANNOTATIONS, At, canonical
from ..normalize.flatten import Branches, Flat, flatten
from .read_value_rules import value_rules
from .rules import AtMost, Choice, ListNeeds, NotTogether, Requires, Rule, Size

if TYPE_CHECKING:
    from .read_schema import SchemaReader


def choice_rule(union: Branches) -> Choice | None:
    """The rule a union stands for when its branches only say which properties must be there."""
    groups: list[tuple[str, ...]] = []
    counts: set[bool] = set()
    for branch in union.members:
        node = canonical(branch)
        needed = node.get("required")
        keys = _meaning(node) - {"required", "type", "properties"}
        if keys or node.get("type", ["object"]) != ["object"] or not isinstance(needed, list):
            return None
        if not needed or not all(isinstance(name, str) for name in needed):
            return None
        null_counts = _null_counts(node.get("properties"), needed)
        if null_counts is None:
            return None
        counts.add(null_counts)
        groups.append(tuple(needed))
    if len(counts) != 1:
        return None
    return Choice(tuple(groups), union.keyword == "oneOf", counts.pop())


def _meaning(node: dict[str, Any]) -> set[str]:
    """The keywords of a schema that limit values."""
    return {key for key in node if key not in ANNOTATIONS and not key.startswith("x-")}


def _null_counts(properties: Any, needed: list[str]) -> bool | None:
    """Whether null satisfies the branch; None when its `properties` say anything else."""
    if not properties:
        return True
    if not isinstance(properties, dict) or set(properties) != set(needed):
        return None
    for value in properties.values():
        if not isinstance(value, dict) or set(value) != {"not"}:
            return None
        if canonical(value["not"]).get("type") != ["null"]:
            return None
    return False


def builders_wish(said: Any) -> bool | str | None:
    """`x-specloom-builders`: whether there are builders, or what their names end in; None when
    nothing is said."""
    if isinstance(said, dict):
        return said.get("enabled", True) is not False and str(said.get("suffix", "Builder"))
    return said if isinstance(said, bool) else None


def object_rules(reader: SchemaReader, flat: Flat) -> tuple[Rule, ...]:
    """Every rule of an object schema, in a stable order."""
    rules: list[Rule] = [
        Requires(name, tuple(dict.fromkeys(needed))) for name, needed in flat.dependent.items()
    ]
    rules += [rule for rule in map(choice_rule, flat.unions) if rule is not None]
    for wire, node in flat.properties.items():
        needs = _list_needs(reader, node)
        if needs:
            rules.append(ListNeeds(wire, needs))
        rules += value_rules(reader, wire, node)
    rules += _not_together(flat)
    rules += _at_most(flat.annotations.get("x-specloom-rules"))
    low, high = flat.limits.get("minProperties"), flat.limits.get("maxProperties")
    if low is not None or high is not None:
        rules.append(Size(low, high))
    return tuple(rules)


def _not_together(flat: Flat) -> Iterator[NotTogether]:
    node = canonical(flat.unenforced.get("not"))
    needed = node.get("required")
    if not isinstance(needed, list) or len(needed) < 2 or _meaning(node) - {"required", "type"}:
        return
    if node.get("type", ["object"]) == ["object"] and all(isinstance(x, str) for x in needed):
        yield NotTogether(tuple(needed))


def _at_most(entries: Any) -> Iterator[AtMost]:
    """The rules of a valid `x-specloom-rules`; loading reports one that is not."""
    for entry in entries if isinstance(entries, list) else ():
        pair = entry.get("at-most") if isinstance(entry, dict) else None
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(x, str) for x in pair):
            yield AtMost(*pair)


def _list_needs(reader: SchemaReader, node: At) -> tuple[tuple[str, tuple[str, ...]], ...]:
    needs: dict[str, list[str]] = {}
    if "allOf" not in node and "if" not in node:
        return ()
    for condition in flatten(node, node.pointer, reader.resolve).conditions:
        item, needed = _contained(condition.get("if")), _contained(condition.get("then"))
        if item is not None and needed is not None:
            needs.setdefault(item, []).append(needed)
    return tuple((item, tuple(needed)) for item, needed in needs.items())


def _contained(node: Any) -> str | None:
    """The one string that `{contains: {const: …}}` asks for."""
    if not isinstance(node, dict) or not isinstance(node.get("contains"), dict):
        return None
    values = canonical(node["contains"]).get("enum")
    if isinstance(values, list) and len(values) == 1 and isinstance(values[0], str):
        return values[0]
    return None


def is_read(condition: dict[str, Any]) -> bool:
    """Whether an `if` became a rule or a type."""
    contained = _contained(condition.get("if")), _contained(condition.get("then"))
    return None not in contained or _condition(condition, "") is not None


def sibling_tag(flat: Flat) -> dict[str, dict[str, At]]:
    """Properties whose schema follows a sibling: property -> {tag value: schema}, with the tag's
    own name under the key "" -> see `sibling_tag_property`.

    Read from `if: {properties: {tag: {const: v}}}, then: {properties: {property: schema}}`.
    """
    found: dict[str, dict[str, At]] = {}
    for index, condition in enumerate(flat.conditions):
        pair = _condition(condition, f"{flat.pointer}/allOf/{index}")
        if pair is None:
            continue
        values, consequences = pair
        for wire, schema in consequences.items():
            if wire in flat.properties:
                for value in values:
                    found.setdefault(wire, {})[value] = schema
    return found


def sibling_tag_property(flat: Flat, wire: str) -> str:
    """The property that decides the schema of `wire`."""
    for condition in flat.conditions:
        then = condition.get("then")
        if isinstance(then, dict) and wire in (then.get("properties") or {}):
            return str(next(iter(condition["if"]["properties"])))
    raise KeyError(wire)


def _condition(condition: dict[str, Any], pointer: str) -> tuple[list[str], dict[str, At]] | None:
    test, then = condition.get("if"), condition.get("then")
    if not isinstance(test, dict) or not isinstance(then, dict) or "else" in condition:
        return None
    properties, consequences = test.get("properties"), then.get("properties")
    if not isinstance(properties, dict) or len(properties) != 1:
        return None
    if not isinstance(consequences, dict):
        return None
    values = canonical(next(iter(properties.values()))).get("enum")
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        return None
    return values, {
        wire: At(schema, f"{pointer}/then/properties/{wire}")
        for wire, schema in consequences.items()
        if isinstance(schema, dict)
    }
