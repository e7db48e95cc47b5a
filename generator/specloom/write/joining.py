"""`generate --merge`: what changed in the document goes into files that were changed by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ..diagnostics import Diagnostics, Place
from ..digest import digest
from .compare import Change, Drift
from .lock import LOCK_FILE, Lock, parse_lock
from .merge import merge
from .origin import original, packed
from .tree import Tree

LABELS: Final = ("by hand", "generated before", "generated now")
SOLVE: Final = "solve what stands between <<<<<<< and >>>>>>>"


class Joined(Struct, frozen=True):
    """What is to be done after merging."""

    tree: Tree
    """With merged files, and a lock that keeps what was generated in their place."""
    changes: tuple[Change, ...]
    """Without the files that stay as they are."""
    conflicts: tuple[str, ...]
    """Paths of files that hold markers now."""


def join(
    tree: Tree,
    changes: Iterable[Change],
    lock: Lock | None,
    output: Path,
    label: str,
    found: Diagnostics,
) -> Joined:
    """Merges every hand-edited file: base is what was generated last, mine what is there, theirs
    what is generated now. Reports files whose base cannot be found; they stay hand-edited.

    Raises:
        SpecloomError: git is not installed.
    """
    merged: dict[str, bytes] = {}
    edited: dict[str, str] = {}
    conflicts: list[str] = []
    left: list[Change] = []
    for change in changes:
        place = Place(f"{label}/{change.path}")
        if change.drift is not Drift.EDITED or not isinstance(change.disk, bytes) or lock is None:
            left.append(change)
        elif change.tree is None:
            message = "is not generated any more and was changed by hand: it is yours from now on"
            found.warning("write-kept", message, place)
        elif is_unsolved(change.disk):
            conflicts.append(change.path)
            if digest(change.tree) == lock.files[change.path]:
                edited[change.path] = packed(change.tree)
            else:
                left.append(change)
                message = "still has the markers of the last merge, and there is more to merge"
                found.error("write-conflict", message, place, hint=SOLVE)
        elif digest(change.tree) == lock.files[change.path]:
            edited[change.path] = packed(change.tree)  # nothing new to merge
        elif (base := original(change.path, lock, output)) is None:
            left.append(change)
            found.error(
                "write-merge-base",
                "cannot be merged: what was generated here is neither in specloom.lock, nor in the "
                "cache, nor in git",
                place,
                hint="commit what specloom writes before changing it, or use --force",
            )
        else:
            result = merge(base, change.disk, change.tree, LABELS)
            edited[change.path] = packed(change.tree)
            merged[change.path] = result.data
            if result.conflicts:
                conflicts.append(change.path)
            if result.data != change.disk:
                left.append(Change(change.path, Drift.DIFFERS, change.disk, result.data))
    whole = {**tree, **merged}
    if edited:
        whole[LOCK_FILE] = replace(parse_lock(tree[LOCK_FILE]), edited=edited).render()
    return Joined(whole, tuple(_locked(left, tree, whole)), tuple(conflicts))


def is_unsolved(data: bytes) -> bool:
    """Whether a file holds the markers of a merge."""
    begin, end = f"<<<<<<< {LABELS[0]}\n".encode(), f">>>>>>> {LABELS[2]}\n".encode()
    text = data.replace(b"\r\n", b"\n")
    return begin in text and end in text


def _locked(changes: list[Change], old: Tree, new: Tree) -> Iterator[Change]:
    """The changes with that of the lock, if it is one."""
    at = next((change for change in changes if change.path == LOCK_FILE), None)
    at = at or Change(LOCK_FILE, Drift.DIFFERS, old[LOCK_FILE], None)
    yield from (change for change in changes if change.path != LOCK_FILE)
    if at.disk != new[LOCK_FILE]:
        yield replace(at, tree=new[LOCK_FILE])
