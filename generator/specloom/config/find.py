"""Finding the configuration file of a project."""

from __future__ import annotations

import tomllib
from pathlib import Path

from ..diagnostics import Place, fatal

OWN_FILE = "specloom.toml"
PROJECT_FILE = "pyproject.toml"


def find_config(start: Path) -> Path:
    """The configuration file of the project that a folder belongs to.

    The nearest folder upwards with a `specloom.toml`, or with a `pyproject.toml` that has a
    `[tool.specloom]` table, decides.

    Raises:
        SpecloomError: There is none, or one folder has both.
    """
    for folder in (start, *start.parents):
        found = [folder / OWN_FILE] if (folder / OWN_FILE).is_file() else []
        if _is_ours(folder / PROJECT_FILE):
            found.append(folder / PROJECT_FILE)
        if len(found) > 1:
            raise fatal(
                "config-two-files",
                f"both {OWN_FILE} and {PROJECT_FILE} configure specloom",
                Place(OWN_FILE),
                hint=f"move everything into {OWN_FILE}, or remove it",
            )
        if found:
            return found[0]
    raise fatal(
        "config-not-found",
        f"no {OWN_FILE} here or above, and no {PROJECT_FILE} with a [tool.specloom] table",
        hint="make one with: specloom init path/to/openapi.yaml",
    )


def _is_ours(path: Path) -> bool:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    if "specloom" not in text:
        return False
    try:
        return "specloom" in tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError:
        return "[tool.specloom" in text
