"""Halves of surrogate pairs, which JSON can spell (`"\\ud800"`) and no text can hold.

RFC 8259, section 8.2, leaves open what they mean; UTF-8 cannot write them, and Python neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .pointer import escape

REPLACEMENT = "\ufffd"
_ESCAPE = re.compile(r"\\u[dD](?:[89abAB]..(\\u[dD][c-fC-F]..)?|[c-fC-F])")
_LONE = re.compile("[\ud800-\udfff]")


def may_be_in(text: str) -> bool:
    """Whether a JSON text may spell a half: False is certain, and costs a look at the text."""
    return any(
        # behind an escaped backslash, what looks like a half is none: then the data is looked at
        not found[1] or text[found.start() - 1] == "\\"
        for found in _ESCAPE.finditer(text)
    )


def replaced(data: Any, pointer: str = "") -> tuple[Any, str | None]:
    """The data with U+FFFD for every half, and the JSON Pointer of the first one, if there is one.

    Recursive: the depth of the data is limited before.
    """
    if isinstance(data, str):
        return (_LONE.sub(REPLACEMENT, data), pointer) if _LONE.search(data) else (data, None)
    if not isinstance(data, dict | list):
        return data, None
    first: str | None = None
    made: list[tuple[str, Any]] = []
    for key, value in _entries(data):
        here = f"{pointer}/{escape(key)}"
        new_key, bad_key = replaced(key, here)
        new, bad = replaced(value, here)
        made.append((new_key, new))
        if first is None:
            first = bad if bad_key is None else bad_key
    if first is None:
        return data, None
    return (dict(made) if isinstance(data, dict) else [value for _, value in made]), first


def _entries(data: dict[str, Any] | list[Any]) -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict):
        yield from data.items()
    else:
        yield from ((str(index), value) for index, value in enumerate(data))
