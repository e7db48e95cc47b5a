"""The Python names that reports use for the things of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ...naming import pascal, screaming, snake, words
from .listing import Listed


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one SDK, as far as they are known; for the rest, the likely ones.

    `calls` maps a pointer of an operation to its call (`jobs.cancel`), `classes` the pointer of a
    schema to its class, `arguments` the pointer of a parameter to its argument. `vocabulary` are
    the config's words with capitals inside.
    """

    calls: Mapping[str, str] = field(default_factory=_none)
    classes: Mapping[str, str] = field(default_factory=_none)
    arguments: Mapping[str, str] = field(default_factory=_none)
    vocabulary: tuple[str, ...] = ()

    def call(self, item: Listed) -> str:
        """`jobs.cancel`: the resource and the method of an operation."""
        known = self.calls.get(item.node.pointer)
        if known:
            return known
        resource = item.resources[0] if item.resources else ""
        pinned = item.node.text("x-specloom-method")
        method = pinned or self._without(item.id or f"{item.method} {item.path}", resource)
        parts = [snake(words(text, self.vocabulary)) for text in (resource, method) if text]
        return ".".join(parts)

    def class_name(self, pointer: str, wire: str) -> str:
        """The class of a schema component."""
        return self.classes.get(pointer) or pascal(words(wire, self.vocabulary))

    def argument(self, pointer: str, wire: str) -> str:
        """The argument of a parameter."""
        return self.arguments.get(pointer) or self.field(wire)

    def field(self, wire: str) -> str:
        """The field of a property."""
        return snake(words(wire, self.vocabulary))

    def member(self, wire: str) -> str:
        """The member of an enum."""
        return screaming(words(wire, self.vocabulary))

    def _without(self, operation_id: str, resource: str) -> str:
        """The operationId without its resource's words: `jobs-cancel` in `jobs` is `cancel`."""
        taken = {_stem(word) for word in words(resource, self.vocabulary)} if resource else set()
        kept = [word for word in words(operation_id, self.vocabulary) if _stem(word) not in taken]
        return " ".join(kept) or operation_id


def _stem(word: str) -> str:
    return word.lower().removesuffix("s")
