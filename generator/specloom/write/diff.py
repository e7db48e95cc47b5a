"""Unified diffs that a person can read: bounded in length, whatever changed."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from .compare import Change
from .disk import Obstacle

MAX_LINES = 400
"""Lines of all diffs together."""
MAX_FILE_LINES = 20_000
"""Longer files are not compared line by line: that takes time that grows with the square."""


def unified(changes: Iterable[Change], *, max_lines: int = MAX_LINES) -> str:
    """The diff from the disk to the tree; what is left out is said at its end."""
    lines: list[str] = []
    left_out: list[str] = []
    for change in changes:
        own = list(_lines(change))
        room = max_lines - len(lines)
        if room <= 0:
            left_out.append(change.path)
            continue
        lines += own[:room]
        if len(own) > room:
            lines.append(f"… {len(own) - room} more lines in {change.path}")
    if left_out:
        lines.append(f"… and {len(left_out)} more files, from {left_out[0]} on")
    return "".join(f"{line}\n" for line in lines)


def _lines(change: Change) -> Iterator[str]:
    old = _text(change.disk)
    new = _text(change.tree)
    before = f"a/{change.path}" if change.disk is not None else "/dev/null"
    after = f"b/{change.path}" if change.tree is not None else "/dev/null"
    if old is None or new is None:
        kind = change.disk.value if isinstance(change.disk, Obstacle) else "not text"
        yield from (f"--- {before}", f"+++ {after}", f"({kind}: no diff)")
    elif max(len(old), len(new)) > MAX_FILE_LINES:
        counts = f"{len(old):,} and {len(new):,} lines"
        yield from (f"--- {before}", f"+++ {after}", f"({counts}: too long for a diff)")
    else:
        yield from difflib.unified_diff(old, new, before, after, lineterm="")


def _text(data: bytes | Obstacle | None) -> list[str] | None:
    if data is None:
        return []
    if isinstance(data, Obstacle):
        return None
    try:
        lines = data.decode().replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError:
        return None
    return lines[:-1] if not lines[-1] else [*lines, "\\ No newline at end of file"]
