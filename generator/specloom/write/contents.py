"""Contents by names that are digests, in the user's cache: documents as they were read and files as
they were written, for where git does not have them.

Like all of the cache, what nobody used for a month is forgotten.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import time
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ..format.cache import SECONDS_A_DAY, Cache, user_cache

_SHA256: Final = re.compile("[0-9a-f]{64}")
_ALL: Final = "all"


def keep(kind: str, contents: Iterable[tuple[str, bytes]]) -> None:
    """Keeps contents, each of which comes after its name, a SHA-256 that says what it is; those of
    one kind are in one folder. It never fails."""
    base = user_cache()
    if base is None:
        return
    Cache(base / kind).prune()
    now = time.time()
    with contextlib.suppress(OSError):
        folder = base / kind / _ALL
        folder.mkdir(exist_ok=True, mode=0o700)
        for name, data in contents:
            path = folder / name
            try:
                if now - path.stat().st_mtime > SECONDS_A_DAY:
                    path.touch()  # the cache forgets what nobody uses
            except FileNotFoundError:
                handle, fresh = tempfile.mkstemp(dir=folder)  # others may write at the same time
                with os.fdopen(handle, "wb") as stream:
                    stream.write(zlib.compress(data, 1))
                Path(fresh).replace(path)


def kept(kind: str, name: str) -> bytes | None:
    """The content with a name, if it is at hand. Whoever asks looks whether it is what it was."""
    base = user_cache()
    if base is None or not _SHA256.fullmatch(name):
        return None
    try:
        return zlib.decompress((base / kind / _ALL / name).read_bytes())
    except (OSError, zlib.error):
        return None
