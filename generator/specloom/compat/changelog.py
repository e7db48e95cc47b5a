"""The section of a version in CHANGELOG.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from ..pycode import markdown, markdown_code
from .finding import Finding
from .level import Level
from .rule import Action
from .semver import Reason

_TITLE: Final = "# Changelog\n"
_HEADING: Final = re.compile(r"^## +\[?(?P<version>[^\s\]]+)", re.MULTILINE)
_MOST: Final = 200
"""Entries of one group that are listed; the rest is counted."""

_MOVED: Final = "sdk-class-moved"
_DEPRECATING: Final = ("operation-deprecated", "sdk-deprecated")

_GROUPS: Final[tuple[tuple[str, Callable[[Finding], bool]], ...]] = (
    ("Breaking", lambda item: item.level is Level.ERR),
    ("Check your code", lambda item: item.level is Level.WARN),
    (
        "Deprecated",
        lambda item: item.rule.id in _DEPRECATING or item.rule.id.endswith("-deprecated"),
    ),
    ("Added", lambda item: item.rule.action is Action.ADDED),
    ("Changed", lambda item: True),
)


def changelog_section(
    version: str,
    document: Iterable[Finding],
    surface: Iterable[Finding] = (),
    reasons: Iterable[Reason] = (),
) -> str:
    """The Markdown of one version: what changed, the worst first, and what to do about it.

    Changes of the surface that a change of the document brought about are not told twice. Of the
    `reasons` for the version, those that are no single change are told: the configuration, tools.
    There is no date in it: the same input gives the same bytes.
    """
    rest = [*document, *(finding for finding in surface if not finding.cause)]
    parts = [f"## {version}\n"]
    for title, belongs in _GROUPS:
        chosen = [finding for finding in rest if belongs(finding)]
        rest = [finding for finding in rest if not belongs(finding)]
        if chosen:
            parts.append(f"\n### {title}\n\n{_entries(chosen)}")
    others = [reason for reason in reasons if reason.input not in ("document", "surface")]
    if others:
        parts.append("\n### Made with\n\n")
        parts.extend(f"- {markdown(reason.text)}\n" for reason in others)
    if len(parts) == 1:
        parts.append("\nNo change that users of the SDK notice.\n")
    return "".join(parts)


def insert_section(changelog: str, section: str) -> str:
    """The changelog with a section put in: above the versions that are there, or in place of an
    earlier one of the same version. An empty changelog gets a title."""
    found = _HEADING.search(section)
    version = found["version"] if found else ""
    headings = list(_HEADING.finditer(changelog))
    starts = [heading.start() for heading in headings]
    for heading, end in zip(headings, [*starts[1:], len(changelog)], strict=False):
        if heading["version"] == version:
            rest = changelog[end:]
            return changelog[: heading.start()] + section + ("\n" if rest else "") + rest
    released = [heading for heading in headings if heading["version"].lower() != "unreleased"]
    if released:
        start = released[0].start()
        return f"{changelog[:start]}{section}\n{changelog[start:]}"
    before = changelog.rstrip("\n") + "\n" if changelog.strip() else _TITLE
    return f"{before}\n{section}"


def _entries(findings: list[Finding]) -> str:
    """A line for each change; what is to be done about it where it is sent, and where it is
    received, stands in one. So do classes that moved: only who names their modules minds."""
    moved = [finding for finding in findings if finding.rule.id == _MOVED]
    if len(moved) > 1:
        findings = [finding for finding in findings if finding.rule.id != _MOVED]
    todos: dict[str, dict[str, None]] = {}
    for finding in findings:
        todo = todos.setdefault(_what(finding), {})
        if not finding.todo.startswith(("Nothing.", "Nothing:")):
            todo[f" {markdown(finding.todo)}"] = None
    lines = [f"- {what}.{''.join(todo)}\n" for what, todo in todos.items()]
    if len(lines) > _MOST:
        lines[_MOST:] = [f"- … and {len(lines) - _MOST} more.\n"]
    if len(moved) > 1:
        names = [markdown_code(item.where.owner.rpartition(".")[2]) for item in moved[:_MOST]]
        more = f" and {len(moved) - len(names)} more" if len(moved) > len(names) else ""
        listed = f"{', '.join(names)}{more}"
        lines.append(f"- {len(moved)} classes moved: {listed}. {markdown(moved[0].todo)}\n")
    return "".join(lines)


def _what(finding: Finding) -> str:
    where = markdown_code(finding.where.owner)
    path = f" {markdown(finding.where.path)}" if finding.where.path else ""
    return f"{where}{path}: {markdown(finding.message)}"
