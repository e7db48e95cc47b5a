"""The names of classes: which one a place uses, and what it is called."""

from __future__ import annotations

from ..rule import Direction
from .spots import spots
from .view import Node, View
from .walk import Unit, Walk, behind

_COMPONENTS = "/components/schemas/"


def descend(walk: Walk, unit: Unit, old: Node, new: Node, direction: Direction) -> None:
    """Compares two schemas in the same place, unless the place uses another class altogether.

    All comparisons of schemas inside something else come through here.
    """
    if walk.unchanged(old.value, new.value):
        return
    before, after = named_component(walk.old, old), named_component(walk.new, new)
    if before is None or after is None or before.pointer == after.pointer:
        walk.schema(unit, old, new, direction)
        return
    gone = walk.new.lookup(before.pointer) is None
    fresh = walk.old.lookup(after.pointer) is None
    if gone and fresh:
        walk.renames.setdefault((before.pointer, after.pointer), set()).add(unit)
        walk.schema(unit, old, new, direction)
        return
    shapes = walk.old_shapes.shape(before), walk.new_shapes.shape(after)
    if not (shapes[0].named and shapes[1].named):
        # Neither has a class of its own, so only what they hold matters.
        walk.schema(unit, old, new, direction)
        return
    walk.report(
        unit,
        f"{direction}-type-changed",
        *spots(old.pointer, new.pointer),
        old=class_name(before.pointer),
        new=class_name(after.pointer),
    )


def compare_class_names(walk: Walk, unit: Unit, old: Node, new: Node) -> None:
    """What the overlay or a title says about the name of this one class."""
    if not isinstance(old.value, dict) or not isinstance(new.value, dict):
        return
    titles = old.text("title"), new.text("title")
    inline = not is_component(new.pointer)
    if titles[0] != titles[1]:
        if inline and walk.new_shapes.shape(new).named and None not in titles:
            walk.report(
                unit,
                "inline-title-changed",
                old.pointer,
                new.pointer,
                old=f"'{titles[0]}'",
                new=f"'{titles[1]}'",
            )
        else:
            walk.note_docs(unit, old, new, ("title",))
    compare_python_name(walk, unit, old, new)
    built = bool(old.value.get("x-specloom-builders")), bool(new.value.get("x-specloom-builders"))
    if built[0] != built[1]:
        rule = "builders-removed" if built[0] else "builders-added"
        walk.report(unit, rule, old.pointer, new.pointer)


def compare_python_name(walk: Walk, unit: Unit, old: Node, new: Node) -> None:
    """The name that the overlay gives to a schema, property or parameter."""
    names = old.text("x-specloom-name"), new.text("x-specloom-name")
    if names[0] != names[1]:
        walk.report(
            unit,
            "python-name-changed",
            old.pointer,
            new.pointer,
            old=f"'{names[0]}'" if names[0] else "none",
            new=f"'{names[1]}'" if names[1] else "none",
        )


def class_name(pointer: str) -> str:
    """The name of a schema component."""
    return pointer.removeprefix(_COMPONENTS).replace("~1", "/").replace("~0", "~")


def is_component(pointer: str) -> bool:
    """Whether a pointer is that of a schema component, a class with a name of its own."""
    return pointer.startswith(_COMPONENTS) and "/" not in pointer.removeprefix(_COMPONENTS)


def named_component(view: View, node: Node) -> Node | None:
    """The component that a place uses under its own name, alone or made nullable."""
    if is_component(node.pointer):
        return node
    target = behind(view, node)
    if target is node and isinstance(node.value, dict):
        members = [
            member
            for kind in ("allOf", "oneOf", "anyOf")
            if isinstance(node.value.get(kind), list)
            for member in node.value[kind]
            if isinstance(member, dict) and member.get("type") != "null"
        ]
        if len(members) == 1 and "properties" not in node.value:
            target = behind(view, Node(members[0], node.pointer))
    return target if is_component(target.pointer) else None
