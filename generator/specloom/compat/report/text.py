"""For a terminal: a block of lines for each change, sanitised."""

from __future__ import annotations

from collections.abc import Iterator

from ...report import printable
from ..finding import Finding, Side
from .model import Report, summary

_OPERATIONS = 5


def text_report(report: Report) -> str:
    """The changes, the worst first, then the counts and the version advice."""
    lines = [line for finding in report.live for line in _finding(finding)]
    for finding in report.ignored:
        text = f"{finding.where}: {finding.message}"
        lines.append(f"ignored: {printable(text)} [{finding.rule.id}]")
        lines.append(f"    because: {printable(finding.ignored)}")
    if lines:
        lines.append("")
    lines.append(f"{printable(report.old)} → {printable(report.new)}: {summary(report.counts())}")
    if report.advice is not None:
        advice = report.advice
        step = f"{printable(advice.current)} → {advice.next} ({advice.step})"
        stays = f"{printable(advice.current)}, nothing asks for another"
        lines.append(f"version: {step if advice.next != advice.current else stays}")
        for reason in advice.reasons:
            lines.append(f"    {reason.bump}: {reason.input}: {printable(reason.text)}")
        lines.extend(f"    note: {printable(note)}" for note in advice.notes)
    return "".join(f"{line}\n" for line in lines)


def _finding(finding: Finding) -> Iterator[str]:
    head = f"{finding.level.label}: {finding.where}: {finding.message}"
    yield f"{printable(head)} [{finding.rule.id}]"
    yield from _code("-", finding.old, finding.new)
    yield from _code("+", finding.new, finding.old)
    yield f"    to do: {printable(finding.todo)}"
    if finding.where.operation is None and finding.operations:
        named = [str(item) for item in finding.operations[:_OPERATIONS]]
        more = len(finding.operations) - len(named)
        listed = ", ".join(named) + (f" and {more} more" if more else "")
        yield f"    affects: {printable(listed)}"
    places = [str(side.place) for side in (finding.old, finding.new) if side.place]
    at = f" at {printable(' → '.join(dict.fromkeys(places)))}" if places else ""
    yield f"    {finding.fingerprint}{at}"


def _code(sign: str, side: Side, other: Side) -> Iterator[str]:
    if side.code and side.code != other.code:
        yield f"    {sign} {printable(side.code)}"
