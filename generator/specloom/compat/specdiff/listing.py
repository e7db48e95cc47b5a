"""The operations of a document, and which of two documents' operations are the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from ..finding import OperationName
from .view import METHODS, Node, View

_VARIABLE: Final = re.compile(r"\{[^{}]*\}")


class Listed(Struct, frozen=True):
    """One operation. `item` is its Path Item Object, whose parameters and servers it shares."""

    method: str
    path: str
    node: Node
    item: Node

    @property
    def id(self) -> str:
        """The operationId; empty when there is none."""
        return self.node.text("operationId") or ""

    @property
    def resources(self) -> tuple[str, ...]:
        """The resources of the SDK that hold its method."""
        pinned = self.node.text("x-specloom-resource")
        if pinned:
            return (pinned,)
        tags = self.node.get("tags")
        return tuple(
            tag.value for tag in (tags.elements() if tags else ()) if isinstance(tag.value, str)
        )

    @property
    def variables(self) -> tuple[str, ...]:
        """The names in the path template, in order."""
        return tuple(text[1:-1].strip() for text in _VARIABLE.findall(self.path))

    @property
    def template(self) -> str:
        """The path without the names of its variables, which no server ever sees."""
        return _VARIABLE.sub("{}", self.path)

    def named(self) -> OperationName:
        """The operation as reports name it."""
        resource = self.resources[0] if self.resources else ""
        return OperationName(self.method.upper(), self.path, self.id, resource)


def operations(view: View) -> tuple[Listed, ...]:
    """All operations under `paths`, in document order."""
    return tuple(_of(view, view.child("paths")))


def methods(view: View, item: Node) -> Iterator[tuple[str, Node, Node]]:
    """(method, operation, path item behind its reference) of one path item."""
    item = view.resolve(item)
    for method in METHODS:
        node = item.get(method)
        if node is not None and isinstance(node.value, dict):
            yield method, node, item


def _of(view: View, paths: Node) -> Iterator[Listed]:
    for path, item in paths.items():
        for method, node, resolved in methods(view, item):
            yield Listed(method, path, node, resolved)


def match(
    old: Iterable[Listed], new: Iterable[Listed]
) -> tuple[list[tuple[Listed, Listed]], list[Listed], list[Listed]]:
    """(same operations, gone, added).

    Operations are the same when they have the same method and the same path but for the names of
    its variables. Of the rest, those with the same operationId are the same in another place.
    """
    gone, added = list(old), list(new)
    pairs: list[tuple[Listed, Listed]] = []
    for key in (_exactly, _but_for_names):
        there: dict[tuple[str, str], Listed] = {}
        for item in added:
            there.setdefault(key(item), item)
        for item in gone:
            twin = there.pop(key(item), None)
            if twin is not None:
                pairs.append((item, twin))
        gone, added = _without(gone, added, pairs)
    by_id = _unique_ids(added)
    for item in _unique_ids(gone).values():
        twin = by_id.get(item.id)
        if twin is not None:
            pairs.append((item, twin))
    gone, added = _without(gone, added, pairs)
    return pairs, gone, added


def _exactly(item: Listed) -> tuple[str, str]:
    return item.method, item.path


def _but_for_names(item: Listed) -> tuple[str, str]:
    return item.method, item.template


def _without(
    gone: list[Listed], added: list[Listed], pairs: list[tuple[Listed, Listed]]
) -> tuple[list[Listed], list[Listed]]:
    olds = {id(pair[0]) for pair in pairs}
    news = {id(pair[1]) for pair in pairs}
    return (
        [item for item in gone if id(item) not in olds],
        [item for item in added if id(item) not in news],
    )


def _unique_ids(items: list[Listed]) -> dict[str, Listed]:
    counts = Counter(item.id for item in items)
    return {item.id: item for item in items if item.id and counts[item.id] == 1}
