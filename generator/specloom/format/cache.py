"""Formatted text that is kept between runs, by the hash of what it was made from."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
from pathlib import Path

DAYS_KEPT = 30
SECONDS_A_DAY = 86_400


def user_cache() -> Path | None:
    """specloom's folder for things that can be made again; None when the user wants none.

    `SPECLOOM_NO_CACHE` turns it off; `XDG_CACHE_HOME` moves it from `~/.cache`
    (XDG Base Directory Specification).
    """
    if os.environ.get("SPECLOOM_NO_CACHE"):
        return None
    home = Path(os.environ.get("XDG_CACHE_HOME", ""))
    with contextlib.suppress(RuntimeError):  # a user without a home
        return (home if home.is_absolute() else Path.home() / ".cache") / "specloom"
    return None


class Cache:
    """A folder of formatted files. It never fails: what cannot be read or written is not cached.

    Args:
        folder: Where it is; None remembers nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def __bool__(self) -> bool:
        return self._folder is not None

    @classmethod
    def of_user(cls) -> Cache:
        """The cache in the user's cache folder, with entries nobody used for a month removed."""
        base = user_cache()
        cache = cls(base / "format" if base else None)
        cache.prune()
        return cache

    def get(self, key: str, text: str) -> str | None:
        """What the text became, if that is known."""
        if self._folder is None:
            return None
        path = self._path(key, text)
        try:
            checksum, found = path.read_bytes().split(b"\n", 1)
            if checksum != _checksum(found):
                return None
            if time.time() - path.stat().st_mtime > SECONDS_A_DAY:
                os.utime(path)
            return found.decode()
        except (OSError, ValueError):
            return None

    def put(self, key: str, text: str, formatted: str) -> None:
        """Remembers what the text became."""
        if self._folder is None:
            return
        path = self._path(key, text)
        data = formatted.encode()
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=path.parent)
            fresh = Path(name)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(_checksum(data) + b"\n" + data)
                fresh.replace(path)
            except BaseException:
                fresh.unlink()
                raise

    def prune(self) -> None:
        """Removes what was not used for a month; looks at most once a day."""
        if self._folder is None:
            return
        now = time.time()
        mark = self._folder / "pruned"
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if mark.exists() and now - mark.stat().st_mtime < SECONDS_A_DAY:
                return
            mark.touch()
            for path in self._folder.glob("??*/*"):
                if now - path.stat().st_mtime > DAYS_KEPT * SECONDS_A_DAY:
                    path.unlink()

    def _path(self, key: str, text: str) -> Path:
        assert self._folder is not None
        name = hashlib.sha256(f"{key}\0{text}".encode()).hexdigest()
        return self._folder / name[:2] / name[2:]


def _checksum(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
