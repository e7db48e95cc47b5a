"""Looking into an output folder without following symbolic links."""

from __future__ import annotations

import stat
from enum import Enum
from pathlib import Path


class Obstacle(Enum):
    """What stands where a file should be."""

    LINK = "a symbolic link"
    LINKED_FOLDER = "a folder that is a symbolic link"
    OTHER = "not a regular file"


class Disk:
    """The files below a folder.

    The folder itself may be reached through links, that is the user's decision; nothing below it
    may.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._folders: dict[Path, bool | None] = {folder: True}

    def read(self, path: str) -> bytes | Obstacle | None:
        """The content of a file, what is there instead, or None if nothing is.

        Raises:
            OSError: It cannot be read.
        """
        full = self.folder / path
        real = self._is_real_folder(full.parent)
        if real is None:
            return None
        if not real:
            return Obstacle.LINKED_FOLDER
        try:
            mode = full.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        if stat.S_ISLNK(mode):
            return Obstacle.LINK
        return full.read_bytes() if stat.S_ISREG(mode) else Obstacle.OTHER

    def _is_real_folder(self, folder: Path) -> bool | None:
        """Whether no link leads to a folder; None when there is no such folder."""
        if folder not in self._folders:
            above = self._is_real_folder(folder.parent)
            self._folders[folder] = above and _is_folder(folder)
        return self._folders[folder]


def _is_folder(folder: Path) -> bool | None:
    try:
        mode = folder.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    if stat.S_ISLNK(mode):
        return False
    return True if stat.S_ISDIR(mode) else None
