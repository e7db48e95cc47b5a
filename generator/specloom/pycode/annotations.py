"""Expressions and annotations that know the imports they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from .literals import Json, literal
from .safe import Ident, Safe


class Symbol(Struct, frozen=True, order=True):
    """A name and the module it is imported from.

    Attributes:
        module: As an import statement spells it, ``..models.jobs`` too; ``builtins`` needs none.
        name: The name in that module.
    """

    module: str
    name: str


Part: TypeAlias = "Safe | Symbol"


@lru_cache(maxsize=65_536)
def _named(name: str) -> Ident:
    """The same few names are spelled over and over, and to check one takes a while."""
    return Ident(name)


class Expr(Struct, frozen=True):
    """A Python expression whose imported names are still symbols."""

    parts: tuple[Part, ...]

    @property
    def uses(self) -> frozenset[Symbol]:
        """The symbols that the module has to import."""
        return frozenset(s for s in self.names if s.module != "builtins")

    @property
    def names(self) -> frozenset[Symbol]:
        """All symbols, builtins too: those a class attribute may shadow."""
        return frozenset(part for part in self.parts if isinstance(part, Symbol))

    @property
    def code(self) -> Safe:
        """The expression with every symbol under its own name."""
        return self.spelled({})

    def spelled(self, names: Mapping[Symbol, Safe]) -> Safe:
        """The expression with symbols under other names where the module imports them so.

        Args:
            names: An :class:`Ident`, or a dotted name such as ``models.Job``, for each symbol
                that is not reached by its own name.
        """
        if not names:  # most by far: without looking up each symbol
            return Safe(
                "".join(
                    [part if isinstance(part, Safe) else _named(part.name) for part in self.parts]
                )
            )
        return Safe("").join(
            part if isinstance(part, Safe) else names.get(part) or _named(part.name)
            for part in self.parts
        )

    def __str__(self) -> str:
        return self.code


class TypeExpr(Expr, frozen=True):
    """An annotation.

    Attributes:
        members: The members of a union; empty for everything else.
        values: The values of a `Literal`; empty for everything else.
    """

    members: tuple[TypeExpr, ...] = ()
    values: tuple[Expr, ...] = ()


def named(module: str, name: str) -> TypeExpr:
    """The type of that name, imported from the module."""
    return TypeExpr((Symbol(module, name),))


ANY = named("typing", "Any")
BOOL = named("builtins", "bool")
BYTES = named("builtins", "bytes")
FLOAT = named("builtins", "float")
INT = named("builtins", "int")
STR = named("builtins", "str")
NONE = TypeExpr((Safe("None"),))

COMMA = Safe(", ")
_OR = Safe(" | ")


def generic(origin: TypeExpr, *arguments: Expr) -> TypeExpr:
    """``origin[argument, …]``."""
    return TypeExpr((*origin.parts, Safe("["), *_separated(arguments, COMMA), Safe("]")))


def list_of(item: TypeExpr, *, container: TypeExpr | None = None) -> TypeExpr:
    """``list[item]``, or another container of one argument, such as ``Sequence``."""
    return generic(container or named("builtins", "list"), item)


def map_of(value: TypeExpr, *, container: TypeExpr | None = None) -> TypeExpr:
    """``dict[str, value]``, or another mapping; keys of JSON objects are strings."""
    return generic(container or named("builtins", "dict"), STR, value)


def union_of(*members: TypeExpr) -> TypeExpr:
    """``A | B``: flat, each member once in the order given, ``None`` last; ``Any`` absorbs all.
    Several ``Literal`` are one, at the place of the first.

    Raises:
        ValueError: There is no member.
    """
    flat = dict.fromkeys(m for member in members for m in (member.members or (member,)))
    if not flat:
        raise ValueError("a union of nothing")
    if ANY in flat:
        return ANY
    if len(listed := [member for member in flat if member.values]) > 1:
        whole = _literal(value for member in listed for value in member.values)
        flat = dict.fromkeys(whole if member.values else member for member in flat)
    ordered = (*(m for m in flat if m != NONE), *(m for m in flat if m == NONE))
    if len(ordered) == 1:
        return ordered[0]
    return TypeExpr(_separated(ordered, _OR), members=ordered)


def optional(type_: TypeExpr) -> TypeExpr:
    """``type_ | None``."""
    if not type_.members and type_ not in (ANY, NONE):  # what `union_of` comes to, most by far
        return TypeExpr((*type_.parts, _OR, *NONE.parts), members=(type_, NONE))
    return union_of(type_, NONE)


def annotated(type_: TypeExpr, *metadata: Expr) -> TypeExpr:
    """``Annotated[type_, …]``; the type itself when there is no metadata."""
    return generic(named("typing", "Annotated"), type_, *metadata) if metadata else type_


def literal_of(*values: bool | int | str | None) -> TypeExpr:
    """``Literal[…]``, each value once; ``True`` and ``1`` are two values.

    Raises:
        ValueError: There is no value.
    """
    if not values:
        raise ValueError("a Literal of nothing")
    return _literal(Expr((literal(each),)) for each in values)


def _literal(values: Iterable[Expr]) -> TypeExpr:
    once = tuple(dict.fromkeys(values))
    return TypeExpr(generic(named("typing", "Literal"), *once).parts, values=once)


def value(json: Json) -> Expr:
    """A JSON value as an expression."""
    return Expr((literal(json),))


def call(function: Expr, *arguments: Expr, **keywords: Expr) -> Expr:
    """``function(argument, …, keyword=…)``."""
    named_ones = [Expr((Ident(name), Safe("="), *each.parts)) for name, each in keywords.items()]
    inside = _separated((*arguments, *named_ones), COMMA)
    return Expr((*function.parts, Safe("("), *inside, Safe(")")))


def _separated(expressions: Iterable[Expr], separator: Safe) -> tuple[Part, ...]:
    parts: list[Part] = []
    for expression in expressions:
        parts += (separator, *expression.parts) if parts else expression.parts
    return tuple(parts)
