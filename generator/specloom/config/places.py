"""Where a key of a TOML file stands. tomllib tells values, not lines; this only helps messages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence

HEADER = re.compile(r"\s*(\[\[?)([^\]]+)\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")


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
        if found and found == wanted[: len(found)] and _is_chosen(table, seen, path):
            best = max(best or (0, 0), (len(found), -number))
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
