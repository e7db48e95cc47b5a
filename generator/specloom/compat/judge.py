"""The user's say: other levels for rules, and changes to live with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from ..diagnostics import Diagnostics, Place
from .finding import Finding
from .level import Level


class IgnoredChange(Struct, frozen=True):
    """A change that the user decided to live with, and why.

    It is chosen by `fingerprint`, or by `rule`, or by both; `owner` limits it to an operation
    (`GET /jobs`) or a component. `expires` is the last day on which it holds. `place` is where
    it is written down.
    """

    reason: str
    rule: str = ""
    fingerprint: str = ""
    owner: str = ""
    expires: date | None = None
    place: Place | None = None

    def covers(self, finding: Finding) -> bool:
        """Whether this is the change that the user decided to live with."""
        return (
            bool(self.rule or self.fingerprint)
            and self.rule in ("", finding.rule.id)
            and self.fingerprint in ("", finding.fingerprint)
            and self.owner in ("", finding.where.owner)
        )

    def __str__(self) -> str:
        return " ".join(filter(None, (self.rule, self.fingerprint, self.owner)))


class Policy(Struct, frozen=True):
    """What the config says of changes: rule id -> level, what to live with, and where the levels
    are written down."""

    levels: Mapping[str, Level] = field(default_factory=lambda: MappingProxyType({}))
    ignores: tuple[IgnoredChange, ...] = ()
    places: Mapping[str, Place | None] = field(default_factory=lambda: MappingProxyType({}))


def judge(
    findings: Iterable[Finding],
    policy: Policy,
    *,
    known: Iterable[str],
    today: date,
    diagnostics: Diagnostics,
) -> tuple[Finding, ...]:
    """The findings under the user's policy: with other levels, and some marked as ignored.

    A level or an ignore for a rule that is not among the `known` ids is an error. An ignore past
    its day covers nothing; that, and one that covers nothing today, is a warning: the change it was
    written for may have been released.
    """
    known = frozenset(known)
    rules = [(rule, policy.places.get(rule)) for rule in policy.levels]
    rules += [(ignore.rule, ignore.place) for ignore in policy.ignores if ignore.rule]
    for rule, place in rules:
        if rule not in known:
            near = get_close_matches(rule, known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "see the list of rules in the docs"
            diagnostics.error("diff-unknown-rule", f"there is no rule '{rule}'", place, hint)
    in_force = []
    for ignore in policy.ignores:
        if ignore.expires is not None and ignore.expires < today:
            message = f"the ignore of '{ignore}' expired on {ignore.expires.isoformat()}"
            diagnostics.warning(
                "diff-expired-ignore", message, ignore.place, hint="remove or renew it"
            )
        else:
            in_force.append(ignore)
    used: set[IgnoredChange] = set()
    judged = []
    for finding in findings:
        level = policy.levels.get(finding.rule.id, finding.level)
        match = next((ignore for ignore in in_force if ignore.covers(finding)), None)
        if match is not None:
            used.add(match)
        judged.append(replace(finding, level=level, ignored=match.reason if match else ""))
    for ignore in in_force:
        if ignore not in used:
            message = f"nothing to ignore: no change is '{ignore}'"
            diagnostics.warning(
                "diff-unused-ignore", message, ignore.place, hint="remove it if it was released"
            )
    return tuple(judged)
