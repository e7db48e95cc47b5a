"""One order for the keys of objects: JSON gives them none, so the output must not depend on it."""

from __future__ import annotations

from typing import Any


def ordered(node: Any) -> Any:
    """`node` with the keys of every object sorted. Lists keep their order, which has meaning.

    Parts that are in order already are shared, not copied.
    """
    if isinstance(node, dict):
        changed = False
        previous: str | None = None
        out: dict[str, Any] = {}
        for key, value in node.items():
            if previous is not None and key < previous:
                changed = True
            previous = key
            if isinstance(value, dict | list):
                inner = ordered(value)
                if inner is not value:
                    changed = True
                out[key] = inner
            else:
                out[key] = value
        if not changed:
            return node
        return {key: out[key] for key in sorted(out)}
    if isinstance(node, list):
        items = [ordered(item) if isinstance(item, dict | list) else item for item in node]
        return node if all(a is b for a, b in zip(items, node, strict=True)) else items
    return node
