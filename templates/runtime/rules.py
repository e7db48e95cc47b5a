"""What the properties of one object must satisfy together.

Each rule means exactly what the JSON Schema keywords mean that it was made from, so that the checks
here and a JSON Schema validator always agree. Rules name fields as in Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from numbers import Number
from typing import Any, Protocol

ORDERED: Any = (Number, date)


class Rule(Protocol):
    """A condition on the fields that are set."""

    @property
    def at(self) -> str:
        """The field it is about; empty for the object as a whole."""
        ...

    def broken(self, given: Mapping[str, Any]) -> Iterable[str]:
        """What is wrong with the given fields: nothing if the rule holds."""
        ...


class Requires:
    """``dependentRequired``: where ``name`` is present, null or not, all of ``needed`` must be."""

    def __init__(self, name: str, *needed: str) -> None:
        self.at = name
        self.needed = needed

    def broken(self, given: Mapping[str, Any]) -> Iterable[str]:
        if self.at in given:
            missing = [name for name in self.needed if name not in given]
            if missing:
                yield f"needs {', '.join(missing)}"


class _Choice:
    """Groups of fields; a group counts as given when all its fields are.

    Args:
        groups: Field names, or tuples of them.
        null_counts: Whether a field that is null is given.
    """

    at = ""
    least, most = 0, 1
    claim = "at most one"

    def __init__(self, *groups: str | tuple[str, ...], null_counts: bool = False) -> None:
        self.groups = tuple((group,) if isinstance(group, str) else group for group in groups)
        self.null_counts = null_counts

    def broken(self, given: Mapping[str, Any]) -> Iterable[str]:
        counted = {n for n, value in given.items() if value is not None or self.null_counts}
        full = [group for group in self.groups if counted.issuperset(group)]
        if self.least <= len(full) <= self.most:
            return
        if not full:
            found = "none is given"
        elif len(full) == len(self.groups):
            found = "both are given" if len(full) == 2 else "all are given"
        else:
            found = f"{', '.join(map(_group, full))} are given"
        yield f"{self.claim} of {', '.join(map(_group, self.groups))} is needed; {found}"


class ExactlyOne(_Choice):
    """``oneOf`` over ``required``: one of the groups, and no second one."""

    least, most = 1, 1
    claim = "exactly one"


class AtLeastOne(_Choice):
    """``anyOf`` over ``required``: one of the groups, or more."""

    least, most = 1, 1_000_000
    claim = "at least one"


class AtMostOne(_Choice):
    """``not`` over ``required`` of each two groups: none of the groups, or one."""


class ListNeeds:
    """``if: {contains: A}, then: {contains: B}`` on a list: with an A, it must hold each B."""

    def __init__(self, name: str, needs: Mapping[str, tuple[str, ...]]) -> None:
        self.at = name
        self.needs = needs

    def broken(self, given: Mapping[str, Any]) -> Iterable[str]:
        items = given.get(self.at)
        if not isinstance(items, list):
            return
        for item, needed in self.needs.items():
            if item in items and (missing := [other for other in needed if other not in items]):
                yield f"{item} needs {', '.join(missing)}"


class AtMost:
    """Where both are numbers, or points in time, ``low`` is not greater than ``high``."""

    def __init__(self, low: str, high: str) -> None:
        self.at = low
        self.high = high

    def broken(self, given: Mapping[str, Any]) -> Iterable[str]:
        low, high = given.get(self.at, ""), given.get(self.high, "")
        with suppress(TypeError):  # one is a date and the other is not, or has no zone
            if isinstance(low, ORDERED) and isinstance(high, ORDERED) and low > high:
                yield f"must be at most {self.high}; {low} is greater than {high}"


class PropertyCount:
    """``minProperties`` and ``maxProperties``: how many properties, named or not, there may be."""

    at = ""

    def __init__(self, minimum: int = 0, maximum: int | None = None) -> None:
        self.minimum = minimum
        self.maximum = maximum

    def broken(self, given: Mapping[str, Any]) -> Iterable[str]:
        if len(given) < self.minimum:
            yield f"at least {self.minimum} properties are needed; {len(given)} are given"
        if self.maximum is not None and len(given) > self.maximum:
            yield f"at most {self.maximum} properties are allowed; {len(given)} are given"


class NotTogether:
    """``not`` over ``required``: at least one of the fields is absent."""

    at = ""

    def __init__(self, *names: str) -> None:
        self.names = names

    def broken(self, given: Mapping[str, Any]) -> Iterable[str]:
        if all(name in given for name in self.names):
            yield f"{', '.join(self.names)} must not be given together"


def _group(names: tuple[str, ...]) -> str:
    return " with ".join(names)
