"""Two schemas in one direction: the order in which their facts are compared."""

from __future__ import annotations

from ..rule import Direction
from .classes import compare_class_names, is_component
from .kinds import compare_kinds
from .properties import compare_properties
from .unions import compare_unions
from .values import compare_values
from .view import Node
from .walk import Unit, Walk

_PROSE = ("description", "example", "examples", "externalDocs")


def compare_schema(walk: Walk, unit: Unit, old: Node, new: Node, direction: Direction) -> None:
    """Reports how two schemas differ, and puts the schemas inside them on the queue.

    When the kinds of value have nothing in common, that is the finding, and nothing below it is.
    """
    before, after = walk.old_shapes.shape(old), walk.new_shapes.shape(new)
    # What a schema is made of is compared with it: nobody has to compare it once more.
    walk.visited.update(before.parts.keys() & after.parts.keys())
    if compare_kinds(walk, unit, before, after, direction) and compare_unions(
        walk, unit, (old, before), (new, after), direction
    ):
        compare_values(walk, unit, before, after, direction)
        compare_properties(walk, unit, before, after, direction)
        if is_component(old.pointer) == is_component(new.pointer):
            # A component describes the class, an inline schema the place it stands in.
            walk.note_docs(unit, old, new, _PROSE)
            compare_class_names(walk, unit, old, new)
