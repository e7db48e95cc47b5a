"""A lock that a merge left with both sides in it: its names are those of both."""

from __future__ import annotations

import json
import re

from ..naming import Kept, parse_kept

_TOO_MANY = re.compile(r",(?=\s*[}\]])")
_TOO_FEW = re.compile(r'(?<=["}\]])\n(?=\s*")')
"""Commas, where each side has the last line of a table."""


def names_of_both(data: bytes) -> Kept | None:
    """The names in a lock with conflict markers, ours first; None when it is no such lock."""
    sides = _sides(data.decode("utf-8", "replace"))
    if sides is None:
        return None
    kept = Kept()
    for side in sides:
        try:
            text = _TOO_FEW.sub(",\n", _TOO_MANY.sub("", side))
            kept = kept.with_also(parse_kept(json.loads(text).get("names", {})))
        except (ValueError, AttributeError):
            continue
    return kept


def _sides(text: str) -> tuple[str, str] | None:
    ours: list[str] = []
    theirs: list[str] = []
    state = "both"
    found = False
    for line in text.splitlines(keepends=True):
        match line[:7], state:
            case "<<<<<<<", "both":
                state, found = "ours", True
            case "|||||||", "ours":
                state = "base"
            case "=======", "ours" | "base":
                state = "theirs"
            case ">>>>>>>", "theirs":
                state = "both"
            case _:
                if state in ("both", "ours"):
                    ours.append(line)
                if state in ("both", "theirs"):
                    theirs.append(line)
    return ("".join(ours), "".join(theirs)) if found else None
