"""Writing a tree into its folder: all of it or nothing, and nothing that is the user's is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..diagnostics import Diagnostics, Place, SpecloomError
from .compare import Change, Drift, compare
from .disk import Disk, Obstacle
from .joining import join
from .lock import LOCK_FILE, Lock, read_lock
from .staging import Step, carry_out, exclusive, failed
from .tree import Tree, check_paths, digest

OUT_OF_REACH = (Obstacle.LINKED_FOLDER, Obstacle.OTHER)
"""Never written through, replaced or deleted, even when forced."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a run did to the folder, each as paths in order."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int
    """Number of files that were as they should be."""
    conflicts: tuple[str, ...] = ()
    """Changed files that hold the markers of a conflict."""

    @property
    def total(self) -> int:
        """Number of files added, changed or deleted."""
        return len(self.added) + len(self.changed) + len(self.deleted)


def publish(
    tree: Tree,
    output: Path,
    diagnostics: Diagnostics,
    *,
    force: bool = False,
    merge: bool = False,
    dry_run: bool = False,
) -> Published | None:
    """Makes the folder hold the tree; None when that is refused, with the reasons reported.

    Only files that the folder's lock names are deleted; others are not touched. Interrupted at any
    moment, even by SIGKILL, there is the old tree or, after the next run, the new one.

    Args:
        tree: Files by path, with their lock (`with_lock`).
        output: The folder; made if need be.
        diagnostics: Takes paths that cannot be written and files that would be lost.
        force: Overwrite hand-edited files, and files in the way that specloom did not write.
        merge: Join hand-edited files with what is generated now; a conflict leaves markers.
        dry_run: Change nothing, only tell.

    Raises:
        SpecloomError: The file system refuses, or another process is writing.
    """
    found = Diagnostics()
    check_paths(tree, found)
    if found.has_errors:
        diagnostics.add(*found.items)
        return None
    try:
        if dry_run:
            return _publish(tree, output, None, diagnostics, force, merge)
        with exclusive(output) as staging:
            return _publish(tree, output, staging, diagnostics, force, merge)
    except OSError as error:
        raise failed(error) from None


def _publish(
    tree: Tree,
    output: Path,
    staging: Path | None,
    diagnostics: Diagnostics,
    force: bool,
    merge: bool,
) -> Published | None:
    lock = _old_lock(output, force)
    changes = compare(tree, Disk(output), lock)
    conflicts: tuple[str, ...] = ()
    if merge:
        joined = join(tree, changes, lock, output, diagnostics)
        tree, changes, conflicts = joined.tree, joined.changes, joined.conflicts
    if lost := [change for change in changes if _is_refused(change, force)]:
        for change in lost:
            _refuse(change, output, diagnostics)
        return None
    # What is left without a place in the tree and out of reach is not there any more, for us.
    changes = tuple(c for c in changes if c.disk not in OUT_OF_REACH)
    published = Published(
        tuple(c.path for c in changes if c.disk is None),
        tuple(c.path for c in changes if c.disk is not None and c.tree is not None),
        tuple(c.path for c in changes if c.tree is None),
        len(tree) - sum(c.tree is not None for c in changes),
        conflicts,
    )
    if published.total and staging is not None:
        names = {change.path: f"{n:06}" for n, change in enumerate(changes)}
        contents = {names[c.path]: c.tree for c in changes if c.tree is not None}
        carry_out(output, staging, _steps(changes, names), contents)
    return published


def _old_lock(output: Path, force: bool) -> Lock | None:
    try:
        return read_lock(output)
    except SpecloomError:
        if force:
            return None
        raise


def _steps(changes: Iterable[Change], names: dict[str, str]) -> list[Step]:
    """Deletions first, since a file may become a folder; the lock last."""
    steps = []
    for change in changes:
        was = change.disk.value if isinstance(change.disk, Obstacle) else _digest(change.disk)
        staged = names[change.path] if change.tree is not None else None
        steps.append(Step(change.path, staged, was, _digest(change.tree)))
    return sorted(steps, key=lambda s: (s.staged is not None, s.path == LOCK_FILE, s.path))


def _digest(data: bytes | None) -> str | None:
    return None if data is None else digest(data)


def _is_refused(change: Change, force: bool) -> bool:
    if change.drift not in (Drift.EDITED, Drift.FOREIGN):
        return False
    if change.disk in OUT_OF_REACH:
        return change.tree is not None
    return not force


def _refuse(change: Change, output: Path, diagnostics: Diagnostics) -> None:
    place = Place(f"{output.name}/{change.path}")
    if isinstance(change.disk, Obstacle):
        message = f"{change.disk.value} is in the way: specloom does not write through it"
        diagnostics.error("write-symlink", message, place, hint="move it away")
    elif change.drift is Drift.EDITED:
        diagnostics.error(
            "write-hand-edited",
            "changed by hand since it was generated",
            place,
            hint="merge it with: specloom generate --merge, or lose it: specloom generate --force",
        )
    else:
        diagnostics.error(
            "write-foreign",
            "not written by specloom, and in the way of a generated file",
            place,
            hint="move it away, or overwrite it with: specloom generate --force",
        )
