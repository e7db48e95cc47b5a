"""Objects and arrays: what is inside a value."""

from __future__ import annotations

from difflib import get_close_matches

from msgspec.structs import replace

from ..rule import Direction
from .classes import compare_python_name, descend
from .pointer import join
from .shape import Shape
from .spots import spot
from .view import Node
from .walk import Anchor, Spot, Unit, Walk

_INNER = "items"


def compare_properties(
    walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction
) -> None:
    """Reports properties that came, went or changed their standing, and goes into the rest."""
    before = {name for name in old.properties if _visible(walk, old, name, direction, "old")}
    after = {name for name in new.properties if _visible(walk, new, name, direction, "new")}
    added = sorted(after - before)
    for name in sorted(before - after):
        if name in new.properties:
            _hidden(walk, unit, old, new, name, direction)
        else:
            _removed(walk, unit, old, new, name, direction, added)
    for name in added:
        if name in old.properties:
            _shown(walk, unit, old, new, name, direction)
        else:
            _added(walk, unit, old, new, name, direction)
    for name in sorted(old.required.keys() ^ new.required.keys()):
        if name not in old.properties and name not in new.properties:
            _compare_required(walk, unit, old, new, name, direction)
    for name in sorted(before & after):
        nodes = old.properties[name], new.properties[name]
        _compare_required(walk, unit, old, new, name, direction)
        if direction is Direction.RESPONSE and name not in old.required | new.required:
            _compare_fallback(walk, unit, *nodes)
        walk.note_docs(unit, *nodes, ("description",))
        if not walk.unchanged(nodes[0].value, nodes[1].value):
            compare_python_name(walk, unit, *nodes)
        descend(walk, unit, *nodes, direction)
    _compare_additional(walk, unit, old, new, direction)
    _compare_elements(walk, unit, old, new, direction)


def _visible(walk: Walk, shape: Shape, name: str, direction: Direction, side: str) -> bool:
    """Whether a property travels in `direction` (OpenAPI 3.1, Schema Object, readOnly)."""
    shapes = walk.old_shapes if side == "old" else walk.new_shapes
    inner = shapes.shape(shape.properties[name])
    return not (inner.read_only if direction is Direction.REQUEST else inner.write_only)


def _removed(
    walk: Walk,
    unit: Unit,
    old: Shape,
    new: Shape,
    name: str,
    direction: Direction,
    added: list[str],
) -> None:
    close = get_close_matches(name, added, n=1, cutoff=0.7)
    walk.report(
        unit,
        f"{direction}-property-removed",
        spot(old, old.properties[name].pointer, new),
        new.pointer,
        renamed=f" (perhaps renamed to '{close[0]}')" if close else "",
    )


def _added(walk: Walk, unit: Unit, old: Shape, new: Shape, name: str, direction: Direction) -> None:
    kind = "required" if name in new.required else "optional"
    walk.report(
        unit,
        f"{direction}-{kind}-property-added",
        old.pointer,
        spot(new, new.properties[name].pointer, old),
    )


def _hidden(
    walk: Walk, unit: Unit, old: Shape, new: Shape, name: str, direction: Direction
) -> None:
    word = "read-only" if direction is Direction.REQUEST else "write-only"
    walk.report(
        unit,
        f"{direction}-property-became-{word}",
        spot(old, old.properties[name].pointer, new),
        spot(new, new.properties[name].pointer, old),
    )


def _shown(walk: Walk, unit: Unit, old: Shape, new: Shape, name: str, direction: Direction) -> None:
    word = "writable" if direction is Direction.REQUEST else "readable"
    walk.report(
        unit,
        f"{direction}-property-became-{word}",
        spot(old, old.properties[name].pointer, new),
        spot(new, new.properties[name].pointer, old),
    )


def _compare_required(
    walk: Walk, unit: Unit, old: Shape, new: Shape, name: str, direction: Direction
) -> None:
    before, after = old.required.get(name), new.required.get(name)
    if (before is None) == (after is None):
        return
    walk.report(
        unit,
        f"{direction}-property-became-{'required' if after else 'optional'}",
        _required_spot(old, before, new, name),
        _required_spot(new, after, old, name),
        anchor=Anchor.NEW if after else Anchor.OLD,
    )


def _compare_fallback(walk: Walk, unit: Unit, old: Node, new: Node) -> None:
    """A property that may be missing had a value all the same, as long as it had a default."""
    before, after = walk.old_shapes.shape(old), walk.new_shapes.shape(new)
    if before.default is not None and after.default is None and not before.nullable:
        spots = spot(before, before.default.pointer, after), spot(after, "", before)
        walk.report(unit, "response-property-became-optional", *spots, anchor=Anchor.OLD)


def _required_spot(own: Shape, at: str | None, other: Shape, name: str) -> Spot:
    """Shown as the property of the schema that lists the name, wherever it was declared."""
    if at is None:
        return spot(own, own.properties[name].pointer if name in own.properties else "", other)
    found = spot(own, at, other)
    holder = found.subject.rpartition("/required/")[0]
    return replace(found, shown=join(holder, "properties", name))


def _compare_additional(
    walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction
) -> None:
    if old.closed != new.closed:
        walk.report(
            unit,
            f"{direction}-schema-{'closed' if new.closed else 'opened'}",
            _closed_spot(old, new),
            _closed_spot(new, old),
            anchor=Anchor.NEW if new.closed else Anchor.OLD,
        )
        return
    _compare_inner(walk, unit, (old, old.additional), (new, new.additional), direction)


def _closed_spot(own: Shape, other: Shape) -> Spot:
    """Shown as the schema that says so, not as its further properties."""
    if own.additional is None:
        return spot(own, "", other)
    found = spot(own, own.additional.pointer, other)
    return replace(found, shown=found.subject.rpartition("/")[0])


def _compare_elements(walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction) -> None:
    _compare_inner(walk, unit, (old, old.items), (new, new.items), direction)
    if len(old.prefix) != len(new.prefix):
        walk.report(
            unit,
            f"{direction}-type-changed",
            spot(old, "", new),
            spot(new, "", old),
            old=f"array beginning with {len(old.prefix)} fixed elements",
            new=f"array beginning with {len(new.prefix)} fixed elements",
        )
        return
    for before, after in zip(old.prefix, new.prefix, strict=True):
        descend(walk, unit, before, after, direction)


def _compare_inner(
    walk: Walk,
    unit: Unit,
    old: tuple[Shape, Node | None],
    new: tuple[Shape, Node | None],
    direction: Direction,
) -> None:
    """The schema of elements or of further properties. Leaving it out allows anything."""
    before, after = _schema(old[1]), _schema(new[1])
    if before is not None or after is not None:
        nothing = Node({}, f"{(old if before is None else new)[0].pointer}/{_INNER}")
        descend(walk, unit, before or nothing, after or nothing, direction)


def _schema(node: Node | None) -> Node | None:
    return node if node is not None and isinstance(node.value, dict) else None
