"""All or nothing: changes are staged beside the output folder, then put in place by a journal.

A run that is killed before the journal is complete has changed nothing: the next run throws the
staged files away. One that is killed later is finished by the next run, before it looks at
anything else. So there is the old tree or the new one.

The staging folder belongs to one run at a time (a lock on a file in it, which ends with the
process), and is used only if specloom made it for this user: mode 0700.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..diagnostics import SpecloomError, fatal
from .disk import Disk, Obstacle
from .tree import digest, problem

JOURNAL = "journal.json"
BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Step:
    """One file to replace or delete.

    Attributes:
        path: Relative to the output folder.
        staged: The staged file's name; None to delete.
        was: `digest` of what is replaced; None when nothing is there. A file that is neither this
            nor the new one when the journal is carried out was changed since, and is left alone.
        becomes: `digest` of the new file; None to delete.
    """

    path: str
    staged: str | None
    was: str | None
    becomes: str | None


def staging_folder(output: Path) -> Path:
    """Beside the output folder, on the same file system, so that renaming is enough."""
    return output.parent / f".specloom-{output.name}"


@contextlib.contextmanager
def exclusive(output: Path) -> Iterator[Path]:
    """The staging folder of an output, empty and this process's own; what was interrupted is done.

    It is removed at the end, unless an error left a journal that the next run has to finish.

    Raises:
        SpecloomError: Another process is writing, or the folder is not specloom's.
    """
    folder = staging_folder(output)
    handle = _take(folder)
    try:
        _finish(output, folder)
        yield folder
    finally:
        if not (folder / JOURNAL).exists():
            shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _take(folder: Path) -> int:
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
        try:
            _lock(handle, folder)
            # Whoever had it before may have removed it before we had the lock.
            if os.path.samestat(os.fstat(handle), (folder / BUSY).stat()):
                return handle
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: two runs at once are not kept apart there
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise fatal(
            "write-busy",
            f"another specloom is writing: {folder.name} is in use",
            hint="wait until it is done",
        ) from None


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


def finish_interrupted(output: Path) -> bool:
    """Finishes, or forgets, what an interrupted run left; tells whether there was anything.

    Raises:
        SpecloomError: Another process is writing, or the files cannot be put in place.
    """
    if not staging_folder(output).exists():
        return False
    try:
        with exclusive(output):
            return True
    except OSError as error:
        raise failed(error) from None


def failed(error: OSError) -> SpecloomError:
    """What the file system said, without the machine's paths."""
    name = Path(str(error.filename)).name if error.filename else ""
    reason = error.strerror or type(error).__name__
    return fatal("write-failed", f"cannot write {name}: {reason}" if name else reason)


def carry_out(output: Path, folder: Path, steps: list[Step], contents: Mapping[str, bytes]) -> None:
    """Stages the contents, decides, and puts everything in place.

    Args:
        output: The output folder.
        folder: Its staging folder.
        steps: What to do, in this order; deletions first.
        contents: The staged files by name.
    """
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    fresh = folder / f"{JOURNAL}.new"
    fresh.write_text(json.dumps([[s.path, s.staged, s.was, s.becomes] for s in steps]), "utf-8")
    fresh.replace(folder / JOURNAL)  # from here on the new tree is what there will be
    for step in steps:
        _apply(output, folder, step)
    (folder / JOURNAL).unlink()


def _finish(output: Path, folder: Path) -> None:
    """Carries out the journal of an interrupted run, and empties the folder."""
    journal = folder / JOURNAL
    if journal.exists():
        for step in _read(journal):
            if _is_as_it_was(output, step):
                _apply(output, folder, step)
        journal.unlink()
    for entry in folder.iterdir():
        if entry.name != BUSY:
            entry.unlink()


def _read(journal: Path) -> list[Step]:
    try:
        entries = json.loads(journal.read_text("utf-8"))
        steps = [Step(*entry) for entry in entries]
        if not isinstance(entries, list) or any(
            problem(s.path) or (s.staged or "0").strip("0123456789") for s in steps
        ):
            raise ValueError("a path that specloom never writes")
    except (ValueError, TypeError, AttributeError):
        raise fatal(
            "write-staging",
            f"{journal.parent.name}/{JOURNAL} is not a journal of specloom",
            hint="look at what is in the folder, and remove it",
        ) from None
    return steps


def _is_as_it_was(output: Path, step: Step) -> bool:
    """Whether nobody changed a file since the journal was written."""
    found = Disk(output).read(step.path)
    if isinstance(found, Obstacle):
        return found is Obstacle.LINK and step.was == found.value
    return found is None or digest(found) in (step.was, step.becomes)


def _apply(output: Path, folder: Path, step: Step) -> None:
    """Does one step, or nothing if it is done already."""
    target = output / step.path
    if step.staged is None:
        target.unlink(missing_ok=True)
        _remove_empty(target.parent, output)
    elif (folder / step.staged).exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        (folder / step.staged).replace(target)


def _remove_empty(folder: Path, output: Path) -> None:
    while folder != output:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
