"""Changing a copy of a document while keeping track of where each part of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .copying import copy_of
from .document import Document
from .places import Origin, origin_of
from .pointer import join

Parts = tuple[str | int, ...]


class Incompatible(Exception):
    """Two values cannot be merged. `pointer` is where in the new value, `what` says why."""

    def __init__(self, pointer: str, what: str) -> None:
        super().__init__(what)
        self.pointer = pointer
        self.what = what


class Editor:
    """A document that is being changed. `label` names the file that the changes are written in."""

    def __init__(self, document: Document, label: str) -> None:
        self.data: dict[str, Any] = copy_of(document.data)
        self.origins = document.places.origins
        self._label = label

    def merge(self, at: Parts, value: Any, written: str) -> None:
        """Merges `value`, which is written at pointer `written`, into the node at `at`.

        Objects are merged by key, lists are appended to, single values are replaced.

        Raises:
            Incompatible: An object would be merged with what is no object. Nothing of the value
                that comes after it has been merged.
        """
        node = self._node(at)
        if isinstance(node, dict):
            if not isinstance(value, dict):
                raise Incompatible(written, f"an object cannot be updated with {_kind(value)}")
            for key, new in value.items():
                if key in node and isinstance(node[key], (dict, list)):
                    self.merge((*at, key), new, written + join((key,)))
                else:
                    self._set((*at, key), new, written + join((key,)))
        elif isinstance(node, list):
            several = isinstance(value, list)
            for index, item in enumerate(value if several else [value]):
                node.append(copy_of(item))
                source = f"{written}/{index}" if several else written
                self.origins[join((*at, len(node) - 1))] = Origin(self._label, source)
        else:
            self._set(at, value, written)

    def remove(self, targets: Sequence[Parts]) -> None:
        """Removes the nodes at these places from the objects and lists they are in."""
        # From the end, so that what is yet to be removed keeps its place.
        for at in sorted(set(targets), key=_document_order, reverse=True):
            parent: Any = self._node(at[:-1])
            last = at[-1]
            if isinstance(parent, list):
                self._close_gap(at[:-1], int(last), len(parent))
                del parent[int(last)]
            else:
                self._forget(join(at))
                del parent[last]

    def _node(self, at: Parts) -> Any:
        node: Any = self.data
        for part in at:
            node = node[part]
        return node

    def _set(self, at: Parts, value: Any, written: str) -> None:
        self._node(at[:-1])[at[-1]] = copy_of(value)
        pointer = join(at)
        self._forget(pointer)
        self.origins[pointer] = Origin(self._label, written)

    def _forget(self, pointer: str) -> None:
        below = pointer + "/"
        for known in [k for k in self.origins if k == pointer or k.startswith(below)]:
            del self.origins[known]

    def _close_gap(self, at: Parts, removed: int, length: int) -> None:
        """Moves what is known of the items after a removed one, each to the place before."""
        for index in range(removed, length - 1):
            here, following = join((*at, index)), join((*at, index + 1))
            source = origin_of(self.origins, following)
            inner = {
                here + known[len(following) :]: origin
                for known, origin in self.origins.items()
                if known.startswith(following + "/")
            }
            self._forget(here)
            self.origins[here] = source
            self.origins.update(inner)
        self._forget(join((*at, length - 1)))


def _document_order(at: Parts) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (-1, part) for part in at]


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return "null" if value is None else "a single value"
