"""Classes that others stand in for: the name of a type is all that differs where it was used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from .lines import Kind, Line
from .world import World

_PART: Final = re.compile(r"\w+|\W")
_NAMED: Final = (Kind.CLASS, Kind.ALIAS)


def replaced(before: World, after: World) -> Mapping[str, str]:
    """Old name -> new name of each class or type alias that is gone, where wherever it stood in an
    annotation one and the same other one stands now."""
    gone, there = _names(before) - _names(after), _names(after)
    found: dict[str, set[str]] = {}
    for path in before.lines.keys() & after.lines.keys() if gone else ():
        for old, new in zip(before.lines[path], after.lines[path], strict=False):
            for left, right in _differences(old, new):
                if left in gone:
                    found.setdefault(left, set()).add(right)
    return {
        name: other
        for name, others in found.items()
        for other in others
        if len(others) == 1 and other in there
    }


def is_renamed(olds: tuple[Line, ...], news: tuple[Line, ...], names: Mapping[str, str]) -> bool:
    """Whether two versions of a symbol are the same but for replaced names."""

    def today(match: re.Match[str]) -> str:
        return names.get(match[0], match[0])

    return bool(names) and [_PART.sub(today, old.rest) for old in olds] == [
        new.rest for new in news
    ]


def _names(world: World) -> set[str]:
    return {lines[0].name for lines in world.lines.values() if lines[0].kind in _NAMED}


def _differences(old: Line, new: Line) -> list[tuple[str, str]]:
    """The parts that differ, when both have the same form;
    a class and its bases are no use of it."""
    parts = _PART.findall(old.rest), _PART.findall(new.rest)
    if old.kind in (Kind.CLASS, Kind.IMPORT) or len(parts[0]) != len(parts[1]):
        return []
    return [(left, right) for left, right in zip(*parts, strict=True) if left != right]
