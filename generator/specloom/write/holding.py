"""A staging folder of one's own, for as long as the process lives.

It belongs to one run at a time (a lock on a file in it, which ends with the process), and is used
only if specloom made it for this user: mode 0700.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ..diagnostics import fatal
from .journal import JOURNAL

BUSY = "busy"
SECONDS = 60.0
"""How long a run waits for another one, which holds its targets only while it writes."""
_PAUSE: Final = 0.05


def staging_folder(target: Path) -> Path:
    """Beside the target, on the same file system as a rule, so that renaming is enough."""
    return target.parent / f".specloom-{target.name}"


def patience() -> float:
    """When waiting for another process ends, if it begins now."""
    return time.monotonic() + SECONDS


@contextlib.contextmanager
def holding(target: Path, end: float) -> Iterator[Path]:
    """The staging folder of a target, which is this process's own; removed at the end, unless there
    is a journal in it.

    Args:
        target: What is to be written.
        end: When waiting for another process ends, as `time.monotonic` counts.

    Raises:
        SpecloomError: Another process is writing still, or the folder is not specloom's.
    """
    folder = staging_folder(target)
    handle = _take(folder, end)
    try:
        yield folder
    finally:
        if not (folder / JOURNAL).exists():
            shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _take(folder: Path, end: float) -> int:
    """A locked handle on the staging folder, made if need be."""
    while True:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        try:
            _must_be_ours(folder)
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
            handle = os.open(folder / BUSY, flags, 0o600)
        except FileNotFoundError:
            continue  # its owner removed it just now
        locked = False
        try:
            locked = _lock(handle)
            # Whoever had it before may have removed it before we had the lock.
            if locked and os.path.samestat(os.fstat(handle), (folder / BUSY).stat()):
                return handle
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if not locked:
            _wait(folder, end)


def _wait(folder: Path, end: float) -> None:
    if time.monotonic() >= end:
        raise fatal(
            "write-busy",
            f"another specloom is writing: {folder.name} is in use",
            hint="wait until it is done, and run this again",
        )
    time.sleep(_PAUSE)


def _lock(handle: int) -> bool:
    """Takes the lock on an open file, which ends with the process; False when another has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
            return False
        raise
    return True


def _must_be_ours(folder: Path) -> None:
    found = folder.lstat()
    mine = not hasattr(os, "geteuid") or found.st_uid == os.geteuid()
    private = os.name == "nt" or not found.st_mode & 0o077
    if not (stat.S_ISDIR(found.st_mode) and mine and private):
        raise fatal(
            "write-staging",
            f"{folder.name} was not made by specloom for this user",
            hint="look at what is in it, and remove it",
        )
