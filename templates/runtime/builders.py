"""The base of the builders: request bodies of one kind, put together step by step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, TypeVar

from typing_extensions import Self

from .errors import BuildError
from .models import describe
from .strict import checked, json_bytes

B = TypeVar("B")


class Builder(Generic[B]):
    """Makes bodies of the type ``B`` that have one tag.

    A builder never changes: each step gives a new one, so a half-finished one can be kept and used
    again. None means: leave it out.
    """

    _tag: ClassVar[str]
    """The value of the tag, which is also what errors call the body."""
    _tag_field: ClassVar[str] = "type"
    _inside: ClassVar[str] = ""
    """The field that holds what this builder collects; empty: the body itself."""
    _error: ClassVar[type[BuildError]] = BuildError

    _parts: Mapping[str, Any]

    def __init__(self, **parts: Any) -> None:
        self._parts = {name: _given(part) for name, part in parts.items()}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({describe(dict(self._parts))})"

    def _with(self, name: str, part: Any) -> Self:
        """A copy with more in the part ``name``: lists are continued, objects updated."""
        new = _given(part)
        if isinstance(new, list):
            before: list[Any] = self._parts.get(name, [])
            new = before + [n for at, n in enumerate(new) if n not in before and n not in new[:at]]
        elif isinstance(new, dict):
            new = {**self._parts.get(name, {}), **new}
        copy = object.__new__(type(self))
        copy._parts = {**self._parts, name: new}
        return copy

    def _build(self, tp: type[B], /, **fields: Any) -> B:
        """The finished body, with ``fields`` beside the parts; every rule checked at once."""
        body = {name: value for name, value in fields.items() if value is not None}
        body[self._tag_field] = self._tag
        body.update({self._inside: self._parts} if self._inside else self._parts)
        try:
            made: B = checked(tp, json_bytes(body), name=self._tag, inside=self._inside)
        except BuildError as problem:
            raise self._error(*problem.parts) from None
        return made


def _given(part: Any) -> Any:
    """A part without what is None; a tuple of names as a list."""
    if isinstance(part, Mapping):
        return {name: value for name, value in part.items() if value is not None}
    return list(part) if isinstance(part, tuple) else part
