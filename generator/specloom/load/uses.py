"""Where references are used."""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct

from . import grammar
from .pointer import join, split
from .resolve import Resource, Target

_COMPONENT: Final = 3
"""Number of keys that lead to a named component: components, schemas, Pet."""


class Trail(Struct):
    """The way to an object from the root of its file, without building its pointer."""

    parent: Trail | None
    keys: tuple[str, ...]

    @classmethod
    def to(cls, pointer: str) -> Trail:
        """The way that a JSON Pointer leads."""
        return cls(None, tuple(split(pointer)))

    def pointer(self) -> str:
        """The JSON Pointer of the object."""
        keys: list[str] = []
        trail: Trail | None = self
        while trail is not None:
            keys += reversed(trail.keys)
            trail = trail.parent
        return join(reversed(keys))


class Use(Struct, eq=False):
    """A reference where it is used: `holder[key]` is its text, `kind` what must be there."""

    holder: dict[str, Any]
    key: str
    kind: grammar.Kind
    scope: Resource
    trail: Trail
    target: Target | None = None

    @property
    def pointer(self) -> str:
        """Where the holder is in the bundled document."""
        return self.scope.file.prefix + self.trail.pointer()

    @property
    def is_component(self) -> bool:
        """Whether the reference stands for a named component of the document."""
        pointer = self.pointer
        return pointer.startswith("/components/") and pointer.count("/") == _COMPONENT

    def take_out(self) -> None:
        """Removes a reference that cannot be followed, so that nobody tries."""
        self.holder.pop(self.key, None)
        self.target = None
