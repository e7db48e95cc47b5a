"""Finding the text of a generated file as it was written, after somebody changed it."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import subprocess
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from msgspec import MsgspecError, msgpack

from ..digest import digest
from .contents import keep, kept
from .lock import LOCK_FILE, Lock, parse_lock
from .tree import Tree

_KIND: Final = "written"
_TOGETHER: Final = 64
"""Files that are kept in one, about."""
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
    shelves = _shelves(parse_lock(tree[LOCK_FILE]))
    keep(_KIND, ((name, msgpack.encode([tree[p] for p in paths])) for name, paths in shelves))


def _shelves(lock: Lock) -> Iterator[tuple[str, list[str]]]:
    """The files of a tree in groups that are kept together, by name: a file each would take long,
    and of one for all, all would be written again when little changed."""
    count = 1 << max(len(lock.files) // _TOGETHER, 1).bit_length() - 1
    groups: dict[int, list[str]] = {}
    for path in sorted(lock.files):
        groups.setdefault(zlib.crc32(path.encode()) % count, []).append(path)
    for paths in groups.values():
        yield (
            hashlib.sha256(" ".join(map(lock.files.__getitem__, paths)).encode()).hexdigest(),
            paths,
        )


def _on_shelf(path: str, lock: Lock) -> bytes | None:
    for name, paths in _shelves(lock):
        if path in paths and (data := kept(_KIND, name)) is not None:
            with contextlib.suppress(MsgspecError, IndexError):
                return msgpack.decode(data, type=list[bytes])[paths.index(path)]
    return None


def original(path: str, lock: Lock, output: Path) -> bytes | None:
    """What was written at `path`: from the lock, which keeps it of files that were merged before,
    from the user's cache, or from the history of git. It always has the hash that the lock says;
    None when it is gone."""
    wanted = lock.files[path]
    for found in (unpacked(lock.edited.get(path, "")), _on_shelf(path, lock)):
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
