"""Operations: which came and went, and what changed about those that stayed."""

from __future__ import annotations

from datetime import date
from typing import Final

from ..rule import Direction
from .bodies import compare_request_body, compare_responses
from .callbacks import compare_callbacks
from .listing import Listed, match, operations
from .methods import compare_method
from .parameters import compare_parameters
from .security import compare_security
from .servers import compare_servers
from .walk import Unit, Walk

_CONTEXT: Final = ("security", "x-specloom-ignore-parameters")
"""What the document says once for all its operations."""


def compare_operations(walk: Walk, today: date) -> None:
    """Reports operations that came, went or moved, and compares all others."""
    pairs, gone, added = match(operations(walk.old), operations(walk.new))
    for item in gone:
        _removed(walk, item, today)
    for item in added:
        unit = Unit("", item.node.pointer, item.named())
        walk.report(unit, "operation-added", None, item.node.pointer)
    same_context = all(walk.old.data.get(key) == walk.new.data.get(key) for key in _CONTEXT)
    for old, new in pairs:
        same = old.path == new.path and walk.unchanged(old.item.value, new.item.value)
        if not (same and same_context):
            _compare(walk, old, new)


def sunset(item: Listed) -> date | None:
    """The day after which a deprecated operation may go (`x-sunset`, as ISO 8601)."""
    text = item.node.text("x-sunset")
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _removed(walk: Walk, item: Listed, today: date) -> None:
    unit = Unit(item.node.pointer, "", item.named())
    end = sunset(item) if item.node.flag("deprecated") else None
    if end is None:
        rule = "operation-removed"
    else:
        rule = f"operation-removed-{'after' if end <= today else 'before'}-sunset"
    text = end.isoformat() if end else ""
    walk.report(unit, rule, item.node.pointer, None, sunset=text)


def _compare(walk: Walk, old: Listed, new: Listed) -> None:
    unit = Unit(old.node.pointer, new.node.pointer, new.named())
    places = old.node.pointer, new.node.pointer
    if (old.method, old.template) != (new.method, new.template):
        walk.report(unit, "operation-moved", *places, old=str(old.named()), new=str(new.named()))
    _compare_deprecation(walk, unit, old, new)
    walk.note_docs(unit, old.node, new.node, ("summary", "description", "externalDocs"))
    walk.note_docs(unit, old.item, new.item, ("summary", "description"))
    compare_method(walk, unit, old, new)
    compare_parameters(walk, unit, old, new)
    compare_request_body(walk, unit, old.node, new.node, Direction.REQUEST)
    compare_responses(walk, unit, old.node, new.node, Direction.RESPONSE)
    compare_security(walk, unit, old.node, new.node)
    compare_servers(walk, unit, old.node, new.node)
    compare_servers(walk, unit, old.item, new.item)
    compare_callbacks(walk, unit, old.node, new.node)


def _compare_deprecation(walk: Walk, unit: Unit, old: Listed, new: Listed) -> None:
    places = old.node.pointer, new.node.pointer
    flags = old.node.flag("deprecated"), new.node.flag("deprecated")
    ends = sunset(old), sunset(new)
    if flags[0] != flags[1]:
        rule = "operation-deprecated" if flags[1] else "operation-undeprecated"
        text = f", to be removed after {ends[1].isoformat()}" if ends[1] else ""
        walk.report(unit, rule, *places, sunset=text)
    elif flags[1] and ends[0] != ends[1]:
        texts = [end.isoformat() if end else "none" for end in ends]
        walk.report(unit, "operation-sunset-changed", *places, old=texts[0], new=texts[1])
