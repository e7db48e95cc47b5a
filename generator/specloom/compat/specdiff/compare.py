"""Two documents in, findings out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from ...diagnostics import Place
from ..finding import Finding, OperationName, Side, Where
from ..rule import Action, Area, Rule
from .callbacks import compare_webhooks
from .documents import compare_components, compare_root
from .names import Names
from .operations import compare_operations
from .rules import RULES
from .schemas import compare_schema
from .security import compare_schemes
from .sketch import Sketcher
from .view import Source, View
from .walk import Anchor, Sighting, Spot, Unit, Walk, affected
from .where import where


def compare(
    old: Source,
    new: Source,
    *,
    today: date,
    names: tuple[Names, Names] = (Names(), Names()),
) -> tuple[Finding, ...]:
    """All changes from `old` to `new`, each once, sorted by what they belong to.

    Both documents are plain data whose references are internal; OpenAPI 3.0, 3.1 and 3.2 may be
    mixed. A change of a component is reported once, with the operations that it affects. `today`
    decides whether a sunset date has passed. `names` are those of the old and the new SDK, for the
    Python in the findings.
    """
    walk = Walk(View(old), View(new), compare_schema, names)
    compare_root(walk)
    compare_schemes(walk)
    compare_operations(walk, today)
    compare_webhooks(walk)
    walk.run()
    compare_components(walk)
    walk.run()
    sketchers = (
        Sketcher(walk.old, walk.old_shapes, names[0]),
        Sketcher(walk.new, walk.new_shapes, names[1]),
    )
    findings = [_finding(walk, sketchers, item) for item in walk.sightings.values()]
    findings.extend(_prose(walk))
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[str, ...]:
    where = finding.where
    places = (str(side.place and side.place.pointer) for side in (finding.old, finding.new))
    return (where.owner, where.path, finding.rule.id, finding.message, finding.key, *places)


def _finding(walk: Walk, sketchers: tuple[Sketcher, Sketcher], sighting: Sighting) -> Finding:
    rule = RULES[sighting.rule]
    codes = (
        _code(sketchers[0], sighting.old, rule, Action.ADDED),
        _code(sketchers[1], sighting.new, rule, Action.REMOVED),
    )
    return Finding(
        rule=rule,
        level=rule.level,
        where=_where(walk, sighting),
        message=rule.message.format_map(sighting.values),
        todo=rule.todo.format_map(sighting.values),
        old=Side(_place(walk.old, sighting.old or sighting.new), codes[0]),
        new=Side(_place(walk.new, sighting.new or sighting.old), codes[1]),
        operations=_sorted(sighting.units),
        symbols=_symbols(sketchers, sighting),
        key=sighting.key,
    )


def _where(walk: Walk, sighting: Sighting) -> Where:
    """In the words of the side on which the changed thing exists; the new one when both do."""
    on_old = sighting.old is not None and (sighting.anchor is Anchor.OLD or sighting.new is None)
    spot = sighting.old if on_old else sighting.new
    if spot is None:
        return where(walk.new, "")
    return where(walk.old if on_old is not spot.foreign else walk.new, spot.subject)


def _symbols(sketchers: tuple[Sketcher, Sketcher], sighting: Sighting) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for sketcher, spot in zip(sketchers, (sighting.old, sighting.new), strict=True):
        if spot is not None:
            found.update(dict.fromkeys(sketcher.symbols(spot.subject)))
    return tuple(found)


_STAYS = (Area.PARAMETER, Area.BODY, Area.HEADER, Area.RESPONSE)
"""What can come and go while there still is a call to show."""


def _code(sketcher: Sketcher, spot: Spot | None, rule: Rule, absent: Action) -> str:
    """The Python of one side; `absent` is what happened when the thing is not on this side."""
    if spot is None or (rule.action is absent and rule.area not in _STAYS):
        return ""
    return sketcher.code(spot, rule.area, rule.id)


def _place(view: View, spot: Spot | None) -> Place | None:
    """Where it stands; where it is missing, when it is not there."""
    return view.source.place(spot.pointer) if spot is not None else None


def _sorted(units: Iterable[Unit]) -> tuple[OperationName, ...]:
    return tuple(sorted(affected(units), key=lambda item: (item.path, item.method)))


def _prose(walk: Walk) -> Iterable[Finding]:
    """One finding for all changed prose of an operation or component."""
    rule = RULES["docs-changed"]
    grouped: dict[str, list[tuple[Where, str, str, set[Unit]]]] = {}
    for (old, new), units in walk.docs.items():
        place = where(walk.new, new)
        grouped.setdefault(place.owner, []).append((place, old, new, units))
    for changed in grouped.values():
        place, old, new, _ = min(changed, key=lambda item: item[2])
        count = len(changed)
        units = set().union(*(item[3] for item in changed))
        yield Finding(
            rule=rule,
            level=rule.level,
            where=replace(place, path=""),
            message=rule.message.format_map(
                {"places": "1 place" if count == 1 else f"{count} places"}
            ),
            todo=rule.todo,
            old=Side(walk.old.source.place(old)),
            new=Side(walk.new.source.place(new)),
            operations=_sorted(units),
        )
