"""Publishes trees again and again, each time killed one step later; prints what is there then.

Two folders and a file beside them change together. A step is anything that changes the file system:
Python announces each to its audit hooks (PEP 578).
"""

import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from trees import NEW, OLD, names, on_disk

from specloom.diagnostics import Diagnostics
from specloom.write import Goal, Replacement, finish_interrupted, publish_all

EVENTS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"}


def kill_before(step: int) -> None:
    left = step

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in EVENTS or (event == "open" and "w" in str(arguments[1])):
            left -= 1
            if left < 0:
                os._exit(9)

    sys.addaudithook(hook)


def write(folder: Path, tree: dict[str, bytes], text: bytes) -> None:
    file = folder / "version"
    goals = [Goal(tree, folder / name, name) for name in ("one", "two")]
    old = file.read_bytes() if file.exists() else None
    beside = [Replacement(file, old, text, file.name)]
    assert publish_all(goals, Diagnostics(), beside=beside) is not None


def main(folder: Path) -> None:
    targets = [folder / name for name in ("one", "two", "version")]
    for step in range(10_000):
        for name in names(folder):
            shutil.rmtree(folder / name) if (folder / name).is_dir() else (folder / name).unlink()
        write(folder, OLD, b"old")
        child = os.fork()
        if child == 0:
            kill_before(step)
            write(folder, NEW, b"new")
            os._exit(0)
        _, status = os.waitpid(child, 0)
        recovery = os.fork()
        if recovery == 0:  # killed as well, then done
            kill_before(step % 7)
            finish_interrupted(*targets)
            os._exit(0)
        os.waitpid(recovery, 0)
        # Whichever of them is looked at first, the others follow.
        finish_interrupted(targets[step % 3])
        decided = (folder / "version").read_bytes().decode()
        finish_interrupted(*targets)
        found = on_disk(folder / "one"), on_disk(folder / "two")
        assert {*names(folder)} == {"one", "two", "version"}, names(folder)
        wanted = {"old": OLD, "new": NEW}[decided]
        assert found == (wanted, wanted), f"neither, killed before step {step}"
        assert (folder / "version").read_bytes().decode() == decided
        print(decided)
        if os.waitstatus_to_exitcode(status) == 0:
            return


main(Path(sys.argv[1]))
