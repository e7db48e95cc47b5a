"""What a template's expressions are: views, tuples of them, text, or nothing that is known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias, TypeGuard, get_args, get_origin, get_type_hints

from msgspec import Struct

Kind: TypeAlias = Any
"""A type as annotations spell it; None for what is not known."""


class Traced(Struct, frozen=True):
    """A kind, and where it comes from: `ClientView.resources[]`."""

    kind: Kind
    path: str = ""


UNKNOWN = Traced(None)


@cache
def members(view: type[Struct]) -> Mapping[str, Kind]:
    """The fields of a view with their types."""
    hints = get_type_hints(view)
    return {name: hints[name] for name in view.__struct_fields__}


def is_view(kind: Kind) -> TypeGuard[type[Struct]]:
    """Whether it is one of the documented views."""
    return isinstance(kind, type) and issubclass(kind, Struct)


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
