"""What a report is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from ..finding import Finding
from ..level import Level
from ..semver import Advice


class Report(Struct, frozen=True):
    """A comparison of two documents, and of the SDKs made from them when they are at hand.

    `old` and `new` name the sides. `surface` are the changes of the SDK's public surface,
    reconciled with those of the document.
    """

    old: str
    new: str
    document: tuple[Finding, ...]
    surface: tuple[Finding, ...] = ()
    advice: Advice | None = None

    def without_advice(self) -> Report:
        """The same where nobody knows which version it is about."""
        return replace(self, advice=None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All changes, the worst first; those of the surface that have no cause in the document
        are among them, the others are not told twice."""
        own = (finding for finding in self.surface if not finding.cause)
        return tuple(sorted((*self.document, *own), key=lambda finding: finding.level.weight))

    @property
    def live(self) -> tuple[Finding, ...]:
        """The changes that count: not ignored, and none of the surface's with a better cause."""
        return tuple(finding for finding in self.findings if not finding.ignored)

    @property
    def ignored(self) -> tuple[Finding, ...]:
        """The changes that the user decided to live with."""
        return tuple(finding for finding in self.findings if finding.ignored)

    def counts(self) -> Mapping[Level, int]:
        """How many changes there are of each level."""
        found = Counter(finding.level for finding in self.live)
        return {level: found[level] for level in Level}

    def by_resource(self) -> Mapping[str, Mapping[Level, int]]:
        """The same by resource of the SDK; a change that several resources notice counts in each.

        What no operation notices is under "", which comes last.
        """
        found: dict[str, Counter[Level]] = {}
        for finding in self.live:
            for resource in finding.resources or ("",):
                found.setdefault(resource, Counter())[finding.level] += 1
        names = sorted(found, key=lambda name: (not name, name))
        return {name: {level: found[name][level] for level in Level} for name in names}


def summary(counts: Mapping[Level, int]) -> str:
    """`2 breaking, 1 may break, 7 compatible`; "no changes" for none."""
    parts = [f"{count} {level.label}" for level, count in counts.items() if count]
    return ", ".join(parts) or "no changes"
