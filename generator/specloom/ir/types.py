"""The closed set of types a schema can become.

A schema that needs a Python class of its own (an object, an enum, a named alias) is never nested
here: it is a `Named` in `ir.schemas`, and a `RefType` points at it by its JSON pointer.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct, field

JsonScalar: TypeAlias = "str | int | float | bool | None"


class Constraints(Struct, frozen=True, omit_defaults=True):
    """Limits of one value (JSON Schema Validation 2020-12, sections 6.2-6.4); None = no limit."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    ge: int | float | None = None
    gt: int | float | None = None
    le: int | float | None = None
    lt: int | float | None = None
    multiple_of: int | float | None = None

    def __bool__(self) -> bool:
        return self != _NO_LIMITS


_NO_LIMITS = Constraints()


class AnyType(Struct, frozen=True, tag=True, omit_defaults=True):
    """Any JSON value: an empty schema, or one whose limits have no Python type.

    `checks`, here and of other types, is a plain JSON Schema (`normalize.plain`) in JSON: what the
    document demands of the value besides its type. Empty when that is nothing.
    """

    checks: str = ""


class NullType(Struct, frozen=True, tag=True, omit_defaults=True):
    """Only null."""


class ScalarType(Struct, frozen=True, tag=True, omit_defaults=True):
    """One JSON scalar. `kind`: string, integer, number, boolean, date-time, date, time, bytes
    (base64 text) or file (raw bytes, as a body or a multipart part)."""

    kind: str
    limits: Constraints = field(default_factory=Constraints)
    format: str = ""
    checks: str = ""


class LiteralType(Struct, frozen=True, tag=True, omit_defaults=True):
    """One of a few constant values that get no enum class."""

    values: tuple[JsonScalar, ...]
    checks: str = ""


class ListType(Struct, frozen=True, tag=True, omit_defaults=True):
    item: Type
    min_items: int | None = None
    max_items: int | None = None
    checks: str = ""


class TupleType(Struct, frozen=True, tag=True, omit_defaults=True):
    """`prefixItems`: a fixed start, then any number of `rest` (None: nothing may follow)."""

    items: tuple[Type, ...]
    rest: Type | None
    checks: str = ""


class MapType(Struct, frozen=True, tag=True, omit_defaults=True):
    value: Type
    checks: str = ""


class RefType(Struct, frozen=True, tag=True, omit_defaults=True):
    """A named schema, by its JSON pointer."""

    pointer: str


class NullableType(Struct, frozen=True, tag=True, omit_defaults=True):
    inner: Type


class Tag(Struct, frozen=True):
    """What tells the members of a union apart.

    `property` is the wire name of the property that holds the tag; `sibling` says that it stands
    beside the union (`Job.type` for `Job.specifications`) and not inside its members. `values` maps
    each tag value to the index of the member it selects.
    """

    property: str
    values: tuple[tuple[str, int], ...]
    sibling: bool = False


class UnionType(Struct, frozen=True, tag=True, omit_defaults=True):
    members: tuple[Type, ...]
    tag: Tag | None = None
    checks: str = ""


class PythonType(Struct, frozen=True, tag=True, omit_defaults=True):
    """A class of the user's choice, `module.name`, for what the document calls `wire`."""

    module: str
    name: str
    wire: Type


Type: TypeAlias = (
    AnyType
    | NullType
    | ScalarType
    | LiteralType
    | ListType
    | TupleType
    | MapType
    | RefType
    | NullableType
    | UnionType
    | PythonType
)


def told_apart(type_: Type) -> tuple[str, ...]:
    """The pointers of every named schema that a tag of `type_` stands for, in order."""
    match type_:
        case ListType(item=inner) | MapType(value=inner) | NullableType(inner=inner):
            return told_apart(inner)
        case TupleType(items, rest):
            found = [pointer for item in items for pointer in told_apart(item)]
            return (*found, *(told_apart(rest) if rest is not None else ()))
        case UnionType(members=members, tag=tag):
            tagged = {index for _, index in tag.values} if tag is not None else set()
            return tuple(
                pointer
                for index, member in enumerate(members)
                for pointer in (references if index in tagged else told_apart)(member)
            )
        case _:
            return ()


def references(type_: Type) -> tuple[str, ...]:
    """The pointers of every named schema that `type_` mentions, in order of appearance."""
    match type_:
        case RefType(pointer):
            return (pointer,)
        case ListType(item=inner) | MapType(value=inner) | NullableType(inner=inner):
            return references(inner)
        case TupleType(items, rest):
            found = [pointer for item in items for pointer in references(item)]
            return (*found, *(references(rest) if rest is not None else ()))
        case UnionType(members=members):
            return tuple(pointer for member in members for pointer in references(member))
        case _:
            return ()


def nullable(type_: Type) -> Type:
    """`type_` or null, without saying null twice."""
    if isinstance(type_, NullableType | NullType | AnyType):
        return type_
    if type_ == UnionType(()):
        return NullType()
    return NullableType(type_)


def union_of(members: list[Type]) -> Type:
    """A union without repetition; nested unions that have no tag of their own are opened."""
    flat: list[Type] = []
    may_be_null = False
    for member in members:
        if isinstance(member, NullableType):
            may_be_null, member = True, member.inner
        inner = (
            member.members
            if isinstance(member, UnionType) and member.tag is None and not member.checks
            else (member,)
        )
        for one in inner:
            if isinstance(one, NullType):
                may_be_null = True
            elif one not in flat:
                flat.append(one)
    if not flat:
        return NullType() if may_be_null else AnyType()
    if any(isinstance(one, AnyType) for one in flat):
        return flat[0] if len(flat) == 1 else AnyType()
    literals = [one for one in flat if isinstance(one, LiteralType) and not one.checks]
    if len(literals) > 1:
        values = tuple(dict.fromkeys(value for one in literals for value in one.values))
        at = flat.index(literals[0])
        flat = [one for one in flat if one not in literals]
        flat.insert(at, LiteralType(values))
    joined: Type = flat[0] if len(flat) == 1 else UnionType(tuple(flat))
    return nullable(joined) if may_be_null else joined


def size(type_: Type) -> int:
    """How many types the type is written with, itself among them."""
    match type_:
        case ListType(item=inner) | MapType(value=inner) | NullableType(inner=inner):
            return 1 + size(inner)
        case TupleType(items, rest):
            return 1 + sum(map(size, items)) + (size(rest) if rest is not None else 0)
        case UnionType(members=members):
            return 1 + sum(map(size, members))
        case _:
            return 1


def literal_kind(values: tuple[JsonScalar, ...]) -> Type:
    """The scalar type, or the union of some, that holds all of the values."""
    kinds: dict[Type, None] = {}
    for value in values:
        match value:
            case bool():
                kinds[ScalarType("boolean")] = None
            case int():
                kinds[ScalarType("integer")] = None
            case float():
                kinds[ScalarType("number")] = None
            case str():
                kinds[ScalarType("string")] = None
            case None:
                kinds[NullType()] = None
    found = tuple(kinds)
    return found[0] if len(found) == 1 else UnionType(found)
