"""Two versions of one symbol: what the users of an SDK notice."""

from __future__ import annotations

from collections.abc import Iterator

from .callables import Change, compare_callables
from .lines import Kind, Line
from .types import default_of, type_of, union_members


def compare_lines(olds: tuple[Line, ...], news: tuple[Line, ...]) -> Iterator[Change]:
    """The rules that apply to a symbol, with the values of their messages.

    A callable has a line for each of its overloads.
    """
    old, new = olds[0], news[0]
    if old.kind is not new.kind:
        if {old.kind, new.kind} != {Kind.CLASS, Kind.IMPORT}:
            yield "sdk-kind-changed", {"old": old.kind.value, "new": new.kind.value}
        return
    match old.kind:
        case Kind.CLASS:
            yield from _bases(old, new)
        case Kind.CALLABLE:
            yield from compare_callables(olds, news)
        case Kind.ATTRIBUTE:
            yield from _attribute(old, new)
        case Kind.MEMBER if old.rest != new.rest:
            values = {"old": default_of(old.rest), "new": default_of(new.rest)}
            yield "sdk-enum-value-changed", values
        case Kind.ALIAS:
            yield from _alias(old, new)
        case Kind.IMPORT if old.rest != new.rest:
            # Only the name that is passed on counts; which module defines it is nobody's business.
            names = old.rest.rpartition(".")[2], new.rest.rpartition(".")[2]
            if names[0] != names[1]:
                values = {"old": default_of(old.rest), "new": default_of(new.rest)}
                yield "sdk-import-changed", values


def _bases(old: Line, new: Line) -> Iterator[Change]:
    before, after = (
        [base for base in union_members(line.rest[1:-1], ",") if not base.startswith("total=")]
        for line in (old, new)  # of a `TypedDict`; its keys say what is required
    )
    for base in before:
        if base not in after:
            yield "sdk-base-removed", {"old": base}
    for base in after:
        if base not in before:
            yield "sdk-base-added", {"new": base}


def _attribute(old: Line, new: Line) -> Iterator[Change]:
    types = type_of(old.rest), type_of(new.rest)
    if types[0] != types[1] and set(union_members(types[0])) != set(union_members(types[1])):
        yield "sdk-attribute-type-changed", {"old": types[0] or "any", "new": types[1] or "any"}
    defaults = default_of(old.rest), default_of(new.rest)
    if defaults[0] == defaults[1]:
        return
    if defaults[0] and not defaults[1]:
        yield "sdk-attribute-became-required", {}
    elif defaults[1] and not defaults[0]:
        yield "sdk-attribute-became-optional", {"new": defaults[1]}
    else:
        yield "sdk-attribute-value-changed", {"old": defaults[0], "new": defaults[1]}


def compare_keys(old: Line, new: Line) -> Iterator[Change]:
    """A key of a `TypedDict` is an argument: that more is taken is no break."""
    needed = [type_of(line.rest).startswith("Required[") for line in (old, new)]
    if needed[0] != needed[1]:
        word = "required" if needed[1] else "optional"
        yield f"sdk-parameter-became-{word}", {"name": new.name}
    types = [
        type_of(line.rest).removeprefix("Required[")[: -1 if need else None]
        for line, need in zip((old, new), needed, strict=True)
    ]
    before, after = (set(union_members(text)) for text in types)
    if before != after:
        rule = "sdk-parameter-type-widened" if before < after else "sdk-parameter-type-changed"
        yield rule, {"name": new.name, "old": types[0], "new": types[1]}


def _alias(old: Line, new: Line) -> Iterator[Change]:
    before, after = (union_members(default_of(line.rest)) for line in (old, new))
    if not set(before) & set(after):
        values = {"old": default_of(old.rest), "new": default_of(new.rest)}
        yield "sdk-type-alias-changed", values
        return
    for member in before:
        if member not in after:
            yield "sdk-union-member-removed", {"old": member}
    for member in after:
        if member not in before:
            yield "sdk-union-member-added", {"new": member}
