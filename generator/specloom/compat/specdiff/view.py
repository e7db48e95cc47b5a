"""Reading one document: nodes with their pointers, and references followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Protocol

from msgspec import Struct

from ...diagnostics import Place
from . import pointer as pointers

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The fixed fields of a Path Item Object that hold operations (OpenAPI 3.2)."""


class Source(Protocol):
    """What is compared: `specloom.load.Document`, or anything with its data and places."""

    @property
    def data(self) -> Mapping[str, Any]:
        """Plain JSON data; every `$ref` leads into the document itself."""
        ...

    def place(self, pointer: str) -> Place:
        """Where in the input text a pointer stands."""
        ...


class Node(Struct, frozen=True):
    """A value of the document and where it stands."""

    value: Any
    pointer: str

    def get(self, key: str) -> Node | None:
        """The child under `key`, or None when this is no object or has no such key."""
        if isinstance(self.value, dict) and key in self.value:
            return Node(self.value[key], f"{self.pointer}/{pointers.escape(key)}")
        return None

    def items(self) -> Iterator[tuple[str, Node]]:
        """The children of an object, in document order; nothing for other values."""
        if isinstance(self.value, dict):
            for key, value in self.value.items():
                yield key, Node(value, f"{self.pointer}/{pointers.escape(key)}")

    def elements(self) -> Iterator[Node]:
        """The elements of an array; nothing for other values."""
        if isinstance(self.value, list):
            for index, value in enumerate(self.value):
                yield Node(value, f"{self.pointer}/{index}")

    def text(self, key: str) -> str | None:
        """The string under `key`, or None."""
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return value if isinstance(value, str) else None

    def flag(self, key: str) -> bool:
        """Whether `key` is `true`."""
        return isinstance(self.value, dict) and self.value.get(key) is True


class View:
    """One side of a comparison."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.data = source.data
        self._targets: dict[str, Node | None] = {}
        self._heirs: dict[str, list[Node]] | None = None

    @property
    def root(self) -> Node:
        """The document itself."""
        return Node(self.data, "")

    def child(self, *keys: str) -> Node:
        """The node at a path of keys; an empty object when there is none."""
        node: Node | None = self.root
        for key in keys:
            node = node.get(key) if node else None
        return node or Node({}, pointers.join("", *keys))

    def target(self, node: Node) -> Node | None:
        """Where the `$ref` of `node` leads, one step; None without one, or when it is broken."""
        ref = node.text("$ref")
        if ref is None:
            return None
        if ref not in self._targets:
            self._targets[ref] = self._look_up(ref)
        return self._targets[ref]

    def resolve(self, node: Node) -> Node:
        """`node` behind all its references; siblings of `$ref` are passed over.

        A reference that is broken or leads in a circle ends where it stands: the loader reports it.
        """
        seen: set[str] = set()
        while (target := self.target(node)) is not None and target.pointer not in seen:
            seen.add(target.pointer)
            node = target
        return node

    def lookup(self, pointer: str) -> Any:
        """The value at `pointer`, or None."""
        value: Any = self.data
        try:
            for token in pointers.split(pointer):
                value = pointers.step(value, token)
        except LookupError:
            return None
        return value

    def heirs(self, base: str) -> tuple[Node, ...]:
        """The schema components that have the component at `base` in their `allOf`."""
        if self._heirs is None:
            self._heirs = {}
            for _, schema in self.child("components", "schemas").items():
                parents = schema.get("allOf")
                for part in parents.elements() if parents else ():
                    target = self.target(part)
                    if target is not None:
                        self._heirs.setdefault(target.pointer, []).append(schema)
        return tuple(self._heirs.get(base, ()))

    def _look_up(self, ref: str) -> Node | None:
        if not ref.startswith("#"):
            return None
        value = self.lookup(ref[1:])
        return None if value is None else Node(value, ref[1:])
