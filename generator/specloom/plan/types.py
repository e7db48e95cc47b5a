"""Types of the IR as Python annotations."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from .. import pycode
from ..ir.schemas import AliasSchema, EnumSchema, Named
from ..ir.types import (
    AnyType,
    Constraints,
    ListType,
    LiteralType,
    MapType,
    NullableType,
    NullType,
    PythonType,
    RefType,
    ScalarType,
    Tag,
    TupleType,
    Type,
    UnionType,
    literal_kind,
)
from ..pycode import Expr, TypeExpr

MODELS = "models"
"""The module of symbols that are model classes, enums and aliases; spelled out per file."""
RUNTIME = "_runtime"
"""The module of symbols that come with the runtime."""

UNKNOWN_VARIANT = pycode.named(RUNTIME, "UnknownVariant")
FIELD = pycode.named("pydantic", "Field")
FILE_INPUT = pycode.named(RUNTIME, "FileInput")
AS_NUMBER = pycode.named(RUNTIME, "AsNumber")
BASE64 = pycode.named(RUNTIME, "AsBase64")
FITS = pycode.named(RUNTIME, "Fits")
KNOWN_FIRST = pycode.named(RUNTIME, "KnownFirst")

_SCALARS = {
    "string": pycode.STR,
    "integer": pycode.INT,
    "number": pycode.FLOAT,
    "boolean": pycode.BOOL,
    "date-time": pycode.named("datetime", "datetime"),
    "date": pycode.named("datetime", "date"),
    "time": pycode.STR,
    "bytes": pycode.STR,
    "file": pycode.BYTES,
}
"""`time` and base64 text stay text: an offset or a padding is not lost on the way."""


class TypeWriter(Struct, frozen=True):
    """Writes annotations for one API; `names` are the Python names of the named schemas."""

    names: Mapping[str, str]
    schemas: Mapping[str, Named]
    enums: Container[str] = ()
    """Pointers of enums that are not in `schemas`."""

    def plain(self, type_: Type, *, files: bool = False, literals: bool = True) -> TypeExpr:
        """The annotation for people: of arguments and results. No limits, no decoding hints.

        With `files`, raw bytes may be given as anything that can be read (`FileInput`); without
        `literals`, constants are written as the type they have.
        """

        def inside(each: Type) -> TypeExpr:
            return self.plain(each, files=files, literals=literals)

        match type_:
            case AnyType():
                return pycode.ANY
            case NullType():
                return pycode.NONE
            case ScalarType(kind="file"):
                return FILE_INPUT if files else pycode.BYTES
            case ScalarType(kind=kind):
                return _SCALARS[kind]
            case PythonType(module, name):
                return pycode.named(module, name)
            case LiteralType(values) if not literals:
                return inside(literal_kind(values))
            case LiteralType(values):
                return pycode.literal_of(*(v for v in values if not isinstance(v, float)))
            case ListType(item=item):
                return pycode.list_of(inside(item))
            case TupleType(items=items):
                return pycode.generic(pycode.named("builtins", "tuple"), *map(inside, items))
            case MapType(value):
                return pycode.map_of(inside(value))
            case RefType(pointer):
                return self.name(pointer)
            case NullableType(inner):
                return pycode.optional(inside(inner))
            case UnionType(members, tag):
                extra = [UNKNOWN_VARIANT] if tag is not None else []
                return pycode.union_of(*map(inside, members), *extra)

    def name(self, pointer: str) -> TypeExpr:
        """The class, enum or alias at `pointer`."""
        return pycode.named(MODELS, self.names[pointer])

    def field(
        self,
        type_: Type,
        *,
        siblings: Mapping[str, str] | None = None,
        files: bool = False,
        later: frozenset[str] = frozenset(),
    ) -> TypeExpr:
        """The annotation of a model's field: limits and decoding hints included.

        `siblings` gives the Python names of the class's fields by wire name, `later` the pointers
        of what the module defines after it.
        """
        checks = checks_of(type_)
        if checks:
            bare = self.field(without_checks(type_), siblings=siblings, files=files, later=later)
            return pycode.annotated(bare, *checks)
        match type_:
            case ScalarType(kind=kind, limits=limits) if limits and kind != "file":
                return pycode.annotated(_SCALARS[kind], _limits(limits))
            case ScalarType(kind="file") if not files:
                return pycode.annotated(pycode.BYTES, pycode.call(BASE64))
            case PythonType(wire=ScalarType(kind="number" | "integer", limits=limits)):
                hints = [pycode.call(AS_NUMBER), *([_limits(limits)] if limits else [])]
                return pycode.annotated(self.plain(type_), *hints)
            case ListType(item, low, high):
                inner = pycode.list_of(self.field(item, files=files, later=later))
                sizes = {"min_length": low, "max_length": high}
                return _with_limits(inner, sizes)
            case TupleType(items=items):
                inside = [self.field(item, files=files, later=later) for item in items]
                return pycode.generic(pycode.named("builtins", "tuple"), *inside)
            case MapType(value):
                return pycode.map_of(self.field(value, files=files, later=later))
            case NullableType(inner):
                return pycode.optional(
                    self.field(inner, siblings=siblings, files=files, later=later)
                )
            case UnionType(members, tag):
                spelled = [self.field(member, files=files, later=later) for member in members]
                if tag is None:
                    several = sum(map(self._is_enum, members)) > 1
                    hints = [pycode.call(KNOWN_FIRST)] if several else []
                    return pycode.annotated(pycode.union_of(*spelled), *hints)
                union = pycode.union_of(*spelled, UNKNOWN_VARIANT)
                return pycode.annotated(union, self._tag(tag, members, siblings or {}, later))
            case _:
                return self.plain(type_, files=files)

    def _tag(
        self,
        tag: Tag,
        members: tuple[Type, ...],
        siblings: Mapping[str, str],
        later: frozenset[str],
    ) -> Expr:
        """`ByTag("kind", {"cat": Cat})` or `BySibling("type", {...})`.

        To type checkers that is an expression, which needs `Cat` to be there: where it comes later,
        a `lambda` stands before the mapping.
        """
        entries: list[pycode.annotations.Part] = []
        for value, index in tag.values:
            if entries:
                entries.append(pycode.code(", "))
            entries += (
                pycode.literal(value),
                pycode.code(": "),
                *self.plain(members[index]).parts,
            )
        told = (members[index] for _, index in tag.values)
        late = any(isinstance(each, RefType) and each.pointer in later for each in told)
        start = pycode.code("lambda: {") if late else pycode.code("{")
        mapping = Expr((start, *entries, pycode.code("}")))
        function = pycode.named(RUNTIME, "BySibling" if tag.sibling else "ByTag")
        name = siblings.get(tag.property, tag.property) if tag.sibling else tag.property
        return pycode.call(function, pycode.value(name), mapping)

    def _is_enum(self, type_: Type) -> bool:
        """Whether it is an enum, which takes values that it does not list, too."""
        return isinstance(type_, RefType) and (
            type_.pointer in self.enums or isinstance(self.schemas.get(type_.pointer), EnumSchema)
        )

    def is_class(self, pointer: str) -> bool:
        """Whether the schema at `pointer` is a class or an enum, not an alias."""
        return not isinstance(self.schemas.get(pointer), AliasSchema)


def fits(schema: Any) -> Expr:
    """`Fits({...})`: a plain schema for the runtime to judge by."""
    return pycode.call(FITS, pycode.value(schema))


def checks_of(type_: Type) -> tuple[Expr, ...]:
    """What a type is annotated with besides its limits."""
    text = getattr(type_, "checks", "")
    return (fits(json.loads(text)),) if text else ()


def without_checks(type_: Type) -> Type:
    """The type alone."""
    if not getattr(type_, "checks", ""):
        return type_
    match type_:
        case (
            AnyType()
            | ScalarType()
            | LiteralType()
            | ListType()
            | TupleType()
            | MapType()
            | UnionType()
        ):
            return replace(type_, checks="")
        case _:
            return type_


def _limits(limits: Constraints) -> Expr:
    given: dict[str, int | float | str | None] = {
        "ge": limits.ge,
        "gt": limits.gt,
        "le": limits.le,
        "lt": limits.lt,
        "multiple_of": limits.multiple_of,
        "min_length": limits.min_length,
        "max_length": limits.max_length,
        "pattern": limits.pattern,
    }
    keywords = {name: pycode.value(value) for name, value in given.items() if value is not None}
    return pycode.call(FIELD, **keywords)


def _with_limits(type_: TypeExpr, sizes: Mapping[str, int | None]) -> TypeExpr:
    keywords = {name: pycode.value(size) for name, size in sizes.items() if size is not None}
    return pycode.annotated(type_, pycode.call(FIELD, **keywords)) if keywords else type_
