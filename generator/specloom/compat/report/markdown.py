"""For the body of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ...pycode import markdown, markdown_code
from ...report import printable
from ..finding import Finding
from ..level import Level
from .model import Report, summary

LENGTH: Final = 60_000
"""Characters; GitHub takes 65,536 in the body of a pull request."""

_OPERATIONS: Final = 10
_TOGETHER: Final = 50
"""Changes of one kind that are one entry."""
_SIGNS: Final = {Level.ERR: "🔴", Level.WARN: "🟡", Level.INFO: "🟢"}


def markdown_report(report: Report) -> str:
    """Counts, version advice and every change, as far as it fits; the worst come first.

    Changes of one kind to one thing are an entry with a line for each.
    """
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
        for alike in _alike(findings):
            entry = _entry(alike[0]) if len(alike) == 1 else _entries(alike)
            if length + len(entry) > LENGTH:
                break
            parts.append(entry)
            length += len(entry)
            left -= len(alike)
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


def _alike(findings: Iterable[Finding]) -> Iterable[list[Finding]]:
    """The findings of one kind together: about one thing, or about things as a whole."""
    found: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        key: tuple[object, ...] = (finding.rule.id,)
        if not _is_whole(finding):
            key = (*key, finding.where.owner, finding.operations)
        if len(found.get(key, ())) == _TOGETHER:  # so that a part fits where all do not
            key = (*key, len(found))
        found.setdefault(key, []).append(finding)
    return found.values()


def _entry(finding: Finding) -> str:
    shown = _code(finding)
    lines = [
        f"- {_owner(finding)}{_path(finding)}: {_text(finding.message)}{_todo(finding)}\n",
        f"  {shown}\n" if shown else "",
        _affects(finding),
        f"  <sub>{finding.rule.id} {finding.fingerprint}{_places(finding)}</sub>\n",
    ]
    return "".join(lines)


def _entries(findings: list[Finding]) -> str:
    """A list below the thing that changed, or below what became of the things in it."""
    first = findings[0]
    whole = _is_whole(first)
    kind = first.rule.id.removeprefix("sdk-").replace("-", " ")
    title = f"{len(findings)} changes: {kind}" if whole else _owner(first)
    lines = [f"- {title}{_todo(first)}\n{_affects(first)}  <sub>{first.rule.id}</sub>\n"]
    for finding in findings:
        name = _owner(finding) if whole else _path(finding).strip()
        message = "" if finding.message == kind else _text(finding.message)
        # That of the SDK's own symbols says no more than their names.
        shown = "" if finding.rule.id.startswith("sdk-") else _code(finding)
        parts = ": ".join(part for part in (name, message, shown) if part)
        lines.append(f"  - {parts}\n    <sub>{finding.fingerprint}{_places(finding)}</sub>\n")
    return "".join(lines)


def _is_whole(finding: Finding) -> bool:
    """Whether it is about a symbol, an operation or a schema itself, and nothing else notices."""
    where = finding.where
    if finding.rule.id.startswith("sdk-"):
        return True
    alone = bool(where.schema) and not finding.operations
    return not where.path and (where.operation is not None or alone)


def _text(text: str) -> str:
    return markdown(printable(text))


def _owner(finding: Finding) -> str:
    return markdown_code(printable(finding.where.owner, 200))


def _path(finding: Finding) -> str:
    return f" {markdown(printable(finding.where.path, 300))}" if finding.where.path else ""


def _todo(finding: Finding) -> str:
    return f"  \n  {_text(finding.todo)}" if finding.todo != "Nothing." else ""


def _code(finding: Finding) -> str:
    """The Python on both sides, where it differs."""
    old, new = (printable(side.code, 300) for side in (finding.old, finding.new))
    shown = [markdown_code(code) if code else "nothing" for code in (old, new)]
    return f"{shown[0]} → {shown[1]}" if old != new else ""


def _affects(finding: Finding) -> str:
    if finding.where.operation is not None or not finding.operations:
        return ""
    named = [markdown_code(printable(str(x), 200)) for x in finding.operations[:_OPERATIONS]]
    more = len(finding.operations) - len(named)
    return f"  affects {', '.join(named)}{f' and {more} more' if more else ''}\n"


def _places(finding: Finding) -> str:
    places = [str(side.place) for side in (finding.old, finding.new) if side.place]
    return f" {markdown(printable(' → '.join(dict.fromkeys(places)), 300))}" if places else ""
