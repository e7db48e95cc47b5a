"""Rules of a class as code: `(ExactlyOne("a", "b"), Requires("c", "d"))`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .. import pycode
from ..ir.rules import (
    AtMost,
    Choice,
    Distinct,
    Excludes,
    Holds,
    Keys,
    ListNeeds,
    NotTogether,
    Requires,
    Rule,
    Size,
)
from ..pycode import Expr
from .code import joined, tuple_of

_MODULE = "_runtime.rules"


def rules_expression(rules: tuple[Rule, ...], fields: Mapping[str, str]) -> Expr | None:
    """A tuple of rules with the Python names of the fields; None when none can be said.

    A rule about a property the class does not name cannot be broken by a typed value and is left
    to the service.
    """
    spelled = [expr for expr in (_rule(rule, fields) for rule in rules) if expr is not None]
    if not spelled:
        return None
    return tuple_of(spelled)


def _rule(rule: Rule, fields: Mapping[str, str]) -> Expr | None:
    match rule:
        case Requires(name, needed):
            if name not in fields or not all(other in fields for other in needed):
                return None
            arguments = [pycode.value(fields[each]) for each in (name, *needed)]
            return pycode.call(pycode.named(_MODULE, "Requires"), *arguments)
        case Choice(groups, exactly_one, null_counts):
            if not all(name in fields for group in groups for name in group):
                return None
            arguments = [_group(tuple(fields[name] for name in group)) for group in groups]
            name = "ExactlyOne" if exactly_one else "AtLeastOne"
            keywords = {"null_counts": pycode.value(True)} if null_counts else {}
            return pycode.call(pycode.named(_MODULE, name), *arguments, **keywords)
        case ListNeeds(name, needs):
            if name not in fields:
                return None
            return pycode.call(
                pycode.named(_MODULE, "ListNeeds"), pycode.value(fields[name]), _mapping(needs)
            )
        case AtMost(low, high):
            if low not in fields or high not in fields:
                return None
            return pycode.call(
                pycode.named(_MODULE, "AtMost"),
                pycode.value(fields[low]),
                pycode.value(fields[high]),
            )
        case Size(minimum, maximum, name):
            if name and name not in fields:
                return None
            given = {"minimum": minimum, "maximum": maximum, "name": fields.get(name)}
            return _call("PropertyCount", (), given)
        case NotTogether(names):
            if not all(name in fields for name in names):
                return None
            return _call("NotTogether", [fields[name] for name in names], {})
        case Distinct() | Holds() | Keys() | Excludes():
            if rule.property not in fields:
                return None
            return _of_value(rule, fields[rule.property])


def _of_value(rule: Distinct | Holds | Keys | Excludes, name: str) -> Expr:
    match rule:
        case Distinct():
            return _call("UniqueItems", [name], {})
        case Holds(_, values, minimum, maximum):
            counts = {"minimum": None if minimum == 1 else minimum, "maximum": maximum}
            return _call("Contains", [name, *values], counts)
        case Excludes(_, values):
            return _call("NoneOf", [name, *values], {})
        case Keys(_, names, pattern, low, high):
            limits = {"pattern": pattern, "min_length": low, "max_length": high}
            expr = {} if names is None else {"names": tuple_of(pycode.value(n) for n in names)}
            return _call("PropertyNames", [name], limits, **expr)


def _call(name: str, arguments: Iterable[Any], keywords: Mapping[str, Any], **more: Expr) -> Expr:
    """A call without the keywords that are None."""
    given = {key: pycode.value(value) for key, value in keywords.items() if value is not None}
    return pycode.call(pycode.named(_MODULE, name), *map(pycode.value, arguments), **given, **more)


def _group(names: tuple[str, ...]) -> Expr:
    if len(names) == 1:
        return pycode.value(names[0])
    return tuple_of(pycode.value(name) for name in names)


def _mapping(needs: tuple[tuple[str, tuple[str, ...]], ...]) -> Expr:
    entries = []
    for item, needed in needs:
        values = tuple_of(pycode.value(name) for name in needed)
        entries.append(Expr((pycode.literal(item), pycode.code(": "), *values.parts)))
    return pycode.Expr((pycode.code("{"), *joined(entries), pycode.code("}")))
