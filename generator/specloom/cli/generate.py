"""`specloom generate`."""

from __future__ import annotations

from pathlib import Path

from ..config import SdkConfig
from ..diagnostics import Diagnostics, Place, Severity, SpecloomError, fatal
from ..write import Published, publish, remember_unchanged
from .handwritten import report_missing
from .project import Printer, chosen, open_project
from .yielded import generated, is_known, last_lock, lock_in

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
    for sdk in chosen(open_project(config), names):
        diagnostics = Diagnostics()
        try:
            done = _write(sdk, diagnostics, printer, force, merge, dry_run, allow_downgrade)
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


def _write(
    sdk: SdkConfig,
    diagnostics: Diagnostics,
    printer: Printer,
    force: bool,
    merge: bool,
    dry_run: bool,
    allow_downgrade: bool,
) -> bool:
    lock = last_lock(sdk, force=force, allow_downgrade=allow_downgrade)
    if lock is not None and is_known(sdk, lock):
        report_missing(sdk, diagnostics)
        printer.say(f"{sdk.name}: 0 changes, {len(lock.files) + 1} files in {sdk.output}")
        return True
    tree = generated(sdk, diagnostics)
    if tree is None:
        return False
    published = publish(
        tree, sdk.output_folder, diagnostics, force=force, merge=merge, dry_run=dry_run
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
    if not dry_run:
        remember_unchanged(lock_in(tree))
        report_missing(sdk, diagnostics)
    printer.say(_summary(sdk, published, dry_run))
    return True


def _summary(sdk: SdkConfig, done: Published, dry_run: bool) -> str:
    total = len(done.added) + len(done.changed) + done.unchanged
    counts = {"added": done.added, "changed": done.changed, "deleted": done.deleted}
    parts = [f"{len(paths)} {what}" for what, paths in counts.items() if paths]
    changes = ", ".join(parts) or "0 changes"
    would = " (dry run: nothing was written)" if dry_run else ""
    return f"{sdk.name}: {changes}, {total} files in {sdk.output}{would}"
