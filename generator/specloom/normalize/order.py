"""One order for the keys of objects: JSON gives them none, so the output must not depend on it."""

from __future__ import annotations

from typing import Any

_HOLDERS = frozenset((dict, list))


def ordered(node: Any) -> Any:
    """Plain data with the keys of every object sorted. Lists keep their order, which has meaning.

    Lists that hold no objects are shared, not copied.
    """
    if isinstance(node, dict):
        return {
            key: ordered(value) if type(value := node[key]) in _HOLDERS else value
            for key in sorted(node)
        }
    if not isinstance(node, list) or _HOLDERS.isdisjoint(map(type, node)):
        return node
    return [ordered(item) if type(item) in _HOLDERS else item for item in node]
