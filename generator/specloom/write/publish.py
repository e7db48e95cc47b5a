"""Writing trees into their folders: all of them or nothing; nothing that is the user's is lost."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from ..diagnostics import Diagnostics, Place, SpecloomError, fatal
from ..digest import digest
from .compare import Change, Drift, compare
from .disk import Disk, Obstacle
from .joining import join
from .journal import Step
from .lock import LOCK_FILE, Lock, read_lock
from .staging import Work, carry_out, exclusive, failed
from .tree import Tree, check_paths, folded, parents

OUT_OF_REACH = (Obstacle.LINKED_FOLDER, Obstacle.OTHER)
"""Never written through, replaced or deleted, even when forced."""


class Goal(Struct, frozen=True):
    """What an output folder is to hold.

    Attributes:
        tree: Files by path, with their lock (`with_lock`).
        output: The folder; made if need be.
        label: What messages call the folder: its path from the project's.
        since: The lock that was there when the tree was generated, where that matters: when another
            one is there now, nothing is written.
    """

    tree: Tree
    output: Path
    label: str
    since: tuple[Lock | None] | None = None


class Replacement(Struct, frozen=True):
    """A file outside the trees, that is written with them or not at all.

    Attributes:
        file: The file; links to it stay links.
        old: What it held when the new content was made; None when it was not there.
        new: Its new content.
        label: What messages call it.
    """

    file: Path
    old: bytes | None
    new: bytes
    label: str


class Published(Struct, frozen=True):
    """What a run did to the folder, each as paths in order."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int
    """Number of files that were as they should be."""
    conflicts: tuple[str, ...] = ()
    """Files that hold the markers of a conflict."""

    @property
    def total(self) -> int:
        """Number of files added, changed or deleted."""
        return len(self.added) + len(self.changed) + len(self.deleted)


class Raced(SpecloomError):
    """Something else wrote while this run generated: what it would write is out of date."""


def publish(
    tree: Tree,
    output: Path,
    diagnostics: Diagnostics,
    *,
    force: bool = False,
    merge: bool = False,
    dry_run: bool = False,
) -> Published | None:
    """`publish_all` for one folder."""
    goal = Goal(tree, output, output.name)
    done = publish_all((goal,), diagnostics, force=force, merge=merge, dry_run=dry_run)
    return done[0] if done is not None else None


def publish_all(
    goals: Iterable[Goal],
    diagnostics: Diagnostics,
    *,
    beside: Iterable[Replacement] = (),
    force: bool = False,
    merge: bool = False,
    dry_run: bool = False,
) -> tuple[Published, ...] | None:
    """Makes the folders hold their trees; None when that is refused, with the reasons reported.

    Only files that a folder's lock names are deleted; others are not touched. Interrupted at any
    moment, even by SIGKILL, there is all of the old or, after the next run, all of the new.

    Args:
        goals: The folders.
        diagnostics: Takes paths that cannot be written and files that would be lost.
        beside: Files that change with them.
        force: Overwrite hand-edited files, and files in the way that specloom did not write.
        merge: Join hand-edited files with what is generated now; a conflict leaves markers.
        dry_run: Change nothing, only tell.

    Raises:
        SpecloomError: The file system refuses, or another process is writing.
        Raced: Another process wrote since the trees were generated.
    """
    goals, beside = tuple(goals), tuple(beside)
    found = Diagnostics()
    for goal in goals:
        check_paths(goal.tree, found)
    if found.has_errors:
        diagnostics.add(*found.items)
        return None
    labels = {goal.output: goal.label for goal in goals} | {
        each.file.resolve(): each.label for each in beside
    }
    try:
        if dry_run:
            plans = _plans(goals, diagnostics, force, merge)
            return tuple(plan.published for plan in plans) if plans is not None else None
        with exclusive(*labels) as held:
            for goal in goals:
                if goal.since is not None and _old_lock(goal, force) != goal.since[0]:
                    raise _raced(goal.label)
            works = [_replaced(each) for each in beside]
            plans = _plans(goals, diagnostics, force, merge)
            if plans is None:
                return None
            works = [*(plan.work for plan in plans if plan.work.steps), *works]
            if works:
                carry_out(held, works)
            return tuple(plan.published for plan in plans)
    except OSError as error:
        raise failed(error, labels) from None


class _Plan(Struct, frozen=True):
    published: Published
    work: Work


def _plans(
    goals: Iterable[Goal], diagnostics: Diagnostics, force: bool, merge: bool
) -> list[_Plan] | None:
    plans = [_plan(goal, diagnostics, force, merge) for goal in goals]
    made = [plan for plan in plans if plan is not None]
    return made if len(made) == len(plans) else None


def _plan(goal: Goal, diagnostics: Diagnostics, force: bool, merge: bool) -> _Plan | None:
    lock, tree = _old_lock(goal, force), goal.tree
    changes = compare(tree, Disk(goal.output), lock)
    conflicts: tuple[str, ...] = ()
    if merge:
        joined = join(tree, changes, lock, goal.output, goal.label, diagnostics)
        tree, changes, conflicts = joined.tree, joined.changes, joined.conflicts
    if lost := [change for change in changes if _is_refused(change, force)]:
        for change in lost:
            _refuse(change, goal.label, diagnostics)
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
    names = {change.path: f"{n:06}" for n, change in enumerate(changes)}
    contents = {names[c.path]: c.tree for c in changes if c.tree is not None}
    return _Plan(published, Work(goal.output, tuple(_steps(changes, names)), contents))


def _replaced(each: Replacement) -> Work:
    file = each.file.resolve()
    now = file.read_bytes() if file.is_file() else None
    if now != each.old:
        raise _raced(each.label)
    step = Step("", "000000", _digest(now), digest(each.new))
    return Work(file, (step,), {"000000": each.new})


def _raced(label: str) -> Raced:
    error = fatal(
        "write-raced",
        "it was changed while this run generated: nothing was written",
        Place(label),
        hint="run it again",
    )
    return Raced(*error.diagnostics)


def _old_lock(goal: Goal, force: bool) -> Lock | None:
    try:
        return read_lock(goal.output, goal.label)
    except SpecloomError:
        if force:
            return None
        raise


def _steps(changes: Iterable[Change], names: dict[str, str]) -> list[Step]:
    """What has to make room for something is deleted first, since a file may become a folder; the
    rest is deleted last, since what is there until then may name it. The lock is the last that is
    written."""
    changes = tuple(changes)
    written = {
        part
        for change in changes
        if change.tree is not None
        for part in (folded(change.path), *map(folded, parents(change.path)))
    }
    steps = []
    for change in changes:
        was = change.disk.value if isinstance(change.disk, Obstacle) else _digest(change.disk)
        staged = names[change.path] if change.tree is not None else None
        steps.append(Step(change.path, staged, was, _digest(change.tree)))

    def key(step: Step) -> tuple[int, bool, str]:
        kind = 1 if step.staged is not None else 0 if folded(step.path) in written else 2
        return kind, step.path == LOCK_FILE, step.path

    return sorted(steps, key=key)


def _digest(data: bytes | None) -> str | None:
    return None if data is None else digest(data)


def _is_refused(change: Change, force: bool) -> bool:
    if change.drift not in (Drift.EDITED, Drift.FOREIGN):
        return False
    if change.disk in OUT_OF_REACH:
        return change.tree is not None
    return not force


def _refuse(change: Change, label: str, diagnostics: Diagnostics) -> None:
    place = Place(f"{label}/{change.path}")
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
