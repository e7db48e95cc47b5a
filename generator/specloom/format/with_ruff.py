"""ruff, in one process over all files."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from ..diagnostics import fatal
from .errors import Errors, reason

OPTIONS = ("--isolated", "--no-cache", "--line-length=100", "--target-version=py310")


@cache
def identity() -> str:
    """What the result depends on besides the text.

    Raises:
        SpecloomError: ruff is not installed.
    """
    try:
        return f"ruff {metadata.version('ruff')} {OPTIONS}"
    except metadata.PackageNotFoundError:
        raise fatal(
            "format-no-ruff",
            'formatter = "ruff" needs ruff',
            hint="install it with: pip install 'specloom[ruff]'",
        ) from None


def format_all(files: Mapping[str, str]) -> tuple[dict[str, str], Errors]:
    """Formatted files, and for those that are not Python what is wrong and in which line."""
    names = {path: f"{n:06}{Path(path).suffix}" for n, path in enumerate(files)}
    with tempfile.TemporaryDirectory(prefix="specloom-") as folder:
        for path, text in files.items():
            Path(folder, names[path]).write_bytes(text.encode())
        command = [sys.executable, "-m", "ruff", "format", "--quiet", *OPTIONS, folder]
        done = subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL)
        formatted = {path: Path(folder, name).read_bytes().decode() for path, name in names.items()}
    formatted = {path: _one_line_after_imports(text) for path, text in formatted.items()}
    if done.returncode == 0:
        return formatted, {}
    errors = {path: found for path, text in files.items() if (found := reason(text))}
    if not errors:
        message = done.stderr.decode(errors="replace").strip().splitlines()
        raise fatal("format-failed", f"ruff failed: {message[-1] if message else done.returncode}")
    return {path: text for path, text in formatted.items() if path not in errors}, errors


# An import, or the end of one over several lines, with two empty lines after it.
GAP = re.compile(r"^(?:import |from |\)).*\n\n\n(?!(?:async )?def |class |@)", re.MULTILINE)


def _one_line_after_imports(text: str) -> str:
    """black's style of 2026: one empty line after imports, where ruff leaves two.

    Only what is an import by the syntax tree counts: a string may hold lines like one.
    """
    if not GAP.search(text):
        return text
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return text
    lines = text.split("\n")
    for node, after in zip(tree.body, tree.body[1:], strict=False):
        end = node.end_lineno or 0
        if (
            isinstance(node, (ast.Import, ast.ImportFrom))
            and not isinstance(after, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            and lines[end : end + 2] == ["", ""]
        ):
            lines[end + 1] = DROPPED
    return "\n".join(line for line in lines if line != DROPPED)


DROPPED = "\0"  # no line of Python is this
