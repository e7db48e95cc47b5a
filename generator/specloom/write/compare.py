"""How a folder differs from the tree that belongs there, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from ..digest import digest
from .disk import Disk, Obstacle
from .lock import LOCK_FILE, Lock
from .tree import Tree


class Drift(StrEnum):
    """How a file differs."""

    MISSING = "missing"
    """It is to be written and is not there."""
    EXTRA = "extra"
    """It was written before and does not belong to the tree any more."""
    DIFFERS = "differs"
    """It is as it was written, and would be written differently today."""
    EDITED = "hand-edited"
    """It is not as it was written: somebody changed it, whatever would be written today."""
    FOREIGN = "foreign"
    """Something that specloom did not write stands in its place."""


class Change(Struct, frozen=True):
    """A file that differs.

    Attributes:
        path: Relative to the output folder.
        drift: How.
        disk: What is there; None when nothing is.
        tree: What belongs there; None when nothing does.
    """

    path: str
    drift: Drift
    disk: bytes | Obstacle | None
    tree: bytes | None


def compare(tree: Tree, disk: Disk, lock: Lock | None) -> tuple[Change, ...]:
    """Every file of the tree or the lock that is not on disk as it should be, by path.

    Files that neither knows are the user's: they are not looked at.

    Raises:
        OSError: A file cannot be read.
    """
    return tuple(_changes(tree, disk, lock.files if lock else {}))


def _changes(tree: Tree, disk: Disk, written: Mapping[str, str]) -> Iterator[Change]:
    for path in sorted({*tree, *written}):
        wanted = tree.get(path)
        found = disk.read(path)
        if found == wanted or _same(found, wanted):
            continue
        yield Change(path, _drift(path, found, wanted, written), found, wanted)


def _drift(
    path: str, found: bytes | Obstacle | None, wanted: bytes | None, written: Mapping[str, str]
) -> Drift:
    if found is None:
        return Drift.MISSING
    if isinstance(found, Obstacle) or (path not in written and path != LOCK_FILE):
        return Drift.FOREIGN
    if path != LOCK_FILE and digest(found) != written[path]:
        return Drift.EDITED
    return Drift.EXTRA if wanted is None else Drift.DIFFERS


def _same(found: bytes | Obstacle | None, wanted: bytes | None) -> bool:
    if not isinstance(found, bytes) or wanted is None or b"\r\n" not in found:
        return False
    return digest(found) == digest(wanted)


def without_kept_bases(
    changes: tuple[Change, ...], old: Lock | None, new: Lock
) -> tuple[Change, ...]:
    """Without the lock, if it only differs by what it keeps of merged files for the next merge."""
    if old is None or replace(old, edited={}) != new:
        return changes
    return tuple(change for change in changes if change.path != LOCK_FILE)


def moved(old: Lock, new: Lock) -> tuple[str, ...]:
    """Which inputs are not what they were, each as the subject and verb of a sentence."""
    tools = {"specloom": old.specloom, **old.tools}, {"specloom": new.specloom, **new.tools}
    # Who has none of their own is not to look for what they changed.
    whose = "the" if "templates" in new.inputs.config else "specloom's"
    return (
        *_files("document", old.inputs.documents, new.inputs.documents),
        *_files("overlay", old.inputs.overlays, new.inputs.overlays),
        *_config(old.inputs.config, new.inputs.config),
        *([f"{whose} templates changed"] if old.inputs.templates != new.inputs.templates else []),
        *_versions(*tools),
    )


def _files(kind: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for label in sorted({*old, *new}):
        if label not in new:
            yield f"{kind} {label} is not used any more"
        elif label not in old:
            yield f"{kind} {label} is new"
        elif old[label] != new[label]:
            yield f"{kind} {label} changed"


def _config(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    keys = moved_keys(old, new)
    if keys:
        yield f"the configuration changed ({', '.join(keys)})"


def moved_keys(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """The keys under which two tables differ, sorted."""
    return tuple(sorted(key for key in {*old, *new} if old.get(key) != new.get(key)))


def _versions(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*old, *new}):
        before, after = old.get(name), new.get(name)
        if before != after:
            yield f"{name} {before or 'none'} → {after or 'none'}"
