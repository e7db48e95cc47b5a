"""Enums, limits, patterns, conditions, defaults."""

from __future__ import annotations

import json
from typing import Any

from ..rule import Direction
from .limits import tighter
from .shape import Limit, Shape
from .spots import spot
from .walk import Anchor, Unit, Walk

_LONGEST = 200


def compare_values(walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction) -> None:
    """Reports changes of what values fit within the type."""
    _compare_enum(walk, unit, old, new, direction)
    _compare_limits(walk, unit, old, new, direction)
    _compare_patterns(walk, unit, old, new, direction)
    _compare_conditions(walk, unit, old, new, direction)
    _compare_default(walk, unit, old, new, direction)
    if new.deprecated_at and not old.deprecated_at:
        walk.report(
            unit,
            f"{direction}-schema-deprecated",
            old.pointer,
            spot(new, new.deprecated_at, old),
            anchor=Anchor.NEW,
        )


def shorten(text: str) -> str:
    """Text of the document, short enough for a message."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def json_text(value: Any) -> str:
    """A value of the document in a message."""
    return shorten(json.dumps(value, ensure_ascii=False, sort_keys=True))


def _compare_enum(walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction) -> None:
    before, after = old.enum, new.enum
    if before is None or after is None:
        if before is not after:
            rule = "became-enum" if before is None else "enum-lifted"
            walk.report(
                unit,
                f"{direction}-{rule}",
                spot(old, old.enum_at, new),
                spot(new, new.enum_at, old),
                anchor=Anchor.NEW if before is None else Anchor.OLD,
                old=_listed(before),
                new=_listed(after),
            )
        return
    removed = [text for text in before if text not in after]
    added = [text for text in after if text not in before]
    if len(before) == len(after) == 1 and removed:
        walk.report(
            unit,
            f"{direction}-const-changed",
            spot(old, before[removed[0]], new),
            spot(new, after[added[0]], old),
            old=shorten(removed[0]),
            new=shorten(added[0]),
        )
        return
    for text in removed:
        walk.report(
            unit,
            f"{direction}-enum-value-removed",
            spot(old, before[text], new),
            spot(new, new.enum_at, old),
            old=shorten(text),
        )
    for text in added:
        walk.report(
            unit,
            f"{direction}-enum-value-added",
            spot(old, old.enum_at, new),
            spot(new, after[text], old),
            new=shorten(text),
        )


def _listed(enum: dict[str, str] | None) -> str:
    return shorten(", ".join(enum or ()))


def _compare_limits(walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction) -> None:
    for name in sorted(old.limits.keys() | new.limits.keys()):
        before, after = old.limits.get(name), new.limits.get(name)
        change = _limit_change(name, before, after)
        if change:
            walk.report(
                unit,
                f"{direction}-limit-{change}",
                spot(old, before.pointer if before else "", new),
                spot(new, after.pointer if after else "", old),
                anchor=_anchor(before, after),
                key=name,
                limit=name,
                old=str(before) if before else "none",
                new=str(after) if after else "none",
            )


def _limit_change(name: str, old: Limit | None, new: Limit | None) -> str:
    if old is None or new is None:
        return "tightened" if old is None else "loosened"
    if (old.value, old.strict) == (new.value, new.strict):
        return ""
    return "tightened" if tighter(name, new, old) else "loosened"


def _anchor(old: object, new: object) -> Anchor:
    if old is not None and new is not None:
        return Anchor.BOTH
    return Anchor.OLD if old is not None else Anchor.NEW


def _compare_patterns(walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction) -> None:
    removed = [text for text in old.patterns if text not in new.patterns]
    added = [text for text in new.patterns if text not in old.patterns]
    while removed and added:
        before, after = removed.pop(0), added.pop(0)
        walk.report(
            unit,
            f"{direction}-pattern-changed",
            spot(old, old.patterns[before], new),
            spot(new, new.patterns[after], old),
            old=shorten(before),
            new=shorten(after),
        )
    for text in removed:
        walk.report(
            unit,
            f"{direction}-pattern-removed",
            spot(old, old.patterns[text], new),
            new.pointer,
            anchor=Anchor.OLD,
            key=text,
            old=shorten(text),
        )
    for text in added:
        walk.report(
            unit,
            f"{direction}-pattern-added",
            old.pointer,
            spot(new, new.patterns[text], old),
            anchor=Anchor.NEW,
            key=text,
            new=shorten(text),
        )


def _compare_conditions(
    walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction
) -> None:
    for text, at in old.conditions.items():
        if text not in new.conditions:
            walk.report(
                unit,
                f"{direction}-condition-removed",
                spot(old, at, new),
                new.pointer,
                anchor=Anchor.OLD,
                key=text,
                old=shorten(text),
            )
    for text, at in new.conditions.items():
        if text not in old.conditions:
            walk.report(
                unit,
                f"{direction}-condition-added",
                old.pointer,
                spot(new, at, old),
                anchor=Anchor.NEW,
                key=text,
                new=shorten(text),
            )


def _compare_default(walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction) -> None:
    before, after = old.default, new.default
    texts = [json_text(node.value) if node else "" for node in (before, after)]
    if texts[0] == texts[1]:
        return
    change = "added" if before is None else "removed" if after is None else "changed"
    walk.report(
        unit,
        f"{direction}-default-{change}",
        spot(old, before.pointer if before else "", new),
        spot(new, after.pointer if after else "", old),
        anchor=_anchor(before, after),
        old=texts[0],
        new=texts[1],
    )
