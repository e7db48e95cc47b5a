"""`specloom diff`: what changed between two documents, or in an SDK, and what callers must do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from ..compat.finding import Finding
from ..compat.judge import Policy
from ..compat.level import Level
from ..compat.report import FORMATS, Report
from ..compat.settings import LEVELS
from ..diagnostics import Diagnostics, Place, SpecloomError
from ..report import text_report
from .sides import Asked, compared


def run(
    old: str,
    new: str | None,
    *,
    base: Path,
    today: date,
    output_format: str = "text",
    output: Path | None = None,
    fail_on: str = "breaking",
    levels: tuple[str, ...] = (),
    overlays: tuple[str, ...] = (),
    origins: tuple[str, ...] = (),
    current: str | None = None,
    sdk: str | None = None,
    config: Path | None = None,
    echo: Callable[..., None] = click.echo,
) -> int:
    """Compares, prints, and returns the exit code.

    Args:
        old: The old document: a path relative to `base`, a URL, git:REV:PATH, or an SDK's name,
            which stands for what it was generated from last.
        new: The new one, likewise; of an SDK, its document as it is now. None: that of `old`.
        base: The folder that paths are relative to.
        today: Decides which sunset dates and ignores are past.
        output_format: A format of reports.
        output: The file to write the report into.
        fail_on: The least change that makes the exit code 1: breaking, warn or none.
        levels: Other levels of rules, as RULE=LEVEL; they count for more than the configuration's.
        overlays: Overlay documents for both sides.
        origins: Origins that may be fetched from.
        current: The SDK's version, for the advice.
        sdk: The SDK whose configuration decides overlays, names, levels and ignores.
        config: The configuration file.
        echo: Prints a text; takes `err` and `nl` like `click.echo`.
    """
    diagnostics = Diagnostics()
    report: Report | None = None
    asked = Asked(base, today, overlays, origins, sdk, config, current)
    with ExitStack() as stack:
        try:
            own = _levels(levels, diagnostics)
            report = compared(
                old, new, asked, lambda policy: _with(policy, own), stack, diagnostics
            )
        except SpecloomError as error:
            diagnostics.add(*error.diagnostics)
    if report is not None:
        _print(report, output_format, output, diagnostics, echo)
    echo(text_report(diagnostics.items), nl=False, err=True)
    if report is None or diagnostics.has_errors:
        return 2
    return 1 if _fails(report, fail_on) else 0


def _print(
    report: Report,
    output_format: str,
    output: Path | None,
    diagnostics: Diagnostics,
    echo: Callable[..., None],
) -> None:
    text = FORMATS[output_format](report)
    if output is None:
        echo(text, nl=False)
        return
    try:
        output.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        diagnostics.error("write-failed", f"the report: {reason}", Place(str(output)))


def _with(policy: Policy, levels: Mapping[str, Level]) -> Policy:
    return replace(policy, levels={**policy.levels, **levels})


def _levels(texts: tuple[str, ...], diagnostics: Diagnostics) -> Mapping[str, Level]:
    found: dict[str, Level] = {}
    for text in texts:
        rule, _, level = text.partition("=")
        if level in LEVELS:
            found[rule] = LEVELS[level]
        else:
            diagnostics.error(
                "diff-unknown-level",
                f"'{text}' gives a rule no level",
                hint=f"write it like api-title-changed=info; levels are {', '.join(LEVELS)}",
            )
    return found


def _fails(report: Report, fail_on: str) -> bool:
    failing: Mapping[str, tuple[Level, ...]] = {
        "breaking": (Level.ERR,),
        "warn": (Level.ERR, Level.WARN),
        "none": (),
    }
    findings: tuple[Finding, ...] = report.live
    return any(finding.level in failing[fail_on] for finding in findings)
