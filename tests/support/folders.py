"""Folders for what is made once and used by many tests of one process."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

_FOLDERS: list[TemporaryDirectory[str]] = []


def kept(prefix: str) -> Path:
    """A new folder, which is removed when this process ends."""
    folder = TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True)
    _FOLDERS.append(folder)
    return Path(folder.name)
