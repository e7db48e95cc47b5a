"""The Python names that reports use for the things of a document."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Self

from msgspec import Struct, field

from ...naming import pascal, screaming, snake, words
from .listing import Listed


def _none() -> Mapping[Any, str]:
    return MappingProxyType({})


class Names(Struct, frozen=True):
    """The names of one SDK, as far as they are known; for the rest, the likely ones.

    Keys are JSON Pointers into the document: `calls` from an operation to its call (`jobs.cancel`),
    `homes` from it to all resources that have it, `classes` from a schema to its class, `arguments`
    from an operation, a location and a wire name to the argument, `fields` from a schema and a wire
    name to the field. `vocabulary` are the config's words with capitals inside.
    """

    calls: Mapping[str, str] = field(default_factory=_none)
    homes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    classes: Mapping[str, str] = field(default_factory=_none)
    arguments: Mapping[tuple[str, str, str], str] = field(default_factory=_none)
    fields: Mapping[tuple[str, str], str] = field(default_factory=_none)
    vocabulary: tuple[str, ...] = ()

    @classmethod
    def of_inspect(cls, facts: Mapping[str, Any], vocabulary: tuple[str, ...] = ()) -> Self:
        """The names in what `specloom inspect --format json` prints."""
        return cls(
            calls={each["pointer"]: each["call"] for each in facts["operations"]},
            homes={
                each["pointer"]: tuple(
                    call.rpartition(".")[0] for call in (each["call"], *each.get("also", ()))
                )
                for each in facts["operations"]
            },
            classes={each["pointer"]: each["name"] for each in facts["models"]},
            arguments={
                (each["pointer"], given["location"], given["wire_name"]): given["argument"]
                for each in facts["operations"]
                for given in each["parameters"]
            },
            fields={
                (each["pointer"], wire): name
                for each in facts["models"]
                for wire, name in each.get("fields", {}).items()
            },
            vocabulary=vocabulary,
        )

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

    def argument(self, operation: str, location: str, wire: str) -> str:
        """The argument of a parameter."""
        return self.arguments.get((operation, location, wire)) or self.field("", wire)

    def field(self, schema: str, wire: str) -> str:
        """The field of a property."""
        return self.fields.get((schema, wire)) or snake(words(wire, self.vocabulary))

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
