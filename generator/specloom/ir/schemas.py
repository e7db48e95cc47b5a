"""Schemas that get a Python name: classes, enums and aliases."""

from __future__ import annotations

from typing import Any, TypeAlias

from msgspec import Struct

from .rules import Rule
from .types import JsonScalar, Type


class _Missing:
    """The absence of a value where null is one."""

    def __repr__(self) -> str:
        return "MISSING"

    def __reduce__(self) -> str:
        return "MISSING"


MISSING = _Missing()


class Doc(Struct, frozen=True, eq=False, omit_defaults=True):
    """What the document says for people about a schema, property or parameter.

    Examples and defaults do not make two of them differ.
    """

    title: str = ""
    description: str = ""
    deprecated: bool = False
    examples: tuple[Any, ...] = ()
    limits: tuple[str, ...] = ()
    """Sentences about keywords that no type says."""
    default: Any = MISSING
    """What the service takes for a value that is left out."""
    links: tuple[str, ...] = ()
    """`externalDocs`: where more is said, and what."""

    def _said(self) -> tuple[object, ...]:
        return self.title, self.description, self.deprecated, self.limits, self.links

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Doc) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())


class Origin(Struct, frozen=True, omit_defaults=True):
    """Where a named schema stands, as far as naming is concerned.

    A component has its key as `name` and no parent. An inline schema has the pointer of the named
    schema or operation that holds it as `parent`, and the words on the way from there as `path`
    (`("owner",)`, `("items", "item")`).
    """

    name: str = ""
    parent: str = ""
    path: tuple[str, ...] = ()
    wished: str = ""
    """An explicit `x-specloom-name`."""
    argument: bool = False
    """Stands in a parameter: its enums become literals, which a caller can simply type."""
    alone: bool = False
    """Earlier specloom called it by the last word of `path` alone; locks have such names."""


class Field(Struct, frozen=True, omit_defaults=True):
    """One property of an object schema."""

    wire: str
    type: Type
    required: bool
    pointer: str
    doc: Doc
    default: Any = MISSING
    constant: bool = False
    """Required, and `default` is the only value: the tag of a member of a union."""
    read_only: bool = False
    write_only: bool = False
    wished: str = ""
    arguments: tuple[tuple[str, JsonScalar], ...] = ()
    """Further arguments of pydantic's `Field`, which the configuration gives."""


class Discriminator(Struct, frozen=True):
    """A discriminator beside `properties`: the tag's wire name, and pointers by tag value."""

    property: str
    mapping: tuple[tuple[str, str], ...]


class ObjectSchema(Struct, frozen=True, tag=True, omit_defaults=True):
    """An object with named properties: a class."""

    pointer: str
    origin: Origin
    doc: Doc
    fields: tuple[Field, ...]
    additional: Type | None
    """The type of properties that are not named; None when nothing is said about them."""
    closed: bool
    """`additionalProperties: false`."""
    rules: tuple[Rule, ...] = ()
    extends: tuple[str, ...] = ()
    """Pointers of the schemas that this one includes by `allOf`, directly or not."""
    discriminator: Discriminator | None = None
    """Its own discriminator, which tells apart the schemas that extend it."""
    tag_value: str = ""
    """The tag that stands for it in a family, where an extension says it."""
    builders: bool | str | None = None
    """`x-specloom-builders`: whether bodies of it have builders, or what their names end in."""
    base: str = ""
    """A class to derive from, which the configuration gives: `acme.Base`, or `._custom.Base`."""


class EnumMember(Struct, frozen=True):
    value: str | int
    wished: str = ""
    description: str = ""


class EnumSchema(Struct, frozen=True, tag=True, omit_defaults=True):
    """An enumeration of strings, or of integers."""

    pointer: str
    origin: Origin
    doc: Doc
    members: tuple[EnumMember, ...]
    integers: bool = False


class AliasSchema(Struct, frozen=True, tag=True, omit_defaults=True):
    """A named schema that is no class: a name for another type."""

    pointer: str
    origin: Origin
    doc: Doc
    target: Type


Named: TypeAlias = ObjectSchema | EnumSchema | AliasSchema
