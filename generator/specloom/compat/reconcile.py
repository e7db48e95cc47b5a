"""What the document says of a change that the surface shows.

A field that may be None now breaks whoever reads it, and nobody who only sets it. The surface does
not know which way data travels; the document does, so its judgement counts where it has one. And
what the document brought about is told once, as a change of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from ..naming import snake, words
from .finding import Finding
from .rule import Action, Area
from .surface.lines import Kind, Line, Tag

_JUDGED_BY_DIRECTION: Final = frozenset(
    (
        "sdk-attribute-type-changed",
        "sdk-attribute-value-changed",
        "sdk-attribute-became-required",
        "sdk-attribute-became-optional",
        "sdk-attribute-removed",
        "sdk-type-alias-changed",
        "sdk-union-member-added",
        "sdk-union-member-removed",
        "sdk-enum-member-removed",
        "sdk-parameter-type-changed",
    )
)
_NAME: Final = re.compile(r"\w+")
_TWIN: Final = re.compile(r"With[A-Z][a-z]+Response$")
_TYPE: Final = re.compile(r": (?P<type>\w+)$")


def reconcile(
    spec: Iterable[Finding],
    surface: Iterable[Finding],
    lines: tuple[Iterable[Line], Iterable[Line]] = ((), ()),
) -> tuple[Finding, ...]:
    """The findings of the surface, each with the change that caused it, when one did.

    Where the direction of the data decides how bad a change is, the level is that of the worst
    finding of the document about the same symbol. The async and the raw twin of a class change with
    it: they are not told again.

    Args:
        spec: Changes of the document.
        surface: Changes of the surface.
        lines: Both surfaces, which tell how a resource is reached.
    """
    spec = tuple(spec)
    ways = {**ways_to_resources(lines[0]), **ways_to_resources(lines[1])}
    causes = _Causes(spec)
    explained = [causes.explained(finding, ways) for finding in surface]
    return tuple(_without_twins(explained))


def ways_to_resources(lines: Iterable[Line]) -> Mapping[str, str]:
    """Class of a resource -> how it is reached: `EventsResource` is `events_`, in `Admin` it is
    `admin.events_`. What several resources share is reached through the first of them."""
    holders: dict[str, tuple[str, str]] = {}
    heirs: dict[str, str] = {}
    for line in lines:
        found = _TYPE.fullmatch(line.rest)
        if Tag.PROPERTY in line.tags and found and not line.name.startswith("with_"):
            holders.setdefault(found["type"], (line.owner.rpartition(".")[2], line.name))
        if line.kind is Kind.CLASS:
            for base in _NAME.findall(line.rest):
                heirs.setdefault(base, line.name)
    ways = {}
    for name in holders:
        parts: list[str] = []
        at = name
        while at in holders and len(parts) < 20:
            at, part = holders[at]
            parts.append(part)
        ways[name] = ".".join(reversed(parts))
    shared = {base: ways[heir] for base, heir in heirs.items() if heir in ways}
    return {**shared, **ways}


def short_names(path: str, ways: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The short names under which the document's findings know a symbol, the closest first.

    `shop.resources.jobs.AsyncJobs.cancel` is `jobs.cancel`; `shop.models.job.Job.state` is
    `Job.state`, and part of `Job`.
    """
    parts = path.split(".")
    if len(parts) > 1 and parts[-2][:1].isupper():
        holder = parts[-2]
        plain = _plain(holder)
        way = (ways or {}).get(plain) or snake(words(plain))
        return (f"{holder}.{parts[-1]}", f"{way}.{parts[-1]}")
    return (parts[-1],) if parts[-1][:1].isupper() else ()


