"""Blocks of a template as text: what `eject --block` copies."""

from __future__ import annotations

import re
from typing import Final

_EDGE: Final = re.compile(r"\{%[-+]?\s*(?:block\s+(?P<name>\w+)|(?P<end>endblock))[^%]*%\}\n?")


def block_names(text: str) -> tuple[str, ...]:
    """The blocks of a template, in order."""
    return tuple(dict.fromkeys(m["name"] for m in _EDGE.finditer(text) if m["name"]))


def block_source(text: str, name: str) -> str | None:
    """A block with its two tags, as it stands there; None when there is none of that name."""
    start, depth = -1, 0
    for match in _EDGE.finditer(text):
        if start < 0:
            if match["name"] == name:
                start, depth = match.start(), 1
            continue
        depth += 1 if match["name"] else -1
        if depth == 0:
            return text[start : match.end()]
    return None
