"""What a schema says, in one form: references, `allOf` and the spellings of null are folded away.

OpenAPI 3.0 and 3.1 say the same things differently, and vendors move parts of a schema into
`allOf` or out of it without changing what is valid. A `Shape` is the same for all of these, and
remembers for each fact where it was declared.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from .view import Node


class Limit(Struct, frozen=True):
    """A bound on a value. `strict` excludes the bound itself."""

    value: float
    strict: bool
    pointer: str

    def __str__(self) -> str:
        return json.dumps(self.value) + (" (exclusive)" if self.strict else "")


class Union(Struct, frozen=True):
    """A `oneOf` or `anyOf` that stands for a choice of types, without its null branch."""

    kind: str
    branches: tuple[Node, ...]
    pointer: str


class Discriminator(Struct, frozen=True):
    """The property that tells the members of a union apart. `mapping` is tag -> reference."""

    name: str
    mapping: Mapping[str, str]
    pointer: str


class Shape(Struct):
    """The facts of one schema. Filled by `flatten`, read-only afterwards.

    Nodes and pointers say where a fact was declared, which may be another component than `pointer`;
    "" stands for nowhere. `parts` maps each schema it was made of to the one that led there, and
    itself to "".
    `types` is None when any type is allowed; "null" is never in it, see `nullable`.
    `enum` maps the JSON text of a value to where it stands.
    """

    pointer: str
    parts: dict[str, str] = field(default_factory=dict)
    types: frozenset[str] | None = None
    types_at: str = ""
    nullable: bool = False
    nullable_at: str = ""
    format: str | None = None
    format_at: str = ""
    enum: dict[str, str] | None = None
    enum_at: str = ""
    properties: dict[str, Node] = field(default_factory=dict)
    required: dict[str, str] = field(default_factory=dict)
    additional: Node | None = None
    items: Node | None = None
    prefix: tuple[Node, ...] = ()
    unions: tuple[Union, ...] = ()
    discriminator: Discriminator | None = None
    limits: dict[str, Limit] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)
    conditions: dict[str, str] = field(default_factory=dict)
    default: Node | None = None
    read_only: bool = False
    write_only: bool = False
    deprecated_at: str = ""

    @property
    def closed(self) -> bool:
        """Whether properties that are not listed are refused."""
        return self.additional is not None and self.additional.value is False

    @property
    def named(self) -> bool:
        """Whether the SDK makes a class of it: an object, an enum or a union."""
        return bool(self.properties or self.enum or self.unions)


def json_name(value: Any) -> str:
    """The JSON type of a value, in JSON Schema's words."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "integer" if value.is_integer() else "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def part_of(shape: Shape, pointer: str) -> str:
    """The part of `shape` in which `pointer` stands."""
    return max(
        (part for part in shape.parts if pointer == part or pointer.startswith(part + "/")),
        key=len,
        default=shape.pointer,
    )
