"""Adding to a configuration file, which keeps its comments and its order."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError

from ..diagnostics import Place, fatal
from .find import PROJECT_FILE


def with_version(path: Path, text: str, name: str, version: str) -> str:
    """The text of a configuration file at `path` with another version of an SDK in it.

    Raises:
        SpecloomError: It is not TOML.
    """
    document = _parsed(path, text)
    table: Any = document
    for key in ("tool", "specloom") if path.name == PROJECT_FILE else ():
        table = table[key]
    table["sdks"][name]["version"] = version
    return tomlkit.dumps(document)


def add_sdk(path: Path, name: str, settings: Mapping[str, object]) -> None:
    """Adds a table for an SDK to a configuration file, which is made if it is not there.

    Raises:
        SpecloomError: The file is not TOML, configures an SDK of that name, or cannot be written.
    """
    document = _parsed(path, _text(path))
    table: Any = document
    for key in ("tool", "specloom") if path.name == PROJECT_FILE else ():
        table = table.setdefault(key, tomlkit.table(is_super_table=True))
    sdks = table.setdefault("sdks", tomlkit.table(is_super_table=True))
    if name in sdks:
        raise fatal(
            "config-value",
            f"an SDK called '{name}' is configured already",
            Place(path.name),
            hint="choose another name with --name",
        )
    own = tomlkit.table()
    own.update(settings)
    sdks.append(name, own)
    _write(path, document)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8") if path.exists() else ""
    except UnicodeDecodeError as error:
        raise fatal("config-syntax", f"not valid TOML: {error}", Place(path.name)) from None


def _parsed(path: Path, text: str) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(text)
    except ParseError as error:
        raise fatal("config-syntax", f"not valid TOML: {error}", Place(path.name)) from None


def _write(path: Path, document: tomlkit.TOMLDocument) -> None:
    try:
        path.write_text(tomlkit.dumps(document), "utf-8", newline="\n")
    except OSError as error:
        raise fatal("write-failed", f"cannot write {path.name}: {error.strerror}") from None
