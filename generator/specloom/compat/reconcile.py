"""What the document says of a change that the surface shows.

A field that may be None now breaks whoever reads it, and nobody who only sets it. The surface does
not know which way data travels; the document does, so its judgement counts where it has one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..naming import snake, words
from .finding import Finding

_JUDGED_BY_DIRECTION = frozenset(
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
    )
)


def reconcile(spec: Iterable[Finding], surface: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of the surface, each with the change of the document that caused it.

    Where the direction of the data decides how bad a change is, the level is that of the worst
    finding of the document about the same symbol.
    """
    by_symbol: dict[str, list[Finding]] = {}
    for finding in spec:
        for symbol in finding.symbols:
            by_symbol.setdefault(symbol, []).append(finding)
    return tuple(_explained(finding, by_symbol) for finding in surface)


def short_names(path: str) -> tuple[str, ...]:
    """The short names under which the document's findings know a symbol, the closest first.

    `shop.resources.jobs.AsyncJobs.cancel` is `jobs.cancel`; `shop.models.job.Job.state` is
    `Job.state`, and part of `Job`.
    """
    parts = path.split(".")
    if len(parts) > 1 and parts[-2][:1].isupper():
        holder = parts[-2]
        resource = holder.removeprefix("Async").removesuffix("WithRawResponse")
        return (f"{holder}.{parts[-1]}", f"{snake(words(resource))}.{parts[-1]}")
    return (parts[-1],) if parts[-1][:1].isupper() else ()


def _explained(finding: Finding, by_symbol: dict[str, list[Finding]]) -> Finding:
    causes = [
        cause for name in short_names(finding.where.owner) for cause in by_symbol.get(name, ())
    ]
    if not causes:
        return finding
    worst = min(causes, key=lambda cause: cause.level.weight)
    judged = finding.rule.id in _JUDGED_BY_DIRECTION
    return replace(finding, cause=worst.fingerprint, level=worst.level if judged else finding.level)
