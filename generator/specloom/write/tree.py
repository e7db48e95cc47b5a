"""A tree of files in memory, and which paths may stand in one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from ..diagnostics import Diagnostics

Tree: TypeAlias = Mapping[str, bytes]
"""Content by path: relative to the output folder, with forward slashes."""

MAX_PATH = 240
"""Characters below the output folder; Windows stops at 260 for a whole path."""
MAX_NAME_BYTES = 200

# Characters that Windows refuses, and controls.
REFUSED = re.compile(
    '[<>:"|?*\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]'
)
DEVICE = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")


@lru_cache(maxsize=65_536)
def problem(path: str) -> str | None:
    """Why a path cannot be written, on this disk or another; None when it can."""
    if not path or len(path) > MAX_PATH:
        return f"it must have between 1 and {MAX_PATH} characters"
    for name in path.split("/"):
        if name in ("", ".", ".."):
            return "it must be relative and lead downwards"
        if REFUSED.search(name):
            return "it holds a character that file systems refuse"
        if name.endswith((" ", ".")) or name.startswith(" "):
            return "a name in it begins or ends with a space, or ends with a dot"
        if DEVICE.match(name):
            return "a name in it is a device on Windows"
        if len(name.encode()) > MAX_NAME_BYTES:
            return f"a name in it is longer than {MAX_NAME_BYTES} bytes"
        if name.startswith(".specloom-"):
            return "names that begin with '.specloom-' are specloom's own"
    return None


def check_paths(paths: Iterable[str], diagnostics: Diagnostics) -> None:
    """Reports paths that not every disk can hold, alone or beside each other."""
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in sorted(paths):
        if (reason := problem(path)) is not None:
            diagnostics.error("write-path", f"cannot write {path!r}: {reason}")
            continue
        other = seen.setdefault(folded(path), path)
        if other != path:
            _collision(diagnostics, other, path)
        for parent in parents(path):
            first = folders.setdefault(folded(parent), parent)
            if first != parent:
                _collision(diagnostics, first, parent)
    for parent in sorted(folders.keys() & seen.keys()):
        _collision(diagnostics, seen[parent], f"{folders[parent]}/")


def _collision(diagnostics: Diagnostics, one: str, other: str) -> None:
    diagnostics.error(
        "write-path-collision", f"{one!r} and {other!r} cannot both stand on every disk"
    )


def folded(path: str) -> str:
    """A path as file systems compare it: without case, in one normal form."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())


def parents(path: str) -> Iterable[str]:
    """The folders that a path leads through, the outermost first."""
    at = path.find("/")
    while at != -1:
        yield path[:at]
        at = path.find("/", at + 1)
