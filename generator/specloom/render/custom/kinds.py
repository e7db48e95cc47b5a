"""What a template's expressions are: views, tuples of them, text, or nothing that is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

Kind: TypeAlias = Any
"""A type as annotations spell it; None for what is not known."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A kind, and where it comes from: `ClientView.resources[]`."""

    kind: Kind
    path: str = ""


UNKNOWN = Traced(None)


@cache
def members(view: type) -> Mapping[str, Kind]:
    """The fields of a view with their types."""
    hints = get_type_hints(view)
    assert is_dataclass(view)
    return {field.name: hints[field.name] for field in fields(view)}


def is_view(kind: Kind) -> bool:
    """Whether it is one of the documented dataclasses."""
    return isinstance(kind, type) and is_dataclass(kind)


def is_tuple(kind: Kind) -> bool:
    """Whether it is a tuple of known entries."""
    origin: Any = get_origin(kind)
    return origin is tuple


def entry(traced: Traced, index: int | None = None) -> Traced:
    """What a tuple holds: at an index, or whatever comes when it is walked."""
    if not is_tuple(traced.kind):
        return UNKNOWN
    arguments = get_args(traced.kind)
    path = f"{traced.path}[]"
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return Traced(arguments[0], path)
    if index is not None and -len(arguments) <= index < len(arguments):
        return Traced(arguments[index], path)
    return UNKNOWN


def size(kind: Kind) -> int | None:
    """How many values a tuple has, if that is always the same."""
    arguments = get_args(kind) if is_tuple(kind) else ()
    return None if not arguments or Ellipsis in arguments else len(arguments)
