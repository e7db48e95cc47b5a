"""Rules of a class as code: `(ExactlyOne("a", "b"), Requires("c", "d"))`."""

from __future__ import annotations

from collections.abc import Mapping

from .. import pycode
from ..ir.rules import AtMost, Choice, ListNeeds, Requires, Rule, Size
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
        case Size(minimum, maximum):
            keywords = {"minimum": pycode.value(minimum)} if minimum is not None else {}
            if maximum is not None:
                keywords["maximum"] = pycode.value(maximum)
            return pycode.call(pycode.named(_MODULE, "PropertyCount"), **keywords)


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
