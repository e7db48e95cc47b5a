"""Reading a configuration file, and saying where in it something is wrong."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from ..conflict import CHOOSE, SAYS, conflict_line
from ..diagnostics import Diagnostics, Place, fatal
from .find import PROJECT_FILE
from .model import Config, Filter, IgnoreEntry, Override, SdkConfig
from .places import Source, line_of
from .shared import runtime_problems, shared_runtimes

_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")


def read_config(path: Path, diagnostics: Diagnostics, *, today: date | None = None) -> Config:
    """The configuration in a file.

    Args:
        path: `specloom.toml`, or a `pyproject.toml` with a `[tool.specloom]` table.
        diagnostics: Takes what is wrong with single SDKs: unknown keys, each with a suggestion,
            and values that do not fit.
        today: If given, ignores that expired before are reported.

    Raises:
        SpecloomError: The file cannot be read, is not TOML, or configures no SDK.
    """
    text = _read(path)
    file = path.name
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        if (line := conflict_line(text)) is not None:
            raise fatal("config-syntax", SAYS, Place(file, line, 1), hint=CHOOSE) from None
        what, *where = _AT.split(str(error))  # before Python 3.14 the line is nowhere else
        line, column = map(int, where[:2]) if where else (None, None)
        place = Place(file, line, column)
        raise fatal("config-syntax", f"not valid TOML: {what}", place) from None
    prefix = ["tool", "specloom"] if path.name == PROJECT_FILE else []
    for key in prefix:
        data = data.get(key, {})
    reader = _Reader(file, text, prefix, diagnostics)
    reader.known(data, [], ("sdks",))
    tables = data.get("sdks")
    if not isinstance(tables, Mapping) or not tables:
        table = ".".join([*prefix, "sdks", "NAME"])
        raise fatal(
            "config-no-sdk", f"no SDK is configured: there is no table [{table}]", Place(file)
        )
    root = path.parent.absolute()
    sdks = {name: reader.sdk(root, name, table) for name, table in tables.items()}
    config = Config(file, root, {name: sdk for name, sdk in sdks.items() if sdk is not None})
    reader.outputs(config)
    if today is not None:
        reader.expired(config, today)
    return config


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise fatal("config-not-found", f"there is no file {path.name}") from None
    except UnicodeDecodeError:
        raise fatal("config-syntax", "not UTF-8", Place(path.name)) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise fatal("config-not-found", f"cannot read {path.name}: {reason}") from None


class _Reader:
    """Says where in one file something is wrong."""

    def __init__(self, file: str, text: str, prefix: list[str], diagnostics: Diagnostics) -> None:
        self._file = file
        self._text = text
        self._prefix = prefix
        self._diagnostics = diagnostics

    def place(self, path: list[str | int]) -> Place:
        return Place(self._file, line_of(self._text, [*self._prefix, *path]))

    def known(self, table: Mapping[str, Any], path: list[str | int], keys: tuple[str, ...]) -> None:
        """Reports the keys of a table that do not exist."""
        for key in table:
            if key not in keys:
                self._unknown([*path, key], keys)

    def _unknown(self, path: list[str | int], keys: tuple[str, ...]) -> None:
        key = str(path[-1])
        close = difflib.get_close_matches(key.replace("_", "-").lower(), keys, 1)
        self._diagnostics.error(
            "config-unknown-key",
            f"there is no key '{key}'",
            self.place(path),
            hint=f"did you mean '{close[0]}'?"
            if close
            else f"there are: {', '.join(sorted(keys))}",
        )

    def sdk(self, root: Path, name: str, table: Any) -> SdkConfig | None:
        """One SDK; None when something is wrong with it, which is reported."""
        path: list[str | int] = ["sdks", name]
        if not isinstance(table, Mapping):
            self._diagnostics.error("config-value", f"'{name}' must be a table", self.place(path))
            return None
        misplaced = {*NOT_KEYS} & table.keys()
        for key in sorted(misplaced):
            self._unknown([*path, key], tuple(_keys(SdkConfig)))
        if misplaced:
            return None
        try:
            source = Source(self._file, self._text, (*self._prefix, "sdks", name))
            return SdkConfig.model_validate({**table, "root": root, "name": name, "source": source})
        except ValidationError as error:
            for each in error.errors(include_url=False, include_context=False):
                self._report(path, each["loc"], each["type"], each["msg"])
        return None

    def _report(
        self, path: list[str | int], loc: tuple[int | str, ...], kind: str, message: str
    ) -> None:
        if kind == "extra_forbidden":
            self._unknown([*path, *loc], tuple(_keys(_table_at(loc))))
            return
        message = message.removeprefix("Value error, ")
        if not loc and ": " in message:  # a check of the whole table names its key itself
            key, message = message.split(": ", 1)
            loc = (key,)
        if loc == ("name",):
            message = f"the name of an SDK {message}"
        elif kind == "missing":
            message = f"'{_dotted(loc)}' is missing"
        else:
            message = f"'{_dotted(loc)}' {_sentence(message)}"
        self._diagnostics.error("config-value", message, self.place([*path, *loc]))

    def outputs(self, config: Config) -> None:
        """Reports SDKs that would write into each other's folder."""
        taken: dict[Path, str] = {}
        folders = [(name, name, sdk.output_folder) for name, sdk in config.sdks.items()]
        for runtime in shared_runtimes(config.sdks):
            problems = list(runtime_problems(runtime))
            for sdk, key, message in problems:
                place = self.place(["sdks", sdk.name, key])
                self._diagnostics.error("config-runtime", f"'{key}' {message}", place)
            if not problems:
                folders.append((runtime.package, runtime.first.name, runtime.output_folder))
        for name, sdk_name, output in folders:
            folder = Path(*_normal(output))
            for other, owner in taken.items():
                if folder == other or folder in other.parents or other in folder.parents:
                    self._diagnostics.error(
                        "config-output-shared",
                        f"'{name}' and '{owner}' would write into the same folder",
                        self.place(["sdks", sdk_name, "output"]),
                        hint="give each its own output",
                    )
            taken[folder] = name

    def expired(self, config: Config, today: date) -> None:
        """Reports ignores that no longer hold."""
        for name, sdk in config.sdks.items():
            for index, entry in enumerate(sdk.ignore):
                if entry.expires is not None and entry.expires < today:
                    self._diagnostics.error(
                        "config-expired-ignore",
                        f"the ignore of '{entry.code}' expired on {entry.expires}: {entry.reason}",
                        self.place(["sdks", name, "ignore", index]),
                        hint="solve it, or decide again and move the date",
                    )


