"""`specloom generate`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import SdkConfig
from ..diagnostics import Diagnostics, Place, Severity, SpecloomError, fatal
from ..write import Lock, Published, Tree, publish, remember_unchanged
from .handwritten import report_missing
from .project import Printer, chosen, open_project
from .yielded import generated, is_known, last_lock, lock_in

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
) -> int:
    """Writes the SDKs; one that fails does not keep the others from being written.

    Returns:
        0; 1 when merging left conflicts, or `_custom.py` lacks a class; 2 when one of them could
        not be written.
    """
    if force and merge:
        raise fatal("write-merge", "--force overwrites what --merge keeps: give one of them")
    printer = Printer(report)
    code = 0
    project = open_project(config)
    how = How(project.root / project.file, force, merge, dry_run, allow_downgrade, bump)
    for sdk in chosen(project, names):
        diagnostics = Diagnostics()
        try:
            done = _write(sdk, diagnostics, printer, how)
        except SpecloomError as error:
            diagnostics.add(*error.diagnostics)
            done = False
        printer.add(item for item in diagnostics.items if item.severity is not Severity.INFO)
        if not done:
            printer.say(f"{sdk.name}: nothing was written")
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


def _write(sdk: SdkConfig, diagnostics: Diagnostics, printer: Printer, how: How) -> bool:
    lock = last_lock(sdk, force=how.force, allow_downgrade=how.allow_downgrade)
    if lock is not None and is_known(sdk, lock):
        report_missing(sdk, diagnostics)
        printer.say(f"{sdk.name}: 0 changes, {len(lock.files) + 1} files in {sdk.output}")
        return True
    tree = generated(sdk, diagnostics)
    if tree is None:
        return False
    made, report = sdk, None
    if how.bump and lock is not None:
        from .release import bumped

        report = _changes(sdk, lock, tree, diagnostics)
        made = bumped(sdk, report.advice) if report.advice else sdk
    if made is not sdk:
        tree = generated(made, Diagnostics()) or tree
    published = publish(
        tree,
        sdk.output_folder,
        diagnostics,
        force=how.force,
        merge=how.merge,
        dry_run=how.dry_run,
    )
    if published is None:
        return False
    for path in published.conflicts:
        diagnostics.error(
            "write-conflict",
            "was changed by hand and by the document in the same place",
            Place(f"{sdk.output}/{path}"),
            hint="solve what stands between <<<<<<< and >>>>>>>",
        )
    if not how.dry_run:
        if report is not None:
            from .release import write_release

            write_release(how.file, sdk, made, report)
        remember_unchanged(lock_in(tree))
        report_missing(sdk, diagnostics)
    if report is not None and report.advice is not None:
        from .release import version_lines

        for line in version_lines(report, made.version):
            printer.say(f"{sdk.name}: {line}")
    printer.say(_summary(sdk, published, how.dry_run))
    return True


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


def _summary(sdk: SdkConfig, done: Published, dry_run: bool) -> str:
    total = len(done.added) + len(done.changed) + done.unchanged
    counts = {"added": done.added, "changed": done.changed, "deleted": done.deleted}
    parts = [f"{len(paths)} {what}" for what, paths in counts.items() if paths]
    changes = ", ".join(parts) or "0 changes"
    would = " (dry run: nothing was written)" if dry_run else ""
    return f"{sdk.name}: {changes}, {total} files in {sdk.output}{would}"
