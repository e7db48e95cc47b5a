"""What tells the members of a union apart, in a word or a few: inline ones are named by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..load.pointer import unescape
from ..normalize import vendor
from ..normalize.canonical import At, canonical

if TYPE_CHECKING:
    from .read_schema import SchemaReader

_MAX_WORDS = 2
"""Of a description that may be a name."""


class Hints:
    """Finds them, with the references of `schemas`."""

    def __init__(self, schemas: SchemaReader) -> None:
        self._schemas = schemas

    def of(self, members: Sequence[At]) -> list[str]:
        """A hint for each member: the first thing it says that no other member says; the first
        thing it says where there is none."""
        shared = self._shared(members)
        said = [list(dict.fromkeys(self._said(member, shared))) for member in members]
        counts = Counter(each for hints in said for each in hints)
        return [next((each for each in hints if counts[each] == 1), hints[0]) for hints in said]

    def _said(self, member: At, shared: frozenset[str]) -> Iterator[str]:
        """What may tell a member from its sisters, the best first. With those it has the
        properties in `shared` in common."""
        name = self._component(member)
        if name:
            yield name
            return
        node = canonical(member)
        parts = list(node.get("allOf") or ())
        included = list(filter(None, map(self._component, parts)))
        yield from included[:1]
        nodes = [node, *(canonical(part) for part in parts if not self._component(part))]
        for each in nodes:
            title = vendor.class_name(each) or each.get("title")
            if isinstance(title, str):
                yield title
        yield from included[1:]
        for each in nodes:
            yield from _constants(each)
        for each in nodes:
            yield from _properties(each, shared)
        for each in nodes:
            text = each.get("description")
            if isinstance(text, str) and 0 < len(text.split()) <= _MAX_WORDS:
                yield text
        types = node.get("type") or ["value"]
        yield "items" if types == ["array"] else f"{types[0]} variant"

    def _component(self, node: At) -> str:
        target = self._schemas.plain_ref(node)
        return "" if target is None else unescape(target.rpartition("/")[2])

    def _shared(self, members: Sequence[At]) -> frozenset[str]:
        """The properties that several inline members have."""
        counts = Counter(
            name
            for member in members
            if self._schemas.plain_ref(member) is None
            for node in [canonical(member)]
            for name in {
                name
                for each in (node, *map(canonical, node.get("allOf") or ()))
                for name in _named(each)
            }
        )
        return frozenset(name for name, count in counts.items() if count > 1)


def _named(node: Any) -> dict[str, Any]:
    found = node.get("properties")
    return found if isinstance(found, dict) else {}


def _constants(node: Any) -> Iterator[str]:
    for value in _named(node).values():
        enum = canonical(value).get("enum")
        if isinstance(enum, list) and len(enum) == 1 and isinstance(enum[0], str):
            yield enum[0]


def _properties(node: Any, shared: frozenset[str]) -> Iterator[str]:
    """What it has: what must be there, all of one or two, one that no other member has."""
    if (node.get("type") or ["value"]) == ["array"]:
        return
    properties = _named(node)
    required = node.get("required")
    required = [str(name) for name in required] if isinstance(required, list) else []
    if node.get("type") == ["object"] and 0 < len(required) <= 2:
        yield "with " + " and ".join(required)
    if 0 < len(properties) <= 2:
        yield "with " + " and ".join(properties)
    alone = [name for name in properties if name not in shared]
    if alone:
        yield f"with {min(alone, key=lambda name: name not in required)}"
    own = [name for name in required if name not in shared]
    if own:
        yield f"with {own[0]}"
