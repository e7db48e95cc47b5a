"""Finding in a JSON text what `json.loads` accepts without a word, with its place.

Slow, so used only when there is something to report.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct, field

from .pointer import join

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_LONG = 40

Code = Literal["load-duplicate-key", "load-number", "load-too-large"]


class Problem(Struct, frozen=True):
    """Something JSON has no meaning for. `text` is how it is written, shortened."""

    code: Code
    text: str
    line: int
    column: int
    pointer: str


class Lines:
    """Turns an offset in a text into a line and a column, both counted from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


class _Level(Struct):
    """An open mapping or list: the keys seen, and the key or index that is being read."""

    keys: set[str] | None
    at: str | int = 0
    key_next: bool = field(default=True)


def problems(text: str, depth: int) -> Iterator[Problem]:
    """All problems of a well-formed JSON text, up to the first that is nested too deeply."""
    lines = Lines(text)
    levels: list[_Level] = []

    def problem(code: Code, token: str, offset: int) -> Problem:
        short = token if len(token) <= _LONG else token[:_LONG] + "…"
        pointer = "" if code == "load-too-large" else join(level.at for level in levels)
        return Problem(code, short, *lines.at(offset), pointer)

    for match in _TOKEN.finditer(text):
        token, level = match[0], levels[-1] if levels else None
        if token in ("{", "["):
            if len(levels) == depth:
                yield problem("load-too-large", token, match.start())
                return
            levels.append(_Level(set() if token == "{" else None))
        elif token in ("}", "]"):
            levels.pop()
        elif token == "," and level is not None:
            if level.keys is None:
                level.at = int(level.at) + 1
            level.key_next = True
        elif token == ":" and level is not None:
            level.key_next = False
        elif token[0] == '"':
            if level is not None and level.keys is not None and level.key_next:
                level.at = json.loads(token, strict=False)
                if level.at in level.keys:
                    yield problem("load-duplicate-key", token, match.start())
                level.keys.add(str(level.at))
        elif not _fits(token):
            yield problem("load-number", token, match.start())


def _fits(token: str) -> bool:
    """Whether a bare token is a literal or a number that Python and JSON both can hold."""
    if token in ("true", "false", "null"):
        return True
    try:
        return math.isfinite(float(token)) or (len(token) <= 400 and token.lstrip("-").isdecimal())
    except ValueError:
        return False
