"""Rules between properties, read from JSON Schema's keywords (and `x-specloom-rules`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..normalize.canonical import SchemaNode, canonical
from ..normalize.flat import Branches, Flat
from .conditions import list_needs, meaning
from .rules import AtMost, Choice, Fitting, ListNeeds, NotTogether, Requires, Rule, Size

if TYPE_CHECKING:
    from .read_schema import SchemaReader


def choice_rule(union: Branches) -> Choice | None:
    """The rule a union stands for when its branches only say which properties must be there."""
    groups: list[tuple[str, ...]] = []
    counts: set[bool] = set()
    for branch in union.members:
        node = canonical(branch)
        needed = node.get("required")
        keys = meaning(node) - {"required", "type", "properties"}
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
        needs = list_needs(reader, node)
        if needs:
            rules.append(ListNeeds(wire, needs))
    rules += [rule for rule in map(not_together, flat.checks) if rule is not None]
    rules += _at_most(flat.annotations.get("x-specloom-rules"))
    low, high = flat.limits.get("minProperties"), flat.limits.get("maxProperties")
    if low is not None or high is not None:
        rules.append(Size(low, high))
    from .read_checks import object_checks

    others = object_checks(reader, flat)
    if others:
        rules.append(Fitting(others))
    return tuple(rules)


def not_together(check: SchemaNode) -> NotTogether | None:
    """The rule that a `not` stands for when it only says which properties there are."""
    node = canonical(check.get("not"))
    needed = node.get("required")
    if not isinstance(needed, list) or len(needed) < 2 or meaning(node) - {"required", "type"}:
        return None
    if node.get("type", ["object"]) == ["object"] and all(isinstance(x, str) for x in needed):
        return NotTogether(tuple(needed))
    return None


def _at_most(entries: Any) -> Iterator[AtMost]:
    """The rules of a valid `x-specloom-rules`; loading reports one that is not."""
    for entry in entries if isinstance(entries, list) else ():
        pair = entry.get("at-most") if isinstance(entry, dict) else None
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(x, str) for x in pair):
            yield AtMost(*pair)