class _Causes:
    """The changes of the document, by what they are about."""

    def __init__(self, spec: tuple[Finding, ...]) -> None:
        self._by_symbol: dict[str, list[Finding]] = {}
        self._by_resource: dict[str, list[Finding]] = {}
        self._renames: dict[str, tuple[str, Finding]] = {}
        self._by_area: dict[Area, list[Finding]] = {}
        for finding in spec:
            self._by_area.setdefault(finding.rule.area, []).append(finding)
            for symbol in finding.symbols:
                self._by_symbol.setdefault(symbol, []).append(finding)
                self._by_resource.setdefault(symbol.rpartition(".")[0], []).append(finding)
            if finding.rule.id == "schema-renamed":
                half = len(finding.symbols) // 2
                for old, new in zip(finding.symbols[:half], finding.symbols[half:], strict=False):
                    self._renames[old] = (new, finding)

    def explained(self, finding: Finding, ways: Mapping[str, str]) -> Finding:
        """The finding with its cause and the level that follows from it."""
        names = short_names(finding.where.owner, ways)
        causes = [cause for name in names for cause in self._by_symbol.get(name, ())]
        causes = causes or [*self._of_resource(finding, ways)] or [*self._of_rename(finding)]
        causes = causes or [*self._of_values(finding)] or [*self._of_area(finding)]
        if not causes:
            return finding
        worst = min(causes, key=lambda cause: cause.level.weight)
        past = worst.rule.id == "operation-removed-after-sunset"
        if finding.rule.id in _JUDGED_BY_DIRECTION or past:
            return replace(finding, cause=worst.fingerprint, level=worst.level)
        if worst.level.weight > finding.level.weight:
            return finding  # something else must have made it as bad as it is
        return replace(finding, cause=worst.fingerprint)

    def _of_resource(self, finding: Finding, ways: Mapping[str, str]) -> Iterator[Finding]:
        """What a resource came or went with: its operations."""
        if finding.rule.action is Action.CHANGED:
            return
        name = finding.where.owner.rpartition(".")[2]
        way = ways.get(_plain(name)) or (name if name in ways.values() else "")
        yield from self._by_resource.get(way, ()) if way else ()

    def _of_values(self, finding: Finding) -> Iterator[Finding]:
        """The enums whose values an annotation lists: `models.Kind | Literal["a", "b"]`."""
        old, new = finding.old.code, finding.new.code
        if finding.rule.action is Action.CHANGED and "Literal[" in old + new:
            for name in sorted({*_NAME.findall(old)} & {*_NAME.findall(new)}):
                causes = self._by_symbol.get(name, ())
                yield from (cause for cause in causes if "enum-value" in cause.rule.id)

    def _of_area(self, finding: Finding) -> Iterator[Finding]:
        """What events came or went with, and credentials changed with."""
        parts = finding.where.owner.split(".")
        if parts[-1].endswith("Dict") and finding.rule.action is not Action.CHANGED:
            # Plain data has a type as long as some request holds it.
            for area in (Area.BODY, Area.OPERATION, Area.SCHEMA):
                yield from self._by_area.get(area, ())
        if "events" in parts[1:-1]:
            yield from self._by_area.get(Area.WEBHOOK, ())
        if parts[-1] == "__init__" and "client" in parts[1:-2]:
            yield from self._by_area.get(Area.SECURITY, ())

    def _of_rename(self, finding: Finding) -> Iterator[Finding]:
        """The schema whose new name is all that differs between both sides."""
        if not self._renames or not finding.old.code or not finding.new.code:
            return
        used: list[Finding] = []

        def renamed(match: re.Match[str]) -> str:
            if match[0] not in self._renames:
                return match[0]
            new, cause = self._renames[match[0]]
            used.append(cause)
            return new

        if _NAME.sub(renamed, finding.old.code) == finding.new.code:
            yield from used


def _without_twins(findings: list[Finding]) -> Iterator[Finding]:
    """The findings; what an async or raw class shares with its plain one has that one as cause."""
    plain = {(finding.rule.id, finding.where.owner): finding for finding in findings}
    for finding in findings:
        owner = _plain_path(finding.where.owner)
        if finding.cause or owner == finding.where.owner:
            yield finding
            continue
        # The raw twin has an attribute where the plain class has a method.
        rules = (finding.rule.id, finding.rule.id.replace("-attribute-", "-method-"))
        twin = next((plain[rule, owner] for rule in rules if (rule, owner) in plain), None)
        yield replace(finding, cause=twin.cause or twin.fingerprint) if twin else finding


def _plain_path(path: str) -> str:
    """The path of the plain twin: both the holder and the name itself may be the async one."""
    return ".".join(_plain(part) if part[:1].isupper() else part for part in path.split("."))


def _plain(name: str) -> str:
    return _TWIN.sub("", name.removeprefix("Async"))
