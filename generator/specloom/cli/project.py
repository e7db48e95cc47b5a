"""What commands share: the configuration, the SDKs that are meant, and printing."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from ..config import Config, SdkConfig, find_config, read_config
from ..diagnostics import Diagnostic, Diagnostics, Place, Severity, SpecloomError, fatal
from ..report import REPORTS, text_report
from ..write import finish_interrupted


def open_project(config: Path | None) -> Config:
    """The configuration in a file, or in the nearest one.

    Raises:
        SpecloomError: There is none, or it has mistakes: all of them; or another run changes it.
    """
    path = config if config is not None else find_config(Path.cwd())
    finish_interrupted(path.resolve())  # a release that was interrupted changes it
    diagnostics = Diagnostics()
    found = read_config(path, diagnostics, today=date.today())
    if diagnostics.has_errors:
        raise SpecloomError(*diagnostics.items)
    return found


def chosen(config: Config, names: tuple[str, ...]) -> tuple[SdkConfig, ...]:
    """The SDKs of these names, in the order given; all of them when no name is.

    Raises:
        SpecloomError: A name is not in the configuration.
    """
    for name in names:
        if name not in config.sdks:
            close = difflib.get_close_matches(name, config.sdks, 1)
            known = (
                f"did you mean '{close[0]}'?" if close else f"there are: {', '.join(config.sdks)}"
            )
            raise fatal(
                "config-unknown-sdk", f"no SDK is called '{name}'", Place(config.file), hint=known
            )
    return tuple(config.sdks[name] for name in dict.fromkeys(names or config.sdks))


def only(config: Config, name: str | None) -> SdkConfig:
    """The SDK of a name; without one the only SDK that is configured.

    Raises:
        SpecloomError: There is none of that name, or there are several and one has to be named.
    """
    sdk, *others = chosen(config, () if name is None else (name,))
    if others:
        known = ", ".join(config.sdks)
        message = f"{len(config.sdks)} SDKs are configured"
        raise fatal("config-unknown-sdk", message, Place(config.file), hint=f"name one of: {known}")
    return sdk


class Printer:
    """Prints results as they come, and what was found at the end.

    Text goes to standard output and diagnostics to standard error; in the other formats there is
    one report on standard output and nothing else.
    """

    def __init__(self, report: str = "text") -> None:
        self._report = report
        self._items: list[Diagnostic] = []
        self._notes = 0

    def say(self, text: str) -> None:
        """A line of the result."""
        if self._report == "text":
            click.echo(text)

    def diff(self, text: str) -> None:
        """A unified diff, in colours on a terminal."""
        if self._report == "text":
            from rich.console import Console
            from rich.text import Text

            from ..report import printable

            console = Console(soft_wrap=True, highlight=False)
            for line in text.splitlines():
                style = STYLES.get(line[:1], "") if not line.startswith(("---", "+++")) else "bold"
                console.print(Text(printable(line, 400), style))

    def add(self, items: Iterable[Diagnostic]) -> None:
        """Findings; in text they are printed at once, the first of them in full, and notes only
        counted. Annotations of GitHub are few, so notes are not among them."""
        items = list(items)
        told = [item for item in items if item.severity is not Severity.INFO]
        if self._report == "text":
            self._notes += len(items) - len(told)
            click.echo(text_report(told, MAX_SHOWN), nl=False, err=True)
        else:
            self._items += told if self._report == "github" else items

    def finish(self) -> None:
        """Prints the report."""
        if self._notes:
            has = (
                "note: --format json has it"
                if self._notes == 1
                else "notes: --format json has them"
            )
            click.echo(f"{self._notes} {has}", err=True)
        if self._report != "text":
            click.echo(REPORTS[self._report](Diagnostics(self._items).items), nl=False)


MAX_SHOWN = 100
STYLES = {"+": "green", "-": "red", "@": "cyan"}
