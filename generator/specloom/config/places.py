"""Where a key of a TOML file stands. tomllib tells values, not lines; this only helps messages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from ..diagnostics import Place

HEADER = re.compile(r"\s*(\[\[?)([^\]]+)\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a configuration, for messages about it.

    Attributes:
        file: As diagnostics name it.
        text: All of it.
        table: The table whose keys are asked for.
    """

    file: str
    text: str = ""
    table: tuple[str, ...] = ()

    def place(self, *path: str | int) -> Place:
        """Where a key below the table stands, or the table when the text does not hold it."""
        return Place(self.file, line_of(self.text, [*self.table, *path]))


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """The line, from 1, of the longest part of the path that the text holds.

    Numbers in the path choose among tables of the same name (`[[…]]`).
    """
    wanted = [part for part in path if isinstance(part, str)]
    best: tuple[int, int] | None = None
    table: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            table = _names(f"{header[2]} = 0")
            found = table
            if header[1] == "[[":
                seen[tuple(table)] = seen.get(tuple(table), -1) + 1
        elif key := KEY.match(line):
            found = table + _names(f"{key[1]} = 0")
        else:
            continue
        same = min(len(found), len(wanted))  # `a.b.c = 1` holds `a.b` too
        if same and found[:same] == wanted[:same] and _is_chosen(table, seen, path):
            best = max(best or (0, 0), (same, -number))
    return -best[1] if best else None


def _is_chosen(
    table: list[str], seen: dict[tuple[str, ...], int], path: Sequence[str | int]
) -> bool:
    index = seen.get(tuple(table))
    place = len(table)
    if index is None or place >= len(path) or not isinstance(path[place], int):
        return True
    return path[place] == index


def _names(line: str) -> list[str]:
    try:
        data: object = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return []
    names = []
    while isinstance(data, dict):
        (name,) = data
        names.append(name)
        data = data[name]
    return names
