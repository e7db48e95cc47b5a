"""`specloom update`: fetch the document from its vendor, say what changed, regenerate, bump."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from ..config import Config, SdkConfig
from ..diagnostics import Diagnostics, Place, Severity, SpecloomError, fatal
from ..report import printable, text_report
from ..write import Lock, Replacement, Tree, moved, remember_unchanged
from .project import chosen, open_project
from .units import groups, units_of, write
from .yielded import generated, is_known, last_lock, lock_in

if TYPE_CHECKING:
    from ..compat.report import Report
    from .changes import Given, Version


class How(Struct, frozen=True):
    """The options, and the project, in whose configuration file a new version is written."""

    project: Config
    dry_run: bool
    output: str
    no_bump: bool
    several: bool
    """Whether more than one SDK is updated, so that each report needs a title."""

    @property
    def file(self) -> Path:
        """The configuration file."""
        return self.project.root / self.project.file

    @property
    def say(self) -> Callable[[str], None]:
        """Prints a line; the report alone is on standard output when it is not for a terminal."""
        return partial(click.echo, err=self.output != "text")


def run(
    names: tuple[str, ...], *, config: Path | None, dry_run: bool, output: str, no_bump: bool
) -> int:
    """Updates the SDKs that say where their document is published.

    Returns:
        0, or 2 when one of them could not be updated; its files are then as they were.
    """
    project = open_project(config)
    sdks = [sdk for sdk in chosen(project, names) if names or sdk.url is not None]
    for sdk in sdks:
        if sdk.url is None:
            raise fatal(
                "config-value",
                f"'{sdk.name}' does not say where its document is published",
                sdk.place(),
                hint='set "url", and "allowed-origins"',
            )
    if len(sdks) > 1 and output in ("json", "html"):
        raise fatal(
            "update-several",
            f"a report in the format {output} is about one SDK",
            Place(project.file),
            hint=f"say which: {', '.join(sdk.name for sdk in sdks)}",
        )
    how = How(project, dry_run, output, no_bump, len(sdks) > 1)
    if not sdks:
        how.say("no SDK of the configuration has a url to update from")
    code = 0
    for sdk in sdks:
        diagnostics = Diagnostics()
        try:
            done = _update(sdk, how, diagnostics)
        except SpecloomError as error:
            diagnostics.add(*error.diagnostics)
            done = False
        items = [item for item in diagnostics.items if item.severity is not Severity.INFO]
        click.echo(text_report(items), nl=False, err=True)
        if not done or diagnostics.has_errors:
            how.say(f"{sdk.name}: nothing was written")
            code = 2
    return code


def _update(sdk: SdkConfig, how: How, diagnostics: Diagnostics) -> bool:
    current = _document(sdk)
    lock = last_lock(sdk)  # refuses what a newer specloom wrote
    old = current.read_bytes() if current.is_file() else b""
    body = _published(sdk, old)
    if body == old and is_known(sdk, lock):
        how.say(f"{sdk.name}: the published document has not changed")
        return True
    label = Path(os.path.relpath(current, sdk.root)).as_posix()
    given = {label: body}
    tree = generated(sdk, diagnostics, given)
    if tree is None:
        return False
    if body == old and lock is not None:
        reasons = moved(lock, lock_in(tree))
        if not reasons:
            how.say(f"{sdk.name}: the published document has not changed")
            return True
        how.say(printable(f"{sdk.name}: the document is as published, but {'; '.join(reasons)}"))
    report = _report(sdk, lock, old, tree, given, diagnostics) if lock or old else None
    if report is not None:
        _print(sdk, report, how)
    if how.dry_run:
        how.say(f"{sdk.name}: dry run, nothing was written")
        return True
    return _write(sdk, tree, report, given, current, old, how, diagnostics)


def _document(sdk: SdkConfig) -> Path:
    """The file that is to hold what is published."""
    if "://" in sdk.document:
        raise fatal(
            "config-value",
            f"the document of '{sdk.name}' is a URL: there is no file to update",
            sdk.place("document"),
            hint='set "document" to a path, and keep the URL as "url"',
        )
    path = sdk.root / sdk.document
    if path.is_dir():
        raise fatal(
            "config-value",
            f"the document of '{sdk.name}' is a folder: there is no file to update",
            sdk.place("document"),
            hint='set "document" to the file in it',
        )
    return path


def _published(sdk: SdkConfig, known: bytes) -> bytes:
    """What the vendor publishes; `known`, when the vendor says that it is still that."""
    from ..load import Limits
    from ..load.fetch import fetch
    from ..write.tagged import Tagged

    assert sdk.url is not None
    return fetch(
        sdk.url,
        limits=Limits(),
        allowed_origins=sdk.allowed_origins,
        allow_private_addresses=sdk.allow_private_addresses,
        known=Tagged.of_user(sdk.url, known),
    )


def _report(
    sdk: SdkConfig,
    lock: Lock | None,
    old: bytes,
    tree: Tree,
    given: Given,
    diagnostics: Diagnostics,
) -> Report:
    """What changes since the SDK was generated last, in the document and in the SDK."""
    from .changes import assessed, next_version

    return assessed(
        sdk,
        _before(sdk, lock, old, diagnostics),
        next_version(sdk, tree, given, label=sdk.url or ""),
        diagnostics,
        today=date.today(),
        lock=lock,
        now=lock_in(tree),
    )


def _before(sdk: SdkConfig, lock: Lock | None, old: bytes, diagnostics: Diagnostics) -> Version:
    from .changes import Version, last_surface, last_version

    if lock is None:
        return Version(sdk.document)
    try:
        return last_version(sdk, lock)
    except SpecloomError as error:
        if not old:
            raise
        for item in error.diagnostics:
            message = f"{item.message}: compared with the file as it is"
            diagnostics.warning(item.code, message, item.place, hint=item.hint)
        return Version(sdk.document, surface=last_surface(sdk, lock))


def _print(sdk: SdkConfig, report: Report, how: How) -> None:
    from ..compat.report import FORMATS
    from ..pycode import markdown

    if how.several and how.output == "markdown":
        click.echo(f"## {markdown(sdk.name)}\n")
    elif how.several:
        click.echo(f"{sdk.name}:")
    click.echo(FORMATS[how.output](report), nl=False)
    if how.several:
        click.echo()


def _write(
    sdk: SdkConfig,
    tree: Tree,
    report: Report | None,
    given: Given,
    current: Path,
    old: bytes,
    how: How,
    diagnostics: Diagnostics,
) -> bool:
    """Writes the document, the SDK and its release, or nothing."""
    from .release import Release, bumped, release_files

    advice = report.advice if report is not None else None
    made = sdk if advice is None or how.no_bump else bumped(sdk, advice)
    if made is not sdk:
        tree = generated(made, Diagnostics(), given) or tree
    ((label, body),) = given.items()
    beside = (
        []
        if body == old and current.exists()
        else [Replacement(current, old if current.is_file() else None, body, label)]
    )
    if report is not None and not how.no_bump:
        beside += release_files(how.file, [Release(sdk, made, report)])
    (group,) = groups(how.project, (made,))
    units = units_of(group, diagnostics, given={sdk.name: tree}, documents=given)
    if units is None or write(units, diagnostics, beside=beside) is None:
        return False
    for unit in units:
        if unit.tree is not None:
            remember_unchanged(lock_in(unit.tree))
    if made.version != sdk.version and report is not None:
        how.say(f"{sdk.name}: {report_version(report, sdk)} -> {made.version}")
    how.say(f"{sdk.name}: updated {sdk.output}")
    return True


def report_version(report: Report, sdk: SdkConfig) -> str:
    """The version that a report goes on from."""
    return report.advice.current if report.advice else sdk.version
