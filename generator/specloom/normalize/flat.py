"""What a schema says after `allOf` has been folded: what `normalize.flatten` makes."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, field

from .canonical import At, SchemaNode


class Branches(Struct):
    """One `oneOf` or `anyOf`."""

    keyword: str
    members: list[At]
    discriminator: dict[str, Any] | None = None


class Flat(Struct):
    """What a schema says after `allOf` has been folded."""

    pointer: str
    parts: frozenset[str] = frozenset()
    """The places of the schemas that it was made from; see `At`."""
    types: list[str] | None = None
    nullable: bool = False
    enum: list[Any] | None = None
    properties: dict[str, At] = field(default_factory=dict)
    required: dict[str, None] = field(default_factory=dict)
    additional: At | bool | None = None
    patterns: dict[str, At] = field(default_factory=dict)
    items: At | bool | None = None
    prefix_items: list[At] | None = None
    limits: dict[str, Any] = field(default_factory=dict)
    format: str = ""
    unions: list[Branches] = field(default_factory=list)
    conditions: list[At] = field(default_factory=list)
    """Each `if` with its `then` and `else`."""
    dependent: dict[str, list[str]] = field(default_factory=dict)
    refs: list[str] = field(default_factory=list)
    annotations: dict[str, Any] = field(default_factory=dict)
    checks: list[SchemaNode] = field(default_factory=list)
    """Keywords that no type says: a schema for each, with the keywords that belong together."""
    unevaluated: dict[str, At | bool] = field(default_factory=dict)
    """`unevaluatedProperties` and `unevaluatedItems`."""
    conflicts: list[str] = field(default_factory=list)
    cut: bool = False
    """Whether a part is missing, because it stands too deep."""
    discriminator: dict[str, Any] | None = None

    def extension(self, name: str) -> Any:
        return self.annotations.get(name)
