"""`specloom generate`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import SdkConfig
from ..diagnostics import Diagnostics, Place, Severity, SpecloomError, fatal
from ..write import Lock, Published, Tree, remember_unchanged
from .handwritten import report_missing
from .project import Printer, chosen, open_project
from .units import Group, Unit, groups, units_of, write
from .yielded import generated, lock_in

if TYPE_CHECKING:
    from ..compat.report import Report

UNFINISHED = ("write-conflict", "custom-missing")
"""Findings after which the files are written and a person has something to do."""


def run(
    names: tuple[str, ...],
    *,
    config: Path | None,
    report: str,
    force: bool,
    merge: bool,
    dry_run: bool,
    allow_downgrade: bool,
    bump: bool = False,
    keep_going: bool = False,
) -> int:
    """Writes the SDKs; one that fails does not keep the others from being written.

    Returns:
        0; 1 when merging left conflicts, or `_custom.py` lacks a class; 2 when one of them could
        not be written, or only in part (`keep_going`).
    """
    if force and merge:
        raise fatal("write-merge", "--force overwrites what --merge keeps: give one of them")
    printer = Printer(report)
    code = 0
    project = open_project(config)
    file = project.root / project.file
    how = How(file, force, merge, dry_run, allow_downgrade, bump, keep_going)
    for group in groups(project, chosen(project, names)):
        diagnostics = Diagnostics()
        try:
            done = _write(group, diagnostics, printer, how)
        except SpecloomError as error:
            diagnostics.add(*error.diagnostics)
            done = False
        printer.add(item for item in diagnostics.items if item.severity is not Severity.INFO)
        named = ", ".join(sdk.name for sdk in group.sdks)
        if not done:
            printer.say(f"{named}: nothing was written")
            code = 2
        elif any(
            item.severity is Severity.ERROR and item.code not in UNFINISHED
            for item in diagnostics.items
        ):
            printer.say(f"{named}: without what the errors are about")
            code = 2
        elif any(item.code in UNFINISHED for item in diagnostics.items):
            code = max(code, 1)
    printer.finish()
    return code


@dataclass(frozen=True, slots=True)
class How:
    """The options, and the configuration `file`, into which a new version is written."""

    file: Path
    force: bool
    merge: bool
    dry_run: bool
    allow_downgrade: bool
    bump: bool
    keep_going: bool


@dataclass(frozen=True, slots=True)
class Release:
    """The SDK with its new version, and what changes from the last one."""

    made: SdkConfig
    report: Report


def _write(group: Group, diagnostics: Diagnostics, printer: Printer, how: How) -> bool:
    units = units_of(
        group,
        diagnostics,
        force=how.force,
        allow_downgrade=how.allow_downgrade,
        keep_going=how.keep_going,
    )
    if units is None:
        return False
    releases: dict[str, Release] = {}
    if how.bump:
        units = tuple(_released(unit, releases, diagnostics, how) for unit in units)
    written = write(units, diagnostics, force=how.force, merge=how.merge, dry_run=how.dry_run)
    if written is None:
        return False
    done = {unit.name: published for unit, published in written}
    for unit in units:
        if not how.dry_run:
            _finish(unit, releases.get(unit.name), how, diagnostics)
        if unit.name in releases:
            _say_version(unit, releases[unit.name], printer)
        if unit.name in done:
            _report_conflicts(unit, done[unit.name], diagnostics)
            printer.say(_summary(unit, done[unit.name], how.dry_run))
        elif unit.lock is not None:
            count = len(unit.lock.files) + 1
            printer.say(f"{unit.name}: 0 changes, {count} files in {unit.output}")
    return True


def _released(unit: Unit, releases: dict[str, Release], diagnostics: Diagnostics, how: How) -> Unit:
    """The unit with the version that its changes ask for; notes the release."""
    from .release import bumped

    if unit.sdk is None or unit.tree is None or unit.lock is None:
        return unit
    report = _changes(unit.sdk, unit.lock, unit.tree, diagnostics)
    made = bumped(unit.sdk, report.advice) if report.advice else unit.sdk
    releases[unit.name] = Release(made, report)
    if made is unit.sdk:
        return unit
    tree = generated(made, Diagnostics(), keep_going=how.keep_going)
    return replace(unit, tree=tree or unit.tree)


def _finish(unit: Unit, release: Release | None, how: How, diagnostics: Diagnostics) -> None:
    """What follows once the files are there."""
    if release is not None and unit.sdk is not None:
        from .release import write_release

        write_release(how.file, unit.sdk, release.made, release.report)
    if unit.tree is not None:
        remember_unchanged(lock_in(unit.tree))
    if unit.sdk is not None:
        report_missing(unit.sdk, diagnostics)


def _say_version(unit: Unit, release: Release, printer: Printer) -> None:
    if release.report.advice is not None:
        from .release import version_lines

        for line in version_lines(release.report, release.made.version):
            printer.say(f"{unit.name}: {line}")


def _report_conflicts(unit: Unit, published: Published, diagnostics: Diagnostics) -> None:
    for path in published.conflicts:
        diagnostics.error(
            "write-conflict",
            "was changed by hand and by the document in the same place",
            Place(f"{unit.output}/{path}"),
            hint="solve what stands between <<<<<<< and >>>>>>>",
        )


def _changes(sdk: SdkConfig, lock: Lock, tree: Tree, diagnostics: Diagnostics) -> Report:
    from .changes import assessed, last_version, next_version

    return assessed(
        sdk,
        last_version(sdk, lock),
        next_version(sdk, tree),
        diagnostics,
        today=date.today(),
        lock=lock,
        now=lock_in(tree),
    )


def _summary(unit: Unit, done: Published, dry_run: bool) -> str:
    total = len(done.added) + len(done.changed) + done.unchanged
    counts = {"added": done.added, "changed": done.changed, "deleted": done.deleted}
    parts = [f"{len(paths)} {what}" for what, paths in counts.items() if paths]
    changes = ", ".join(parts) or "0 changes"
    would = " (dry run: nothing was written)" if dry_run else ""
    return f"{unit.name}: {changes}, {total} files in {unit.output}{would}"
