"""All or nothing: changes are staged beside what they change, then put in place by a journal.

A run that is killed before its journal is complete has changed nothing: the next run throws the
staged files away. One that is killed later is finished by the next run, before it looks at
anything else. So there is the old tree or the new one.

A staging folder belongs to one run at a time (`write.holding`).
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from ..diagnostics import Place, SpecloomError, fatal
from ..digest import digest
from .disk import Disk, Obstacle
from .holding import BUSY, holding, patience, staging_folder
from .journal import JOURNAL, Journal, Step, read_journal

Held: TypeAlias = Mapping[Path, Path]
"""The staging folder of each target, which are this process's own."""


class Work(Struct, frozen=True):
    """What to do to one target.

    Attributes:
        target: A folder, or a file.
        steps: In this order; those at the end that delete wait for the other targets' steps.
        contents: The files to stage, by name.
    """

    target: Path
    steps: tuple[Step, ...]
    contents: Mapping[str, bytes]


@contextlib.contextmanager
def exclusive(*targets: Path) -> Iterator[Held]:
    """Empty staging folders that are this process's own; what was interrupted is done.

    They are removed at the end, unless an error left a journal that the next run has to finish.

    Args:
        targets: What is to be written.

    Raises:
        SpecloomError: Another process is writing, or a folder is not specloom's.
    """
    wanted = {*targets}
    end = patience()
    while True:
        with contextlib.ExitStack() as stack:
            # In one order, so that two runs do not wait for each other.
            held = {each: stack.enter_context(holding(each, end)) for each in sorted(wanted)}
            more = {each for each in _companions(held) if staging_folder(each).is_dir()} - wanted
            if not more:
                _finish(held)
                yield held
                return
            wanted |= more


def _companions(held: Held) -> Iterator[Path]:
    for target, staging in held.items():
        journal = read_journal(staging)
        yield from journal.companions(target) if journal else ()


def finish_interrupted(*targets: Path) -> bool:
    """Finishes, or forgets, what an interrupted run left; tells whether there was anything.

    Raises:
        SpecloomError: Another process is writing, or the files cannot be put in place.
    """
    left = [target for target in targets if staging_folder(target).exists()]
    if not left:
        return False
    try:
        with exclusive(*left):
            return True
    except OSError as error:
        raise failed(error) from None


def failed(error: OSError, labels: Mapping[Path, str] | None = None) -> SpecloomError:
    """What the file system said, without the machine's paths.

    Args:
        error: What it said.
        labels: What messages call the targets.
    """
    reason = error.strerror or type(error).__name__
    name = error.filename2 or error.filename
    path = Path(os.fsdecode(name)) if isinstance(name, str | bytes) else None
    for target, label in (labels or {}).items():
        if path is None or staging_folder(target) in (path, *path.parents):
            return fatal("write-failed", f"cannot be written: {reason}", Place(label))
        if target in (path, *path.parents):
            place = Place((Path(label) / path.relative_to(target)).as_posix())
            return fatal("write-failed", f"cannot be written: {reason}", place)
    if path is None:
        return fatal("write-failed", reason)
    return fatal("write-failed", f"cannot write {path.name}: {reason}")


def carry_out(held: Held, works: Iterable[Work]) -> None:
    """Stages the contents, decides, and puts everything in place; the first target leads."""
    works = tuple(works)
    for work in works:
        _must_be_writable(work)
        for name, data in work.contents.items():
            (held[work.target] / name).write_bytes(data)
    leader, *others = works
    for work in others:
        way = _from(work.target, leader.target)
        Journal(work.steps, leader=way).write(held[work.target])
    ways = tuple(_from(leader.target, work.target) for work in others)
    # From here on the new trees are what there will be.
    Journal(leader.steps, ways).write(held[leader.target])
    _finish({work.target: held[work.target] for work in works})


def _must_be_writable(work: Work) -> None:
    """What can be known before anything is changed: whether folders let their files be replaced."""
    folders = {(work.target / step.path).parent for step in work.steps}
    effective = os.access in os.supports_effective_ids
    for folder in sorted(folders):
        may = os.access(folder, os.W_OK | os.X_OK, effective_ids=effective)
        if folder.is_dir() and not may:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _from(target: Path, other: Path) -> str:
    return Path(os.path.relpath(other, target.parent)).as_posix()


def _finish(held: Held) -> None:
    """Carries out what was decided, and empties the folders."""
    journals = {target: read_journal(staging) for target, staging in held.items()}
    for leader, journal in journals.items():
        if journal is None or journal.leader is not None:
            continue
        group = {leader: journal}
        for target in journal.companions(leader):
            other = journals.get(target)
            # One that has finished its part may have another leader by now.
            if other is not None and leader in other.companions(target):
                group[target] = other
        for target, step in _ordered(group):
            if _is_as_it_was(target, step):
                _apply(target, held[target], step)
        for target in group:
            (held[target] / JOURNAL).unlink()
    for staging in held.values():
        for entry in staging.iterdir():
            if entry.name != BUSY:
                entry.unlink()


def _ordered(group: Mapping[Path, Journal]) -> Iterator[tuple[Path, Step]]:
    """All steps; those at the end that delete come after the writing of all targets, which may
    still name each other's files."""
    late: list[tuple[Path, Step]] = []
    for target, journal in group.items():
        writing = [n for n, step in enumerate(journal.steps, 1) if step.staged is not None]
        end = max(writing, default=0)
        yield from ((target, step) for step in journal.steps[:end])
        late += ((target, step) for step in journal.steps[end:])
    yield from late


def _is_as_it_was(target: Path, step: Step) -> bool:
    """Whether nobody changed a file since the journal was written."""
    at = Disk(target) if step.path else Disk(target.parent)
    found = at.read(step.path or target.name)
    if isinstance(found, Obstacle):
        return found is Obstacle.LINK and step.was == found.value
    return found is None or digest(found) in (step.was, step.becomes)


def _apply(target: Path, staging: Path, step: Step) -> None:
    """Does one step, or nothing if it is done already."""
    file = target / step.path
    if step.staged is None:
        file.unlink(missing_ok=True)
        _remove_empty(file.parent, target)
        return
    staged = staging / step.staged
    if staged.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _move(staged, file)


def _move(staged: Path, file: Path) -> None:
    try:
        staged.replace(file)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The target is a file system of its own, such as a folder mounted into a container.
        near = file.with_name(f".specloom-{file.name}"[:200])
        shutil.copyfile(staged, near)
        near.replace(file)
        staged.unlink()


def _remove_empty(folder: Path, target: Path) -> None:
    while folder != target:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
