"""Parameters of an operation, and headers of a response."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from msgspec import Struct

from ...load.headers import IGNORED, OF_THE_CONNECTION
from ..rule import Direction
from .classes import compare_python_name, descend
from .listing import Listed
from .values import json_text
from .view import Node, View
from .walk import Unit, Walk

_STYLES: Final = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}

Key = tuple[str, str]


class Parameter(Struct, frozen=True):
    """A parameter behind its reference."""

    node: Node
    name: str
    location: str

    @property
    def required(self) -> bool:
        """Whether a caller must give it."""
        return self.location == "path" or self.node.flag("required")

    @property
    def style(self) -> str:
        """How it is serialised, defaults filled in."""
        value = self.node.value
        content = value.get("content")
        if isinstance(content, dict) and content:
            return str(next(iter(content)))
        style = value.get("style") or _STYLES.get(self.location, "form")
        explode = value.get("explode")
        if not isinstance(explode, bool):
            explode = style == "form"
        words = [str(style), "exploded" if explode else "not exploded"]
        if value.get("allowReserved") is True:
            words.append("reserved characters allowed")
        return ", ".join(words)


def compare_parameters(walk: Walk, unit: Unit, old: Listed, new: Listed) -> None:
    """Reports parameters that came, went, moved or changed."""
    before, after = _parameters(walk.old, old), _parameters(walk.new, new)
    _rename_path(old, new, before, after)
    gone = [key for key in before if key not in after]
    fresh = [key for key in after if key not in before]
    for key in tuple(gone):
        # The same name in another location: the argument stays.
        twin = next((other for other in fresh if other[1].lower() == key[1].lower()), None)
        if twin is not None and "path" not in (key[0], twin[0]):
            gone.remove(key)
            fresh.remove(twin)
            left, right = before[key], after[twin]
            walk.report(
                unit,
                "request-parameter-moved",
                left.node.pointer,
                right.node.pointer,
                old=left.location,
                new=right.location,
            )
            _compare(walk, unit, left, right)
    for key in gone:
        close = get_close_matches(key[1], [name for _, name in fresh], n=1, cutoff=0.7)
        walk.report(
            unit,
            "request-parameter-removed",
            before[key].node.pointer,
            new.node.pointer,
            renamed=f" (perhaps renamed to '{close[0]}')" if close else "",
        )
    for key in fresh:
        kind = "required" if after[key].required else "optional"
        walk.report(
            unit,
            f"request-{kind}-parameter-added",
            old.node.pointer,
            after[key].node.pointer,
        )
    kept = [key for key in before if key in after]
    for key in kept:
        _compare(walk, unit, before[key], after[key])
    _compare_order(walk, unit, old, new, before, after)


def compare_headers(
    walk: Walk,
    unit: Unit,
    old: Node,
    new: Node,
    headers: tuple[dict[str, Node], dict[str, Node]],
    direction: Direction,
) -> None:
    """Reports headers of a response (or of a webhook event) that came, went or changed."""
    before, after = headers
    for name in sorted(before.keys() - after.keys()):
        rule = "required-header-removed" if before[name].flag("required") else "header-removed"
        walk.report(unit, f"response-{rule}", before[name].pointer, new.pointer)
    for name in sorted(after.keys() - before.keys()):
        kind = "required" if after[name].flag("required") else "optional"
        walk.report(unit, f"response-{kind}-header-added", old.pointer, after[name].pointer)
    for name in sorted(before.keys() & after.keys()):
        left, right = before[name], after[name]
        flags = left.flag("required"), right.flag("required")
        if flags[0] != flags[1]:
            rule = "required" if flags[1] else "optional"
            walk.report(unit, f"response-header-became-{rule}", left.pointer, right.pointer)
        if right.flag("deprecated") and not left.flag("deprecated"):
            walk.report(unit, "response-header-deprecated", left.pointer, right.pointer)
        walk.note_docs(unit, left, right, ("description", "example", "examples"))
        descend(walk, unit, schema_of(left), schema_of(right), direction)


def schema_of(node: Node) -> Node:
    """The schema of a parameter or header, whether in `schema` or in `content`."""
    schema = node.get("schema")
    if schema is not None:
        return schema
    content = node.get("content")
    for _, media_type in content.items() if content else ():
        return media_type.get("schema") or Node({}, f"{media_type.pointer}/schema")
    return Node({}, f"{node.pointer}/schema")


def _parameters(view: View, item: Listed) -> dict[Key, Parameter]:
    """The parameters in force: those of the operation replace those of its path item."""
    ignored = view.root.get("x-specloom-ignore-parameters")
    skipped = {
        text.value.lower()
        for text in (ignored.elements() if ignored else ())
        if isinstance(text.value, str)
    }
    found: dict[Key, Parameter] = {}
    for holder in (item.item, item.node):
        children = holder.get("parameters")
        for child in children.elements() if children else ():
            node = view.resolve(child)
            name, location = node.text("name"), node.text("in")
            if name is None or location is None:
                continue
            if location == "header":
                if name.lower() in IGNORED | OF_THE_CONNECTION:
                    continue
                name = name.lower()
            if f"{location}:{name}".lower() not in skipped:
                found[location, name] = Parameter(node, name, location)
    return found


def _rename_path(
    old: Listed, new: Listed, before: dict[Key, Parameter], after: dict[Key, Parameter]
) -> None:
    """Gives the old path parameters their new names: on the wire only their places count."""
    if len(old.variables) != len(new.variables) or sorted(old.variables) == sorted(new.variables):
        return
    renamed = {
        ("path", left): ("path", right)
        for left, right in zip(old.variables, new.variables, strict=True)
    }
    moved = {renamed.get(key, key): parameter for key, parameter in before.items()}
    before.clear()
    before.update(moved)


def _compare(walk: Walk, unit: Unit, old: Parameter, new: Parameter) -> None:
    if walk.unchanged(old.node.value, new.node.value):
        return
    places = old.node.pointer, new.node.pointer
    if old.required != new.required:
        rule = "required" if new.required else "optional"
        walk.report(unit, f"request-parameter-became-{rule}", *places)
    if old.location == new.location and old.style != new.style:
        walk.report(unit, "request-parameter-style-changed", *places, old=old.style, new=new.style)
    if new.node.flag("deprecated") and not old.node.flag("deprecated"):
        walk.report(unit, "request-parameter-deprecated", *places)
    compare_python_name(walk, unit, old.node, new.node)
    walk.note_docs(unit, old.node, new.node, ("description", "example", "examples"))
    descend(walk, unit, schema_of(old.node), schema_of(new.node), Direction.REQUEST)


def _compare_order(
    walk: Walk,
    unit: Unit,
    old: Listed,
    new: Listed,
    before: dict[Key, Parameter],
    after: dict[Key, Parameter],
) -> None:
    """Path parameters are left out: their order is that of the template."""
    orders = [
        [key for key in one if key in other and key[0] != "path"]
        for one, other in ((before, after), (after, before))
    ]
    if orders[0] != orders[1]:
        walk.report(unit, "parameter-order-changed", old.node.pointer, new.node.pointer)


def encoding_text(node: Node | None) -> str:
    """An Encoding Object in a message."""
    return json_text(node.value) if node else "none"
