"""Where a reader expects to find a fact of a schema."""

from __future__ import annotations

from .shape import Shape, part_of
from .walk import Spot


def spots(old: str, new: str) -> tuple[Spot, Spot]:
    """The two places of a change that stands where it was declared."""
    return Spot(old), Spot(new)


def spot(own: Shape, at: str, other: Shape) -> Spot:
    """The spot of a fact of `own` that was declared at `at`; "" for a fact that is missing.

    A fact inherited from a component belongs to that component as long as both sides inherit from
    it: then it is reported there, once. When the other side does not, the change is that of the
    heir, and is shown there. And when one side names a component where the other has an inline
    schema, the change is that of the place: the component itself may be what it was.
    """
    at = at or own.pointer
    part = holder = part_of(own, at)
    while holder != own.pointer and holder not in other.parts:
        holder = own.parts[holder]
    if holder == own.pointer != other.pointer and _is_component(own) and not _is_component(other):
        return Spot(at, other.pointer + at.removeprefix(part), foreign=True)
    if holder == part:
        return Spot(at)
    return Spot(at, holder + at.removeprefix(part))


def _is_component(shape: Shape) -> bool:
    return shape.pointer.startswith("/components/") and shape.pointer.count("/") == 3
