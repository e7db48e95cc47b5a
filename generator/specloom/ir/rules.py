"""Rules between the properties of one object that no type can say.

Each rule has exactly the meaning of the JSON Schema keywords it was read from, so that a JSON
Schema validator and the generated checks always agree.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct


class Requires(Struct, frozen=True, tag=True):
    """`dependentRequired`: where `property` is present, all of `needed` must be."""

    property: str
    needed: tuple[str, ...]


class Choice(Struct, frozen=True, tag=True):
    """`oneOf` / `anyOf` over branches that only say which properties must be there.

    A group is satisfied when all its properties are present (and, with `null_counts` False, not
    null). `exactly_one` demands one satisfied group, else at least one.
    """

    groups: tuple[tuple[str, ...], ...]
    exactly_one: bool
    null_counts: bool = True


class ListNeeds(Struct, frozen=True, tag=True):
    """`if: {contains: {const: item}}, then: {contains: {const: needed}}` on an array property."""

    property: str
    needs: tuple[tuple[str, tuple[str, ...]], ...]


class AtMost(Struct, frozen=True, tag=True):
    """`x-specloom-rules: at-most`: where both are numbers or dates, `low` must not exceed
    `high`."""

    low: str
    high: str


class Size(Struct, frozen=True, tag=True):
    """`minProperties` / `maxProperties` of the object."""

    minimum: int | None
    maximum: int | None


class Fitting(Struct, frozen=True, tag=True):
    """Any other keywords: a plain schema (`normalize.plain`) in JSON."""

    schema: str


class NotTogether(Struct, frozen=True, tag=True):
    """`not: {required: [...]}`: at least one of the properties must be absent."""

    properties: tuple[str, ...]


Rule: TypeAlias = Requires | Choice | ListNeeds | AtMost | Size | NotTogether | Fitting
