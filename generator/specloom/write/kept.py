"""The trees that were written, in the user's cache: what a merge starts from where git has it not.

One compressed file a tree, named after its lock, which has the hash of everything in it. Like all
of the cache it is forgotten when nobody used it for a month.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import zlib
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from ..format.cache import Cache, user_cache
from .lock import LOCK_FILE, Lock, parse_lock
from .tree import Tree

_FOLDER: Final = "written"


def keep(tree: Tree) -> None:
    """Keeps the files of a tree that has its lock. It never fails."""
    base = user_cache()
    if base is None:
        return
    Cache(base / _FOLDER).prune()
    path = _path(base, parse_lock(tree[LOCK_FILE]))
    files = {name: data for name, data in tree.items() if name != LOCK_FILE}
    with contextlib.suppress(OSError):
        if path.exists():
            path.touch()
            return
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        index = json.dumps([[name, len(data)] for name, data in files.items()])
        handle, fresh = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(zlib.compress(b"\n".join((index.encode(), b"".join(files.values()))), 1))
        Path(fresh).replace(path)


def kept(name: str, lock: Lock) -> bytes | None:
    """A file of the tree that a lock is of; None when that is not at hand, or damaged."""
    base = user_cache()
    if base is None:
        return None
    try:
        index, _, data = zlib.decompress(_path(base, lock).read_bytes()).partition(b"\n")
        at = 0
        for each, length in json.loads(index):
            if each == name:
                return data[at : at + length]
            at += length
    except (OSError, ValueError, TypeError, zlib.error):
        return None
    return None


def _path(base: Path, lock: Lock) -> Path:
    # What a merge notes of edited files is no part of what was generated.
    name = hashlib.sha256(replace(lock, edited={}).render()).hexdigest()
    return base / _FOLDER / name[:2] / name[2:]
