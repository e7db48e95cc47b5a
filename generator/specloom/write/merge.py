"""Joining two changes of one text, line by line."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from ..diagnostics import fatal

_SECONDS = 60


class Merged(Struct, frozen=True):
    """The joined text; `conflicts` places in it hold both versions between markers."""

    data: bytes
    conflicts: int


def merge(base: bytes, mine: bytes, theirs: bytes, labels: tuple[str, str, str]) -> Merged:
    """Both changes of `base`, those of `mine` and those of `theirs`, in one text.

    Args:
        base: What both began with.
        mine: One changed text.
        theirs: The other one.
        labels: What the markers of a conflict call mine, the base and theirs.

    Raises:
        SpecloomError: git, which does the work, is not installed or fails.
    """
    mine, base, theirs = (_plain(text) for text in (mine, base, theirs))
    if mine == theirs or base == theirs:
        return Merged(mine, 0)
    if mine == base:
        return Merged(theirs, 0)
    with TemporaryDirectory(prefix="specloom-merge-") as folder:
        paths = [Path(folder) / name for name in ("mine", "base", "theirs")]
        for path, text in zip(paths, (mine, base, theirs), strict=True):
            path.write_bytes(text)
        names = [part for label in labels for part in ("-L", label)]
        command = ["git", "merge-file", "-p", "--diff3", *names, *map(str, paths)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except FileNotFoundError:
            raise fatal("write-merge", "merging needs git, which is not installed") from None
        except subprocess.TimeoutExpired:
            raise fatal("write-merge", "git takes too long to merge a file") from None
    # The exit code is the number of conflicts, up to 127; 255 is a failure, such as a binary file.
    if done.returncode > 127 or done.returncode < 0:
        reason = done.stderr.decode("utf-8", "replace").strip()[:200]
        raise fatal("write-merge", f"git cannot merge a file: {reason}")
    return Merged(done.stdout, done.returncode)


def _plain(text: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n")
