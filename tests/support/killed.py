"""`specloom` in a process of its own that ends by SIGKILL at a chosen change of the file system.

Run as `python killed.py N FOLDER ARGUMENTS…`: killed before the N-th change below the folder. With
N = -1 it is not killed, and prints the number of changes. Python announces each change to its audit
hooks (PEP 578).
"""

import os
import signal
import sys
from pathlib import Path

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"}


def watch(step: int, folder: str) -> list[str]:
    """Kills this process before a change; notes those before it."""
    seen: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT
        opens = event == "open" and isinstance(arguments[2], int) and arguments[2] & writes
        if (event in CHANGES or opens) and str(arguments[0]).startswith(folder):
            if len(seen) == step:
                os.kill(os.getpid(), signal.SIGKILL)
            seen.append(f"{event} {Path(str(arguments[0])).name}")

    sys.addaudithook(hook)
    return seen


if __name__ == "__main__":
    step, folder, *arguments = sys.argv[1:]
    sys.argv = ["specloom", *arguments]
    from specloom.cli import main

    seen = watch(int(step), str(Path(folder).resolve()))
    try:
        main()
    finally:
        print("changes", len(seen), file=sys.stderr)
        decided = [n for n, each in enumerate(seen) if each == "os.rename journal.json.new"]
        print("decided", *decided, file=sys.stderr)
