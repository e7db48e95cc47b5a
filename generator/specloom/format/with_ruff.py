"""ruff, in one process over all files."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from ..diagnostics import fatal
from .bridge import agreed
from .errors import Errors, reason

OPTIONS = ("--isolated", "--no-cache", "--line-length=100", "--target-version=py310")


@cache
def identity() -> str:
    """What the result depends on besides the text.

    Raises:
        SpecloomError: ruff is not installed.
    """
    try:
        return f"ruff {metadata.version('ruff')} {OPTIONS} agreed=1"
    except metadata.PackageNotFoundError:
        raise fatal(
            "format-no-ruff",
            'formatter = "ruff" needs ruff',
            hint="install it with: pip install 'specloom[ruff]'",
        ) from None


def format_all(files: Mapping[str, str]) -> tuple[dict[str, str], Errors]:
    """Formatted files, and for those that are not Python what is wrong and in which line."""
    formatted, failure = _run(files)
    errors: Errors = {}
    if failure:
        errors = {path: found for path, text in files.items() if (found := reason(text))}
        if not errors:
            raise fatal("format-failed", f"ruff failed: {failure}")
        formatted = {path: text for path, text in formatted.items() if path not in errors}
    bridged = {path: agreed(text) for path, text in formatted.items()}
    again = {path: text for path, text in bridged.items() if text != formatted[path]}
    return {**formatted, **(_run(again)[0] if again else {})}, errors


def _run(files: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """The files as ruff leaves them, and its last word if it failed with one."""
    names = {path: f"{n:06}{Path(path).suffix}" for n, path in enumerate(files)}
    with tempfile.TemporaryDirectory(prefix="specloom-") as folder:
        for path, text in files.items():
            Path(folder, names[path]).write_bytes(text.encode())
        command = [*_program(), "format", "--quiet", *OPTIONS, folder]
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
        formatted = {path: Path(folder, name).read_bytes().decode() for path, name in names.items()}
    if done.returncode == 0:
        return formatted, ""
    message = done.stderr.decode(errors="replace").strip().splitlines()
    return formatted, message[-1] if message else f"exit code {done.returncode}"


def _program() -> tuple[str, ...]:
    """This environment's ruff: its executable, or its module, for which a Python has to start."""
    found = shutil.which("ruff", path=sysconfig.get_path("scripts"))
    return (found,) if found else (sys.executable, "-m", "ruff")
