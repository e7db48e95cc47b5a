"""Running a command and measuring it: its output, CPU seconds and peak memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Measured:
    """What a command did.

    `seconds` is CPU time, user and system, of the process and of the children it waited for: wall
    time (`wall`) says more about the other load of a machine. `peak_mb` is the resident set of the
    largest of these processes, in MiB.
    """

    exit_code: int
    stdout: str
    stderr: str
    seconds: float
    wall: float
    peak_mb: float


def measure(
    command: Sequence[str],
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    given: str | None = None,
) -> Measured:
    """Runs a command in a fresh process and waits for it.

    Args:
        command: The program and its arguments.
        cwd: The folder it runs in.
        environment: Variables besides those of this process.
        given: Its standard input.
    """
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        start = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            # as programs run when they are installed: a shell may forbid Python to keep bytecode
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "", **(environment or {})},
            stdin=subprocess.DEVNULL if given is None else subprocess.PIPE,
            stdout=stdout,
            stderr=stderr,
        )
        if process.stdin is not None:
            process.stdin.write((given or "").encode())
            process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
        stdout.seek(0)
        stderr.seek(0)
        return Measured(
            process.returncode,
            stdout.read().decode("utf-8", "replace"),
            stderr.read().decode("utf-8", "replace"),
            usage.ru_utime + usage.ru_stime,
            wall,
            usage.ru_maxrss / 1024,
        )
