"""Finding the text of a generated file as it was written, after somebody changed it."""

from __future__ import annotations

import base64
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ..digest import digest
from .contents import keep, kept
from .lock import LOCK_FILE, Lock, parse_lock
from .tree import Tree

_KIND: Final = "written"
_MOST: Final = 200
"""Versions of a file in the history of git that are looked at."""
_SECONDS: Final = 60


def packed(data: bytes) -> str:
    """A text as the lock keeps it."""
    return base64.b64encode(zlib.compress(data, 9)).decode("ascii")


def unpacked(text: str) -> bytes | None:
    """The text; None when it is damaged."""
    try:
        return zlib.decompress(base64.b64decode(text, validate=True))
    except (ValueError, zlib.error):
        return None


def keep_written(tree: Tree) -> None:
    """Keeps the files of a tree that has its lock, for merges where git has them not. It never
    fails."""
    files = parse_lock(tree[LOCK_FILE]).files
    keep(_KIND, ((sha256, tree[path]) for path, sha256 in files.items()))


def original(path: str, lock: Lock, output: Path) -> bytes | None:
    """What was written at `path`: from the lock, which keeps it of files that were merged before,
    from the user's cache, or from the history of git. It always has the hash that the lock says;
    None when it is gone."""
    wanted = lock.files[path]
    for found in (unpacked(lock.edited.get(path, "")), kept(_KIND, wanted)):
        if found is not None and digest(found) == wanted:
            return found
    return from_history(path, output, lambda data: digest(data) == wanted)


def from_history(path: str, folder: Path, is_it: Callable[[bytes], bool]) -> bytes | None:
    """The newest version of a file in the history of git that is the one; None when there is none.

    Args:
        path: Relative to `folder`.
        folder: Inside the repository.
        is_it: Tells the version that is wanted.
    """
    commits = _git(folder, "log", "--format=%H", f"-n{_MOST}", "--", f"./{path}")
    for commit in (commits or b"").decode("ascii", "replace").split():
        found = _git(folder, "cat-file", "blob", f"{commit}:./{path}")
        if found is not None and is_it(found):
            return found
    return None


def _git(folder: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if done.returncode else done.stdout