def _normal(path: Path) -> Iterator[str]:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return iter(parts)


NOT_KEYS = ("root", "name", "source")
"""What an SDK's configuration holds besides the keys of its table."""


def _keys(model: type[BaseModel]) -> Iterator[str]:
    for field in model.model_fields.values():
        if field.alias not in NOT_KEYS or model is Override:
            yield str(field.alias)


TABLES: Mapping[str, type[BaseModel]] = {
    "include": Filter,
    "exclude": Filter,
    "ignore": IgnoreEntry,
    "overrides": Override,
}


def _table_at(loc: tuple[int | str, ...]) -> type[BaseModel]:
    return TABLES.get(str(loc[0]), SdkConfig) if len(loc) > 1 else SdkConfig


def _dotted(loc: tuple[int | str, ...]) -> str:
    """`overrides."/a/b".name`, `ignore[2].code`; pydantic's own steps are left out."""
    shown = ""
    for part in loc:
        if isinstance(part, int):
            shown += f"[{part}]"
        elif part != "[key]":
            shown += f".{part}" if shown else part
    return shown


def _sentence(message: str) -> str:
    """pydantic's `Input should be …` as the end of a sentence."""
    if message.startswith("Input should be "):
        return "must be " + message.removeprefix("Input should be ")
    return message[:1].lower() + message[1:]
