"""Rules between the properties of one object that no type can say.

Each rule has exactly the meaning of the JSON Schema keywords it was read from, so that a JSON
Schema validator and the generated checks always agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from .types import JsonScalar


@dataclass(frozen=True, slots=True)
class Requires:
    """`dependentRequired`: where `property` is present, all of `needed` must be."""

    property: str
    needed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`oneOf` / `anyOf` over branches that only say which properties must be there.

    A group is satisfied when all its properties are present (and, with `null_counts` False, not
    null). `exactly_one` demands one satisfied group, else at least one.
    """

    groups: tuple[tuple[str, ...], ...]
    exactly_one: bool
    null_counts: bool = True


@dataclass(frozen=True, slots=True)
class ListNeeds:
    """`if: {contains: {const: item}}, then: {contains: {const: needed}}` on an array property."""

    property: str
    needs: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class AtMost:
    """`x-specloom-rules: at-most`: where both are numbers, `low` must not exceed `high`."""

    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Size:
    """`minProperties` / `maxProperties` of the object, or of the map in one of its properties."""

    minimum: int | None
    maximum: int | None
    property: str = ""


@dataclass(frozen=True, slots=True)
class Distinct:
    """`uniqueItems` of a property."""

    property: str


@dataclass(frozen=True, slots=True)
class Holds:
    """`contains` with `minContains` / `maxContains`, where it asks for constants."""

    property: str
    values: tuple[JsonScalar, ...]
    minimum: int
    maximum: int | None


@dataclass(frozen=True, slots=True)
class Keys:
    """`propertyNames` of the map in a property."""

    property: str
    names: tuple[str, ...] | None
    pattern: str | None
    min_length: int | None
    max_length: int | None


@dataclass(frozen=True, slots=True)
class Excludes:
    """`not` with constants, of a property."""

    property: str
    values: tuple[JsonScalar, ...]


@dataclass(frozen=True, slots=True)
class NotTogether:
    """`not: {required: [...]}`: at least one of the properties must be absent."""

    properties: tuple[str, ...]


Rule: TypeAlias = (
    Requires | Choice | ListNeeds | AtMost | Size | Distinct | Holds | Keys | Excludes | NotTogether
)
