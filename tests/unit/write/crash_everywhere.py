"""Publishes a tree again and again, each time killed one step later; prints what is there then.

A step is anything that changes the file system: Python announces each to its audit hooks (PEP 578).
"""

import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from trees import NEW, OLD, names, on_disk

from specloom.diagnostics import Diagnostics
from specloom.write import finish_interrupted, publish

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


def main(folder: Path) -> None:
    output = folder / "sdk"
    for step in range(10_000):
        shutil.rmtree(output, ignore_errors=True)
        publish(OLD, output, Diagnostics())
        child = os.fork()
        if child == 0:
            kill_before(step)
            publish(NEW, output, Diagnostics())
            os._exit(0)
        _, status = os.waitpid(child, 0)
        recovery = os.fork()
        if recovery == 0:  # killed as well, then done
            kill_before(step % 7)
            finish_interrupted(output)
            os._exit(0)
        os.waitpid(recovery, 0)
        finish_interrupted(output)
        found = on_disk(output)
        assert names(folder) == ["sdk"], names(folder)
        assert found in (OLD, NEW), f"neither, killed before step {step}"
        print("old" if found == OLD else "new")
        if os.waitstatus_to_exitcode(status) == 0:
            return


main(Path(sys.argv[1]))
