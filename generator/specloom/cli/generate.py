"""`specloom generate`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ..config import Config, SdkConfig
from ..diagnostics import Diagnostics, Place, Severity, SpecloomError, fatal
from ..write import Lock, Published, Raced, Replacement, Tree, remember_unchanged
from ..write.joining import SOLVE
from .handwritten import report_missing
from .project import Printer, chosen, open_project
from .units import Group, Unit, groups, units_of, write
from .yielded import generated, lock_in

if TYPE_CHECKING:
    from ..compat.report import Report
    from .release import Release

ATTEMPTS = 3
"""How often generating begins anew because another run wrote the same files meanwhile."""
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
    fresh_names: bool = False,
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
    how = How(project, force, merge, dry_run, allow_downgrade, bump, keep_going, fresh_names)
    for group in groups(project, chosen(project, names)):
        diagnostics, done = _generated(group, printer, how)
        printer.add(diagnostics.items)
        named = ", ".join(sdk.name for sdk in group.sdks)
        if not done:
            rest = "" if keep_going else _rest(diagnostics)
            printer.say(f"{named}: nothing was written{rest}")
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


def _rest(diagnostics: Diagnostics) -> str:
    """What can be written all the same, when every error is in a part of the document."""
    errors = [item for item in diagnostics.items if item.severity is Severity.ERROR]
    if not all(item.place and item.place.pointer for item in errors):
        return ""
    return "; mend the document, or write what the errors leave with --keep-going"


def _generated(group: Group, printer: Printer, how: How) -> tuple[Diagnostics, bool]:
    """What was found, and whether the group was written; begun anew when another run writes
    meanwhile."""
    diagnostics = Diagnostics()
    for _ in range(ATTEMPTS):
        diagnostics = Diagnostics()
        try:
            return diagnostics, _write(group, diagnostics, printer, how)
        except Raced as error:
            diagnostics.add(*error.diagnostics)
            how = replace(how, project=open_project(how.file))
            (group,) = groups(how.project, chosen(how.project, (group.sdks[0].name,)))
        except SpecloomError as error:
            diagnostics.add(*error.diagnostics)
            break
    return diagnostics, False


class How(Struct, frozen=True):
    """The options, and the project, in whose configuration file a new version is written."""

    project: Config
    force: bool
    merge: bool
    dry_run: bool
    allow_downgrade: bool
    bump: bool
    keep_going: bool
    fresh_names: bool

    @property
    def file(self) -> Path:
        """The configuration file."""
        return self.project.root / self.project.file


def _write(group: Group, diagnostics: Diagnostics, printer: Printer, how: How) -> bool:
    units = units_of(
        group,
        diagnostics,
        force=how.force,
        allow_downgrade=how.allow_downgrade,
        keep_going=how.keep_going,
        fresh_names=how.fresh_names,
    )
    if units is None:
        return False
    releases: dict[str, Release] = {}
    beside: list[Replacement] = []
    if how.bump:
        from .release import release_files

        units = tuple(_released(unit, releases, diagnostics, how) for unit in units)
        beside = list(release_files(how.file, releases.values()))
    written = write(
        units, diagnostics, beside=beside, force=how.force, merge=how.merge, dry_run=how.dry_run
    )
    if written is None:
        return False
    done = {unit.name: published for unit, published in written}
    for unit in units:
        if not how.dry_run:
            _finish(unit, diagnostics)
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
    from .release import Release, bumped

    if unit.sdk is None or unit.tree is None or unit.lock is None:
        return unit
    report = _changes(unit.sdk, unit.lock, unit.tree, diagnostics)
    made = bumped(unit.sdk, report.advice) if report.advice else unit.sdk
    releases[unit.name] = Release(unit.sdk, made, report)
    if made is unit.sdk:
        return unit
    tree = generated(made, Diagnostics(), keep_going=how.keep_going, fresh_names=how.fresh_names)
    return replace(unit, tree=tree or unit.tree)


def _finish(unit: Unit, diagnostics: Diagnostics) -> None:
    """What follows once the files are there."""
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
            hint=SOLVE,
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
