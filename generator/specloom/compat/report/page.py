"""For a browser: one HTML file that needs no network and, but for the filters, no script."""

from __future__ import annotations

import base64
import hashlib
import re
from difflib import SequenceMatcher
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from ... import __version__
from ...render.locations import templates_root
from ...report import printable
from ..finding import Finding, Side
from ..level import Level
from ..rule import Action
from .model import Report, summary

_TOKEN: Final = re.compile(r"\w+|\s+|[^\w\s]")
_LENGTH: Final = 2_000
_OPERATIONS: Final = 100

Segment = tuple[str, bool]
"""A piece of code, and whether it differs from the other side."""


class SideView(Struct, frozen=True):
    """One side of a change: `segments` of code, `place`, and whether the thing is not there."""

    segments: tuple[Segment, ...]
    place: str
    absent: bool

    @property
    def shown(self) -> bool:
        """Whether there is anything to say of this side."""
        return bool(self.segments or self.place)


class ChangeView(Struct, frozen=True):
    """A change as the template prints it: plain text, to be escaped.

    Changes of one `group` stand under one heading, whose id ends with `level_id`.
    """

    number: int
    group: int
    level_id: str
    level: str
    label: str
    rule: str
    direction: str
    contract: str
    owner: str
    path: str
    message: str
    todo: str
    old: SideView
    new: SideView
    operations: tuple[str, ...]
    more_operations: int
    resources: tuple[str, ...]
    fingerprint: str
    ignored: str


def html_report(report: Report) -> str:
    """The page. Every text from the documents is escaped by the template engine, and a content
    security policy lets only the page's own script run."""
    folder = templates_root() / "report"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style, script = (
        (folder / name).read_text("utf-8").strip() for name in ("report.css", "report.js")
    )
    counts = report.counts()
    return environment.get_template("report.html.jinja").render(
        style=Markup(style),  # our own files, not text of a document
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        version=__version__,
        old=printable(report.old),
        new=printable(report.new),
        summary=summary(counts),
        counts=[(level.value, level.label, counts[level]) for level in Level],
        resources=[
            (printable(name, 200), [by_level[level] for level in Level])
            for name, by_level in report.by_resource().items()
        ],
        advice=report.advice,
        changes=[_view(n, finding) for n, finding in enumerate(_grouped(report), 1)],
        ignored=len(report.ignored),
    )


def _hash(text: str) -> str:
    """The source expression for inline text (Content Security Policy Level 3, section 2.3.1)."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _grouped(report: Report) -> tuple[Finding, ...]:
    """The changes that count, the worst first, then those that are ignored."""
    return (*report.live, *report.ignored)


def _view(number: int, finding: Finding) -> ChangeView:
    affected = finding.operations if finding.where.operation is None else ()
    old, new = _segments(_plain(finding.old), _plain(finding.new))
    return ChangeView(
        number=number,
        group=len(Level) if finding.ignored else finding.level.weight,
        level_id="ignored" if finding.ignored else finding.level.value,
        level=finding.level.value,
        label="ignored" if finding.ignored else finding.level.label,
        rule=finding.rule.id,
        direction=finding.rule.direction.value,
        contract=finding.rule.contract.value,
        owner=printable(finding.where.owner),
        path=printable(finding.where.path),
        message=printable(finding.message),
        todo=printable(finding.todo),
        old=SideView(old, _place(finding.old), finding.rule.action is Action.ADDED),
        new=SideView(new, _place(finding.new), finding.rule.action is Action.REMOVED),
        operations=tuple(printable(str(item)) for item in affected[:_OPERATIONS]),
        more_operations=max(0, len(affected) - _OPERATIONS),
        resources=tuple(printable(name, 200) for name in finding.resources),
        fingerprint=finding.fingerprint,
        ignored=printable(finding.ignored),
    )


def _plain(side: Side) -> str:
    return printable(side.code, _LENGTH)


def _place(side: Side) -> str:
    return printable(str(side.place)) if side.place else ""


def _segments(old: str, new: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Both sides in pieces, those that differ marked. Nothing is marked when a side is missing."""
    if not old or not new:
        return tuple((text, False) for text in [old] if text), tuple(
            (text, False) for text in [new] if text
        )
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    sides: tuple[list[Segment], list[Segment]] = ([], [])
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        for side, text in zip(sides, ("".join(left[a:b]), "".join(right[c:d])), strict=True):
            if text:
                side.append((text, kind != "equal"))
    return tuple(sides[0]), tuple(sides[1])
