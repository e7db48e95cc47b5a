"""`specloom diff OLD NEW`: what changed between two documents, and what it means for callers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from ..diagnostics import Diagnostics
    from ..load import Document
    from .finding import Finding
    from .judge import Policy
    from .level import Level
    from .report import Report

FORMATS: Final = ("text", "markdown", "json", "github", "sarif", "junit", "html")
FAIL_ON: Final = ("breaking", "warn", "none")


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For people, pull requests, programs, CI or a browser.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report into this file instead of to standard output.",
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default="breaking",
    show_default=True,
    help="The least change that makes the exit code 1.",
)
@click.option(
    "--level",
    "levels",
    multiple=True,
    metavar="RULE=LEVEL",
    help="Give a rule another level: breaking, warn or info. Repeatable.",
)
@click.option(
    "--overlay",
    "overlays",
    multiple=True,
    metavar="FILE",
    help="Apply an overlay to both documents. Repeatable.",
)
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Fetch from this origin, such as https://api.example.com. Repeatable.",
)
@click.option(
    "--current",
    metavar="VERSION",
    help="The SDK's version; the report then says what the next one should be.",
)
def diff(old: str, new: str, **options: Any) -> None:
    """Show what changed between two documents, and what it means for callers.

    OLD and NEW are files, https URLs of allowed origins, or files of a commit: git:REV:PATH.

    Exits with 0, with 1 when something changed that --fail-on names, or with 2 on bad input.
    """
    raise SystemExit(run(old, new, base=Path.cwd(), today=date.today(), **options))


def run(
    old: str,
    new: str,
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
    policy: Policy | None = None,
    echo: Callable[..., None] = click.echo,
) -> int:
    """Compares, prints, and returns the exit code.

    Args:
        old: The old document: a path relative to `base`, a URL, or git:REV:PATH.
        new: The new one.
        base: The folder that paths are relative to.
        today: Decides which sunset dates and ignores are past.
        output_format: One of `FORMATS`.
        output: The file to write the report into.
        fail_on: One of `FAIL_ON`.
        levels: Other levels of rules, as RULE=LEVEL; they count for more than those of `policy`.
        overlays: Overlay documents for both sides.
        origins: Origins that may be fetched from.
        current: The SDK's version, for the advice.
        policy: The configuration's say.
        echo: Prints a text; takes `err` and `nl` like `click.echo`.
    """
    from ..diagnostics import Diagnostics, SpecloomError
    from ..report import text_report

    diagnostics = Diagnostics()
    with ExitStack() as stack:
        try:
            documents = [
                _load(source, overlays, base, origins, stack, diagnostics) for source in (old, new)
            ]
            report = _report((old, new), documents, today, levels, policy, current, diagnostics)
        except SpecloomError as error:
            diagnostics.add(*error.diagnostics)
            report = None
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
    from ..diagnostics import Place
    from .report import FORMATS as WRITERS

    text = WRITERS[output_format](report)
    if output is None:
        echo(text, nl=False)
        return
    try:
        output.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        diagnostics.error("write-failed", f"the report: {reason}", Place(str(output)))


def _load(
    source: str,
    overlays: tuple[str, ...],
    base: Path,
    origins: tuple[str, ...],
    stack: ExitStack,
    diagnostics: Diagnostics,
) -> Document:
    from ..load import apply_overlay, load
    from ..load.git import PREFIX, checked_out

    folder, path = base, source
    if source.startswith(PREFIX):
        folder, path = stack.enter_context(checked_out(source, base=base))
    document = load(path, base=folder, diagnostics=diagnostics, allowed_origins=origins)
    for overlay in overlays:
        document = apply_overlay(document, overlay, diagnostics, base=base, allowed_origins=origins)
    return document


def _report(
    labels: tuple[str, str],
    documents: list[Document],
    today: date,
    levels: tuple[str, ...],
    policy: Policy | None,
    current: str | None,
    diagnostics: Diagnostics,
) -> Report:
    from dataclasses import replace

    from .assess import Side, assess
    from .judge import Policy

    policy = policy or Policy()
    policy = replace(policy, levels={**policy.levels, **_levels(levels, diagnostics)})
    old, new = (Side(*pair) for pair in zip(labels, documents, strict=True))
    return assess(old, new, today=today, diagnostics=diagnostics, policy=policy, current=current)


def _levels(texts: tuple[str, ...], diagnostics: Diagnostics) -> Mapping[str, Any]:
    from .settings import LEVELS

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
    from .level import Level

    failing: Mapping[str, tuple[Level, ...]] = {
        "breaking": (Level.ERR,),
        "warn": (Level.ERR, Level.WARN),
        "none": (),
    }
    findings: tuple[Finding, ...] = report.live
    return any(finding.level in failing[fail_on] for finding in findings)
