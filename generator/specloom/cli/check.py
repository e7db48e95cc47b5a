"""`specloom check`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..config import SdkConfig
from ..diagnostics import Diagnostic, Diagnostics, Place, Severity, SpecloomError, fatal
from ..report import printable
from ..write import (
    LOCK_FILE,
    Change,
    Disk,
    Drift,
    Lock,
    Obstacle,
    Tree,
    compare,
    failed,
    moved,
    remember_unchanged,
    unified,
    without_kept_bases,
)
from .handwritten import report_missing
from .project import Printer, chosen, open_project
from .units import Group, Unit, groups, is_steady, units_of
from .yielded import lock_in

if TYPE_CHECKING:
    from ..compat.finding import Finding

MAX_NOTICES: Final = 20
ATTEMPTS: Final = 3
"""How often it looks again because another run writes meanwhile."""
MEANING = {
    Drift.MISSING: "it is not there",
    Drift.EXTRA: "it was generated once and is not any more",
    Drift.DIFFERS: "it would be written differently today",
    Drift.EDITED: "it was changed by hand since it was generated",
    Drift.FOREIGN: "specloom did not write what stands in its place",
}


def run(names: tuple[str, ...], *, config: Path | None, report: str, full: bool) -> int:
    """Compares the SDKs with what their documents yield.

    Returns:
        0 when all are the same, 1 when one differs, 2 when one cannot be generated.
    """
    printer = Printer(report)
    project = open_project(config)
    chosen_groups = groups(project, chosen(project, names))
    codes = [_check(group, printer, report, full) for group in chosen_groups]
    printer.finish()
    return max(codes, default=0)


def _check(group: Group, printer: Printer, report: str, full: bool) -> int:
    diagnostics = Diagnostics()
    try:
        for sdk in group.sdks:
            report_missing(sdk, diagnostics)
        found = _found(group, diagnostics, full=full or diagnostics.has_errors)
        printer.add(diagnostics.items)
        if found is None or any(item.code == "custom-missing" for item in diagnostics.items):
            return 2
        return max(_tell(unit, changes, printer, report) for unit, changes in found)
    except SpecloomError as error:
        printer.add(error.diagnostics)
        return 2
    except OSError as error:
        labels = {sdk.output_folder: sdk.output for sdk in group.sdks}
        printer.add(failed(error, labels).diagnostics)
        return 2


def _found(
    group: Group, diagnostics: Diagnostics, full: bool
) -> list[tuple[Unit, tuple[Change, ...]]] | None:
    """What differs in each output folder, seen at a time when nobody writes there; None when one of
    the SDKs cannot be generated."""
    for _ in range(ATTEMPTS):
        seen = Diagnostics()
        units = units_of(group, seen, full=full)
        changes = None if units is None else [(unit, _changes(unit)) for unit in units]
        if units is None or is_steady(units):
            diagnostics.add(*seen.items)
            return changes
    raise fatal(
        "write-busy",
        "another specloom goes on writing",
        Place(group.sdks[0].output),
        hint="wait until it is done, and run this again",
    )


def _changes(unit: Unit) -> tuple[Change, ...]:
    if unit.tree is None:
        return ()
    changes = compare(unit.tree, Disk(unit.folder), unit.lock)
    return without_kept_bases(changes, unit.lock, lock_in(unit.tree))


def _tell(unit: Unit, changes: tuple[Change, ...], printer: Printer, report: str) -> int:
    lock = unit.lock
    if unit.tree is None:
        count = len(lock.files) + 1 if lock else 0
        printer.say(f"{unit.name}: up to date, {count} files")
        return 0
    new = lock_in(unit.tree)
    if not changes:
        remember_unchanged(new)
        printer.say(f"{unit.name}: up to date, {len(unit.tree)} files")
        return 0
    reasons = _reasons(lock, new, changes, unit.sdk.extensions if unit.sdk else ())
    notices = _notices(unit.sdk, lock, unit.tree) if unit.sdk else ()
    printer.add(_findings(unit, changes, reasons, notices, hints=report != "text"))
    # The lock follows what is shown: hashes that nobody reads.
    printer.diff(unified([c for c in changes if c.path != LOCK_FILE] or changes))
    for line in (f"{unit.name}: {_counted(changes)}", *(f"  because {each}" for each in reasons)):
        printer.say(printable(line))
    if notices:
        printer.say(f"  what callers notice: {_summed(notices)}")
        for finding in notices[:MAX_NOTICES]:
            text = f"    {finding.level.label}: {finding.where}: {finding.message}"
            printer.say(printable(text, 200))
        if len(notices) > MAX_NOTICES:
            printer.say(f"    … and {len(notices) - MAX_NOTICES} more")
        printer.say(f"  what that means for them: specloom diff {unit.name}")
    printer.say(f"  repair it with: {_repair(unit, changes)}")
    return 1


def _reasons(
    old: Lock | None, new: Lock, changes: tuple[Change, ...], extensions: tuple[str, ...]
) -> tuple[str, ...]:
    if old is None:
        return ("there is no specloom.lock",)
    reasons = moved(old, new)
    if not reasons and {change.path for change in changes} == {LOCK_FILE}:
        return (f"{LOCK_FILE} itself is not as it was written",)
    edited = [c for c in changes if c.drift in (Drift.EDITED, Drift.FOREIGN, Drift.MISSING)]
    if (
        not reasons
        and len(edited) < len(changes)
        and any(c.drift is Drift.DIFFERS for c in changes)
    ):
        code = " or ".join((*extensions, "specloom itself"))  # whose code no lock knows
        return (f"{code} changed: no input did",)
    return reasons


def _notices(sdk: SdkConfig, lock: Lock | None, tree: Tree) -> tuple[Finding, ...]:
    """What changes in the public surface, the worst first."""
    from ..compat.reconcile import reconcile
    from ..compat.surfacediff import compare_surfaces
    from .changes import last_surface, surface_of

    old = last_surface(sdk, lock) if lock is not None else ()
    if not old:
        return ()
    new = surface_of(sdk, tree)
    told = reconcile((), compare_surfaces(old, new), (old, new))
    own = (finding for finding in told if not finding.cause)
    return tuple(sorted(own, key=lambda finding: finding.level.weight))


def _summed(notices: tuple[Finding, ...]) -> str:
    from ..compat.level import Level
    from ..compat.report import summary

    levels = [finding.level for finding in notices]
    return summary({level: levels.count(level) for level in Level})


def _findings(
    unit: Unit,
    changes: tuple[Change, ...],
    reasons: tuple[str, ...],
    notices: tuple[Finding, ...],
    hints: bool,
) -> Iterator[Diagnostic]:
    why = f" ({'; '.join(reasons)})" if reasons else ""
    for change in changes:
        yield Diagnostic(
            f"drift-{change.drift}",
            Severity.ERROR,
            MEANING[change.drift]
            + (why if change.drift is Drift.DIFFERS else "")
            + (f": {_summed(notices)}" if notices and change.path == "API.txt" else ""),
            Place(f"{unit.output}/{change.path}"),
            hint=f"repair it with: {_repair(unit, changes)}" if hints else "",
        )


def _counted(changes: tuple[Change, ...]) -> str:
    kinds = [change.drift for change in changes]
    counts = [f"{kinds.count(drift)} {drift}" for drift in Drift if drift in kinds]
    files = "1 file is" if len(changes) == 1 else f"{len(changes)} files are"
    return f"{files} not what the document yields: {', '.join(counts)}"


def _repair(unit: Unit, changes: tuple[Change, ...]) -> str:
    drifts = {change.drift for change in changes}
    how = ""
    before = ""
    if any(isinstance(change.disk, Obstacle) for change in changes):
        before = "move away what is in the way, then "
    elif Drift.FOREIGN in drifts:
        how = " --force   (this loses what was changed by hand)"
    elif drifts == {Drift.EDITED}:  # and nothing to join that with: it is drift as long as it stays
        how = (
            " --force   (this loses what was changed by hand: keep it in _custom.py or a template)"
        )
    elif Drift.EDITED in drifts:
        how = " --merge   (--force loses what was changed by hand)"
    name = f" {unit.sdk.name}" if unit.sdk else ""
    return f"{before}specloom generate{name}{how}"
