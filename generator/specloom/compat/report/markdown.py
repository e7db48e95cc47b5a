"""For the body of a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ...pycode import markdown, markdown_code
from ...report import printable
from ..finding import Finding
from ..level import Level
from .model import Report, summary

LENGTH: Final = 60_000
"""Characters; GitHub takes 65,536 in the body of a pull request."""

_OPERATIONS: Final = 10
_SIGNS: Final = {Level.ERR: "🔴", Level.WARN: "🟡", Level.INFO: "🟢"}


def markdown_report(report: Report) -> str:
    """Counts, version advice and every change, as far as it fits; the worst come first."""
    parts = [*_head(report), *_table(report)]
    length = sum(map(len, parts))
    left = len(report.live)
    for level in Level:
        findings = [finding for finding in report.live if finding.level is level]
        if not findings:
            continue
        heading, ending = _group(level, len(findings))
        parts.append(heading)
        length += len(heading) + len(ending)
        for finding in findings:
            entry = _entry(finding)
            if length + len(entry) > LENGTH:
                break
            parts.append(entry)
            length += len(entry)
            left -= 1
        parts.append(ending)
    if left:
        parts.append(f"\n… and {left} more. See the whole report.\n")
    if report.ignored:
        parts.append(f"\n{len(report.ignored)} changes are ignored by the configuration.\n")
    return "".join(parts)


def _head(report: Report) -> Iterator[str]:
    old, new = markdown_code(printable(report.old, 200)), markdown_code(printable(report.new, 200))
    yield f"**{summary(report.counts()).capitalize()}** from {old} to {new}.\n"
    advice = report.advice
    if advice is None:
        return
    if advice.next == advice.current:
        yield f"\n**Version: {markdown(advice.current)}**, nothing asks for another.\n"
        return
    yield f"\n**Version: {markdown(advice.current)} → {markdown(advice.next)}** ({advice.step})\n\n"
    for reason in advice.reasons:
        yield f"- {reason.bump}, from the {reason.input}: {markdown(reason.text)}\n"
    for note in advice.notes:
        yield f"- Note: {markdown(note)}\n"


def _table(report: Report) -> Iterator[str]:
    rows = report.by_resource()
    if not rows:
        return
    yield "\n| resource | breaking | may break | compatible |\n|---|--:|--:|--:|\n"
    for name, counts in list(rows.items())[:50]:
        shown = markdown_code(printable(name, 80), cell=True) if name else "everything else"
        yield f"| {shown} | {' | '.join(str(counts[level] or '') for level in Level)} |\n"


def _group(level: Level, count: int) -> tuple[str, str]:
    """What stands around the changes of a level; those that break nothing are folded away."""
    title = f"{_SIGNS[level]} {level.label.capitalize()} ({count})"
    if level is Level.INFO:
        return f"\n<details><summary>{title}</summary>\n\n", "\n</details>\n"
    return f"\n### {title}\n\n", ""


def _entry(finding: Finding) -> str:
    owner = markdown_code(printable(finding.where.owner, 200))
    path = f" {markdown(printable(finding.where.path, 300))}" if finding.where.path else ""
    message, todo = (markdown(printable(text)) for text in (finding.message, finding.todo))
    lines = [f"- {owner}{path}: {message}  \n  {todo}\n"]
    old, new = (printable(side.code, 300) for side in (finding.old, finding.new))
    if old != new:
        shown = [markdown_code(code) if code else "nothing" for code in (old, new)]
        lines.append(f"  {shown[0]} → {shown[1]}\n")
    if finding.where.operation is None and finding.operations:
        named = [markdown_code(printable(str(x), 200)) for x in finding.operations[:_OPERATIONS]]
        more = len(finding.operations) - len(named)
        listed = ", ".join(named) + (f" and {more} more" if more else "")
        lines.append(f"  affects {listed}\n")
    places = [str(side.place) for side in (finding.old, finding.new) if side.place]
    at = f" {markdown(printable(' → '.join(dict.fromkeys(places)), 300))}" if places else ""
    lines.append(f"  <sub>{finding.rule.id} {finding.fingerprint}{at}</sub>\n")
    return "".join(lines)
