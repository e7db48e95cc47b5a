"""How the members of a union, or the heirs of a base class, are told apart."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ..rule import Direction
from .classes import class_name, descend
from .kinds import type_text
from .pointer import join
from .shape import Discriminator, Shape
from .spots import spot
from .view import Node, View
from .walk import Anchor, Unit, Walk


class Member(Struct, frozen=True, eq=False):
    """A member of a union: the node in the union, and the component behind it or itself."""

    node: Node
    target: Node
    shape: Shape

    @property
    def refers(self) -> bool:
        """Whether the member is a component of its own."""
        return self.target is not self.node

    @property
    def name(self) -> str:
        """The member in a message."""
        if self.refers:
            return class_name(self.target.pointer)
        title = self.node.text("title")
        return f"'{title}'" if title else type_text(self.shape)


def compare_tags(
    walk: Walk,
    unit: Unit,
    old: Shape,
    new: Shape,
    matched: Iterable[tuple[Member, Member]],
    direction: Direction,
) -> None:
    """Reports a discriminator that came, went or changed, and members with another tag."""
    _compare_name(walk, unit, old, new, direction)
    before, after = old.discriminator, new.discriminator
    if before is None or after is None:
        return
    for left, right in matched:
        tags = _tags(walk.old, before, left), _tags(walk.new, after, right)
        if tags[0] != tags[1] and left.target.pointer == right.target.pointer:
            walk.report(
                unit,
                f"{direction}-discriminator-tag-changed",
                spot(old, before.pointer, new),
                spot(new, after.pointer, old),
                key=left.name,
                member=left.name,
                old=", ".join(sorted(tags[0])),
                new=", ".join(sorted(tags[1])),
            )


def compare_heirs(walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction) -> None:
    """A base class with a discriminator: its heirs are its members (OpenAPI 3.0, 4.7.25).

    An heir may be sent or returned wherever the base class may, so heirs are compared too.
    """
    _compare_name(walk, unit, old, new, direction)
    before, after = old.discriminator, new.discriminator
    heirs = _heirs(walk.old, old), _heirs(walk.new, new)
    for tag in sorted(heirs[0].keys() | heirs[1].keys()):
        left, right = heirs[0].get(tag), heirs[1].get(tag)
        if left is not None and right is not None:
            descend(walk, unit, left, right, direction)
        elif left is not None and before is not None and tag in before.mapping:
            walk.report(
                unit,
                f"{direction}-union-member-removed",
                spot(old, join(before.pointer, "mapping", tag), new),
                new.pointer,
                old=f"'{tag}'",
            )
        elif right is not None and after is not None and tag in after.mapping:
            walk.report(
                unit,
                f"{direction}-union-member-added",
                old.pointer,
                spot(new, join(after.pointer, "mapping", tag), old),
                new=f"'{tag}'",
            )


def _compare_name(walk: Walk, unit: Unit, old: Shape, new: Shape, direction: Direction) -> None:
    before, after = old.discriminator, new.discriminator
    names = before.name if before else None, after.name if after else None
    if names[0] == names[1]:
        return
    change = "added" if before is None else "removed" if after is None else "changed"
    anchor = {"added": Anchor.NEW, "removed": Anchor.OLD, "changed": Anchor.BOTH}[change]
    walk.report(
        unit,
        f"{direction}-discriminator-{change}",
        spot(old, before.pointer if before else "", new),
        spot(new, after.pointer if after else "", old),
        anchor=anchor,
        old=names[0] or "none",
        new=names[1] or "none",
    )


def _tags(view: View, discriminator: Discriminator, member: Member) -> frozenset[str]:
    """The tags that stand for a member: those of the mapping, else the name of its component."""
    found = {
        tag
        for tag, ref in discriminator.mapping.items()
        if _mapped(view, ref).pointer == member.target.pointer
    }
    return frozenset(found or {member.name})


def _heirs(view: View, shape: Shape) -> dict[str, Node]:
    """Tag -> heir. Without a mapping, the components that have the schema in their `allOf`."""
    if shape.discriminator is None:
        return {}
    if shape.discriminator.mapping:
        return {tag: _mapped(view, ref) for tag, ref in shape.discriminator.mapping.items()}
    base = shape.discriminator.pointer.removesuffix("/discriminator")
    return {class_name(heir.pointer): heir for heir in view.heirs(base)}


def _mapped(view: View, ref: str) -> Node:
    """The schema a mapping value stands for: a reference, or the bare name of a component."""
    if ref.startswith("#"):
        return view.target(Node({"$ref": ref}, "")) or Node({}, ref)
    return view.child("components", "schemas", ref)
