"""Unions: members that came, went, changed places or got another tag."""

from __future__ import annotations

from ..rule import Direction
from .classes import descend
from .discriminators import Member, compare_heirs, compare_tags
from .kinds import relate
from .shape import Shape, Union
from .spots import spot
from .view import Node
from .walk import Anchor, Unit, Walk, behind

Side = tuple[Node, Shape]


def compare_unions(walk: Walk, unit: Unit, old: Side, new: Side, direction: Direction) -> bool:
    """Reports how two unions differ. False when there is nothing to compare below.

    A schema that is no union is compared with a union as a union of one.
    """
    if not old[1].unions and not new[1].unions:
        compare_heirs(walk, unit, old[1], new[1], direction)
        return True
    if _any(old[1]) or _any(new[1]):
        _report_any(walk, unit, old[1], new[1], direction)
        return False
    matched = _compare_members(walk, unit, old, new, direction)
    if matched:
        compare_tags(walk, unit, old[1], new[1], matched, direction)
    return bool(old[1].unions and new[1].unions)


def _any(shape: Shape) -> bool:
    return not shape.unions and shape.types is None


def _report_any(walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction) -> None:
    relation = "narrowed" if _any(old) else "generalized"
    walk.report(
        unit,
        f"{direction}-type-{relation}",
        spot(old, old.unions[0].pointer if old.unions else "", new),
        spot(new, new.unions[0].pointer if new.unions else "", old),
        anchor=Anchor.NEW if _any(old) else Anchor.OLD,
        old="any" if _any(old) else "a union",
        new="any" if _any(new) else "a union",
    )


def _members(walk: Walk, side: Side, which: str) -> list[Member]:
    view, shapes = (walk.old, walk.old_shapes) if which == "old" else (walk.new, walk.new_shapes)
    node, shape = side
    union = _first(shape)
    branches = union.branches if union else (node,)
    found = []
    for branch in branches:
        target = behind(view, branch)
        found.append(Member(branch, target, shapes.shape(target)))
    return found


def _first(shape: Shape) -> Union | None:
    """The union of a schema. With several (a rare `allOf` of unions) the largest stands for all."""
    return max(shape.unions, key=lambda union: len(union.branches), default=None)


def _compare_members(
    walk: Walk, unit: Unit, old: Side, new: Side, direction: Direction
) -> list[tuple[Member, Member]]:
    before, after = _members(walk, old, "old"), _members(walk, new, "new")
    matched = _match(walk, before, after)
    if not matched:
        walk.report(
            unit,
            f"{direction}-type-changed",
            spot(old[1], "", new[1]),
            spot(new[1], "", old[1]),
            old=_names(before),
            new=_names(after),
        )
        return []
    kept = {id(left) for left, _ in matched}, {id(right) for _, right in matched}
    for member in before:
        if id(member) not in kept[0]:
            walk.report(
                unit,
                f"{direction}-union-member-removed",
                spot(old[1], member.node.pointer, new[1]),
                new[1].pointer,
                old=member.name,
            )
    added = [member for member in after if id(member) not in kept[1]]
    if added and direction is Direction.RESPONSE and not old[1].unions:
        # Whoever reads a union looks which member came; nobody does where there was one kind.
        spots = spot(old[1], "", new[1]), spot(new[1], "", old[1])
        rule = "response-type-generalized"
        walk.report(unit, rule, *spots, old=_names(before), new=_names(after))
        added = []
    for member in added:
        walk.report(
            unit,
            f"{direction}-union-member-added",
            old[1].pointer,
            spot(new[1], member.node.pointer, old[1]),
            new=member.name,
        )
    order = [after.index(right) for _, right in matched]
    tagged = old[1].discriminator and new[1].discriminator
    if order != sorted(order) and not tagged:
        spots = spot(old[1], "", new[1]), spot(new[1], "", old[1])
        walk.report(unit, f"{direction}-union-order-changed", *spots)
    for left, right in matched:
        descend(walk, unit, left.node, right.node, direction)
    return matched


def _names(members: list[Member]) -> str:
    return " | ".join(member.name for member in members)


def _match(walk: Walk, before: list[Member], after: list[Member]) -> list[tuple[Member, Member]]:
    """Pairs of members that stand for the same, in the old order.

    First the same component, then the same content, then a component that was renamed, last an
    inline member with much the same form.
    """

    def renamed(left: Member, right: Member) -> bool:
        return (
            left.refers
            and right.refers
            and walk.new.lookup(left.target.pointer) is None
            and walk.old.lookup(right.target.pointer) is None
            and _alike(left.shape, right.shape)
        )

    tests = (
        lambda left, right: left.refers and left.target.pointer == right.target.pointer,
        lambda left, right: (
            not (left.refers and right.refers)
            and walk.unchanged(left.target.value, right.target.value)
        ),
        renamed,
        lambda left, right: not (left.refers and right.refers) and _alike(left.shape, right.shape),
    )
    pairs: dict[int, tuple[Member, Member]] = {}
    free = list(after)
    for test in tests:
        for index, left in enumerate(before):
            if index in pairs:
                continue
            right = next((candidate for candidate in free if test(left, candidate)), None)
            if right is not None:
                pairs[index] = (left, right)
                free.remove(right)
    return [pairs[index] for index in sorted(pairs)]


def _alike(left: Shape, right: Shape) -> bool:
    """Whether two inline members are the same one, perhaps changed a little."""
    if bool(left.unions) != bool(right.unions) or relate(left.types, right.types) == "changed":
        return False
    if left.enum and right.enum and not left.enum.keys() & right.enum.keys():
        return False
    names = left.properties.keys(), right.properties.keys()
    if not names[0] and not names[1]:
        return True
    return 2 * len(names[0] & names[1]) >= max(len(names[0]), len(names[1]))
