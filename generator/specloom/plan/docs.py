"""What docstrings say besides a description: formats, limits, defaults, examples, and where to read
on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from ..ir.schemas import MISSING, Doc
from ..ir.types import (
    Constraints,
    ListType,
    LiteralType,
    MapType,
    NullableType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
)

_LONGEST = 60
"""Characters of an example or a default in a docstring."""
_MOST = 3
"""Examples in a docstring."""
_OBVIOUS = frozenset({"", "int32", "int64", "integer", "float", "double", "number", "string"})
"""Formats that say nothing about a value in Python."""


def notes(
    doc: Doc, type_: Type | None = None, *, limits: bool = False, default: bool = True
) -> str:
    """Sentences about a value.

    Args:
        doc: What the document says.
        type_: Its type, whose format is said; and with `limits` its limits, where the code does
            not show them.
        default: Whether its default is said, which is not needed where it is a default in Python.
    """
    said = [*doc.limits]
    if type_ is not None:
        said += _formats(type_)
        said += _limits(type_) if limits else ()
    if default:
        said += _value("The service's default is", doc.default)
    if not isinstance(type_, LiteralType):
        said += _examples(doc.examples)
    said += doc.links
    if doc.deprecated:
        said.append("Deprecated.")
    return " ".join(dict.fromkeys(said))


def telling(doc: Doc, name: str) -> str:
    """The description; else the title, unless it is the name in other letters, as pydantic and
    FastAPI write it into documents."""
    if doc.description or letters(doc.title) == letters(name):
        return doc.description
    return doc.title


def letters(text: str) -> str:
    """What two spellings of one name have in common."""
    return re.sub(r"[\W_]", "", text).casefold()


def series(parts: Sequence[str], last: str) -> str:
    """Parts in words, `last` before the last of them: `a`, `a and b`, `a, b and c`."""
    return f" {last} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def first_paragraph(text: str) -> str:
    """What a longer text begins with."""
    return text.strip().partition("\n\n")[0]


def _value(lead: str, value: Any) -> Iterator[str]:
    text = _short(value)
    if text:
        yield f"{lead} {text}."


def _examples(values: Sequence[Any]) -> Iterator[str]:
    texts = dict.fromkeys(filter(None, map(_short, values)))
    if texts:
        yield f"For example: {series(list(texts)[:_MOST], 'or')}."


def _short(value: Any) -> str:
    """The value as text; empty when that is too long."""
    if value is MISSING or value is None or value == "":
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else ""


def _formats(type_: Type) -> Iterator[str]:
    for each in _scalars(type_):
        if each.kind in ("string", "integer", "number") and each.format not in _OBVIOUS:
            yield f"Format: {each.format}."


def _scalars(type_: Type) -> Iterator[ScalarType]:
    match type_:
        case ScalarType():
            yield type_
        case NullableType(inner) | ListType(item=inner) | MapType(value=inner):
            yield from _scalars(inner)
        case TupleType(items=several) | UnionType(members=several):
            for each in several:
                yield from _scalars(each)


def _limits(type_: Type) -> Iterator[str]:
    match type_:
        case NullableType(inner):
            yield from _limits(inner)
        case UnionType(members=members):
            for each in members:
                yield from _limits(each)
        case ListType(item=item):
            yield from _sized("items", type_.min_items, type_.max_items)
            yield from (f"Items: {text[0].lower()}{text[1:]}" for text in _limits(item))
        case MapType(value):
            yield from (f"Values: {text[0].lower()}{text[1:]}" for text in _limits(value))
        case ScalarType(limits=limits):
            yield from _of_scalar(limits)
    checks = getattr(type_, "checks", "")
    if checks:
        yield f"Fits ``{checks}``."


def _of_scalar(limits: Constraints) -> Iterator[str]:
    yield from _sized("characters", limits.min_length, limits.max_length)
    if limits.ge is not None and limits.le is not None:
        yield f"From {limits.ge} to {limits.le}."
        limits = replace(limits, ge=None, le=None)
    for text, limit in (
        ("At least", limits.ge),
        ("Greater than", limits.gt),
        ("At most", limits.le),
        ("Less than", limits.lt),
        ("A multiple of", limits.multiple_of),
    ):
        if limit is not None:
            yield f"{text} {limit}."
    if limits.pattern is not None:
        yield f"Matches ``{limits.pattern}``."


def _sized(what: str, low: int | None, high: int | None) -> Iterator[str]:
    if low is not None and low == high:
        yield f"Exactly {low} {what}."
    elif low is not None and high is not None:
        yield f"{low} to {high} {what}."
    elif low is not None:
        yield f"At least {low} {what}."
    elif high is not None:
        yield f"At most {high} {what}."
