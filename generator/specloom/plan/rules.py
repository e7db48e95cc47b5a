"""`__rules__` of a class: the conditions between its fields, as calls of the runtime's rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from .. import pycode
from ..ir.rules import (
    AtMost,
    Choice,
    Fitting,
    ListNeeds,
    NotTogether,
    Requires,
    Rule,
    Size,
)
from ..pycode import Expr
from .code import joined, tuple_of
from .types import fits

_MODULE = "_runtime.rules"


def rules_expression(rules: tuple[Rule, ...], fields: Mapping[str, str]) -> Expr | None:
    """A tuple of rules, with the Python names of the fields; None when there are none."""
    spelled = [_rule(rule, _Names(fields)) for rule in rules]
    return tuple_of(spelled) if spelled else None


class _Names:
    """The names that rules use: in Python, and on the wire for properties that are no fields."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields

    def __getitem__(self, wire: str) -> str:
        return self._fields.get(wire, wire)

    def all(self, wires: Iterable[str]) -> list[str]:
        return [self[wire] for wire in wires]


def _rule(rule: Rule, names: _Names) -> Expr:
    match rule:
        case Requires(name, needed):
            return _call("Requires", names.all((name, *needed)), {})
        case Choice(groups, exactly_one, null_counts):
            spelled = [_group(names.all(group)) for group in groups]
            keywords = {"null_counts": pycode.value(True)} if null_counts else {}
            kind = pycode.named(_MODULE, "ExactlyOne" if exactly_one else "AtLeastOne")
            return pycode.call(kind, *spelled, **keywords)
        case ListNeeds(name, needs):
            kind = pycode.named(_MODULE, "ListNeeds")
            return pycode.call(kind, pycode.value(names[name]), _mapping(needs))
        case AtMost(low, high):
            return _call("AtMost", names.all((low, high)), {})
        case Size(minimum, maximum):
            return _call("PropertyCount", (), {"minimum": minimum, "maximum": maximum})
        case NotTogether(together):
            return _call("NotTogether", names.all(together), {})
        case Fitting(schema):
            return fits(json.loads(schema))


def _call(name: str, arguments: Iterable[Any], keywords: Mapping[str, Any]) -> Expr:
    """A call without the keywords that are None."""
    given = {key: pycode.value(value) for key, value in keywords.items() if value is not None}
    return pycode.call(pycode.named(_MODULE, name), *map(pycode.value, arguments), **given)


def _group(names: list[str]) -> Expr:
    if len(names) == 1:
        return pycode.value(names[0])
    return tuple_of(pycode.value(name) for name in names)


def _mapping(needs: tuple[tuple[str, tuple[str, ...]], ...]) -> Expr:
    entries = []
    for item, needed in needs:
        values = tuple_of(pycode.value(name) for name in needed)
        entries.append(Expr((pycode.literal(item), pycode.code(": "), *values.parts)))
    return pycode.Expr((pycode.code("{"), *joined(entries), pycode.code("}")))
