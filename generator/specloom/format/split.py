"""Lines that are too long and can be split in one way only: imports, definitions, calls.

The line is a simple statement of the forms of `specloom.format.settled`. What stands in its one
pair of brackets goes on a line of its own, if that is short enough and no import, and else each
item on one.
"""

from __future__ import annotations

import re
from functools import lru_cache

LINE_LENGTH = 100
"""Columns of a line."""

_IMPORT = re.compile(r"( *)(from [.\w]+ import )([\w, ]+)()")
_DEF = re.compile(r"( *)((?:async )?def \w+\()(.*)(\)(?: -> [^()]+)?:)")
_CALL = re.compile(
    r"( *)((?:return (?:await )?|[\w.]+(?:: [\w.\[\]]+)? = (?:await )?)?\w+(?:\.\w+)?\()(.*)(\))"
)
_TOKEN = re.compile(r'"[^"\\]*"|[()\[\]{}]|, ')


@lru_cache(maxsize=4_096)  # asked whether, and then how
def split(line: str) -> list[str]:
    """The lines that both formatters make of a line that is too long; none when it is not, or when
    that is theirs to say."""
    if len(line) <= LINE_LENGTH:
        return []
    imports = _IMPORT.fullmatch(line)
    defines = None if imports else _DEF.fullmatch(line)
    found = imports or defines or _CALL.fullmatch(line)
    if found is None:
        return []
    margin, head, inside, tail = found.groups()
    items = _items(inside)
    if imports:
        head, tail = f"{head}(", ")"
    elif defines and (len(items) == 1 or items[-1] == "/"):
        return []
    inner = f"{margin}    "
    first, last = margin + head, margin + tail
    if items and not imports and len(inner + inside) <= LINE_LENGTH:
        lines = [first, inner + inside, last]
    elif len(items) > 1 or imports:
        lines = [first, *(f"{inner}{item}," for item in items), last]
    else:
        return []
    return lines if all(len(each) <= LINE_LENGTH for each in lines) else []


def _items(inside: str) -> list[str]:
    """What is between the brackets, cut at the commas; nothing when they close before the end."""
    found: list[str] = []
    depth = start = 0
    for token in _TOKEN.finditer(inside):
        match token[0]:
            case "(" | "[" | "{":
                depth += 1
            case ")" | "]" | "}":
                depth -= 1
                if depth < 0:
                    return []
            case ", " if not depth:
                found.append(inside[start : token.start()])
                start = token.end()
    return [*found, inside[start:]] if inside else []
