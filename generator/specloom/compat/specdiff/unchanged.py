"""Which parts of two documents need no walk: equal, and equal behind every reference too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .view import Node, View


class Unchanged:
    """Answers in almost no time whether two nodes mean the same.

    Two equal values may still differ in what their references lead to. So the objects of the old
    document that reach a changed target, however indirectly, are marked once, up front.
    """

    def __init__(self, old: View, new: View) -> None:
        self._marked: set[int] = set()
        changed = _changed_targets(old, new)
        if changed:
            _mark(old.data, changed, self._marked)

    def __call__(self, old: Any, new: Any) -> bool:
        """Whether `old`, a value of the old document, means what `new` means in the new one."""
        return id(old) not in self._marked and bool(old == new)


def _changed_targets(old: View, new: View) -> frozenset[str]:
    """The references of the old document that lead to something else in the new one."""
    users: dict[str, set[str]] = {}
    changed: list[str] = []
    waiting = list(_refs(old.data))
    seen: set[str] = set()
    while waiting:
        ref = waiting.pop()
        if ref in seen:
            continue
        seen.add(ref)
        before = old.target(Node({"$ref": ref}, ""))
        after = new.target(Node({"$ref": ref}, ""))
        if before is None or after is None or before.value != after.value:
            changed.append(ref)
        if before is not None:
            for inner in _refs(before.value):
                users.setdefault(inner, set()).add(ref)
                waiting.append(inner)
    found: set[str] = set()
    while changed:
        ref = changed.pop()
        if ref not in found:
            found.add(ref)
            changed.extend(users.get(ref, ()))
    return frozenset(found)


def _refs(value: Any) -> Iterator[str]:
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            ref = item.get("$ref")
            if isinstance(ref, str):
                yield ref
            stack.extend(child for child in item.values() if isinstance(child, dict | list))
        elif isinstance(item, list):
            stack.extend(child for child in item if isinstance(child, dict | list))


def _mark(root: Any, changed: frozenset[str], marked: set[int]) -> None:
    """Puts the id of every object and array that holds one of the `changed` references in `marked`.

    Walks without recursion: a container is left on the stack below its children, and is judged when
    it comes up again.
    """
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        item, judged = stack.pop()
        children = item.values() if isinstance(item, dict) else item
        if judged:
            ref = item.get("$ref") if isinstance(item, dict) else None
            if (isinstance(ref, str) and ref in changed) or any(
                id(child) in marked for child in children
            ):
                marked.add(id(item))
        else:
            stack.append((item, True))
            stack.extend((child, False) for child in children if isinstance(child, dict | list))
