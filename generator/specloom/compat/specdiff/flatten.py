"""From a schema to its `Shape`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from .conditions import conditions, is_condition
from .limits import add_limits
from .shape import Discriminator, Shape, Union, json_name
from .view import Node, View

_FORMATS: Final = ("format", "contentEncoding", "contentMediaType")
_COMPOSES: Final = frozenset(("$ref", "allOf", "title", "description"))
"""Keywords that say nothing of a value by themselves."""

_MOST_PARTS: Final = 128
_NUMBER: Final = frozenset(("integer", "number"))
_ANNOTATIONS: Final = frozenset(
    ("title", "description", "example", "examples", "deprecated", "externalDocs", "$comment")
)


class Flattener:
    """Makes shapes of the schemas of one document, each once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._shapes: dict[str, Shape] = {}

    def shape(self, node: Node) -> Shape:
        """The shape of the schema at `node`, its references followed."""
        made = self._shapes.get(node.pointer)
        if made is None:
            made = self._make(node)
            self._shapes[node.pointer] = made
        return made

    def _make(self, node: Node) -> Shape:
        shape = Shape(node.pointer)
        for part in self._parts(node, shape.parts):
            if part.value.keys() - _COMPOSES:
                _add(shape, part, self._view)
        if shape.enum is not None:
            shape.enum.pop("null", None)
        if shape.types is None:
            shape.types = _implied(shape)
        else:
            shape.types -= {"null"}
        return shape

    def _parts(self, root: Node, seen: dict[str, str]) -> Iterator[Node]:
        """The schemas that all hold for a value: the schema itself, behind `$ref`, in `allOf`.

        A union with one member left besides null is no choice: it is a part as well. What stands
        beside a `$ref` comes before what is behind it, because it is the more specific. Each part
        is put into `seen` with the one that led to it. There is no recursion, since chains may be
        long, and an end: what is cut off is compared as the component that it is.
        """
        waiting = [(root, "")]
        while waiting and len(seen) < _MOST_PARTS:
            node, heir = waiting.pop()
            if node.pointer in seen:
                continue
            seen[node.pointer] = heir
            if not isinstance(node.value, dict):
                yield Node({"not": {}} if node.value is False else {}, node.pointer)
                continue
            yield node
            target = self._view.target(node)
            following = [target] if target is not None else []
            following += _array(node, "allOf")
            for kind in ("oneOf", "anyOf"):
                only = _only_member(node, kind, self._view)
                following += [only] if only is not None else []
            waiting += [(part, node.pointer) for part in reversed(following)]


def _array(node: Node, key: str) -> Iterator[Node]:
    child = node.get(key)
    if child is not None:
        yield from child.elements()


def _is_null(branch: Any) -> bool:
    return isinstance(branch, dict) and (
        branch.get("type") in ("null", ["null"])
        or branch.get("enum") == [None]
        or ("const" in branch and branch["const"] is None)
    )


def _members(node: Node, kind: str, view: View) -> list[Node]:
    """The members of a union: no null branch, no union of mere conditions."""
    branches = list(_array(node, kind))
    if branches and all(is_condition(branch.value) for branch in branches):
        return []
    return [branch for branch in branches if not _is_null(view.resolve(branch).value)]


def _only_member(node: Node, kind: str, view: View) -> Node | None:
    members = _members(node, kind, view)
    return members[0] if len(members) == 1 else None


def _declares_null(part: Node) -> bool:
    value = part.value
    declared = value.get("type")
    return (
        value.get("nullable") is True
        or (isinstance(declared, list) and "null" in declared)
        or declared == "null"
        or (isinstance(value.get("enum"), list) and None in value["enum"])
        or any(
            _is_null(branch)
            for kind in ("oneOf", "anyOf")
            if isinstance(value.get(kind), list)
            for branch in value[kind]
        )
    )


def _add(shape: Shape, part: Node, view: View) -> None:
    """Adds what one part says. Parts hold together, so the narrower of two facts stays."""
    value = part.value
    # `allOf: [{$ref: X}], nullable: true` is how 3.0 documents say "X or null": one is enough.
    if not shape.nullable and _declares_null(part):
        shape.nullable, shape.nullable_at = True, part.pointer
    _add_type(shape, part, view)
    for key in _FORMATS:
        if shape.format is None and isinstance(value.get(key), str):
            shape.format, shape.format_at = value[key], part.pointer
    _add_enum(shape, part)
    properties = part.get("properties")
    if properties is not None:
        for name, child in properties.items():
            shape.properties.setdefault(name, child)
    for child in _array(part, "required"):
        if isinstance(child.value, str):
            shape.required.setdefault(child.value, child.pointer)
    additional = part.get("additionalProperties") or part.get("unevaluatedProperties")
    if additional is not None and (shape.additional is None or additional.value is False):
        shape.additional = additional
    items = part.get("items")
    if items is not None and shape.items is None:
        if isinstance(items.value, list):
            shape.prefix = tuple(items.elements())
        else:
            shape.items = items
    shape.prefix = shape.prefix or tuple(_array(part, "prefixItems"))
    add_limits(shape, part)
    pattern = value.get("pattern")
    if isinstance(pattern, str):
        shape.patterns.setdefault(pattern, part.pointer)
    for text in conditions(value):
        shape.conditions.setdefault(text, part.pointer)
    _add_annotations(shape, part)


def _add_type(shape: Shape, part: Node, view: View) -> None:
    declared = part.value.get("type")
    names: frozenset[str] | None = None
    if isinstance(declared, str):
        names = frozenset((declared,))
    elif isinstance(declared, list):
        names = frozenset(name for name in declared if isinstance(name, str))
    for kind in ("oneOf", "anyOf"):
        members = _members(part, kind, view)
        if len(members) > 1:
            plain = _plain_types(members, view)
            if plain is None:
                union = Union(kind, tuple(members), f"{part.pointer}/{kind}")
                shape.unions = (*shape.unions, union)
            else:
                names = plain if names is None else names & plain
    if names is not None:
        shape.types = names if shape.types is None else _both(shape.types, names)
        shape.types_at = shape.types_at or part.pointer
    discriminator = part.value.get("discriminator")
    if isinstance(discriminator, dict) and shape.discriminator is None:
        mapping = discriminator.get("mapping")
        shape.discriminator = Discriminator(
            str(discriminator.get("propertyName", "")),
            {tag: str(ref) for tag, ref in mapping.items()} if isinstance(mapping, dict) else {},
            f"{part.pointer}/discriminator",
        )


def _both(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    """The types two parts have in common; those of the first when they contradict each other."""
    common = left & right
    if (left | right) & _NUMBER == _NUMBER and not common & _NUMBER:
        common |= {"integer"}
    return common or left


def _plain_types(members: list[Node], view: View) -> frozenset[str] | None:
    """`oneOf: [{type: string}, {type: integer}]` is `type: [string, integer]`; None if it is more.

    A member behind a reference has a name of its own, so it stays a member.
    """
    names: set[str] = set()
    for member in members:
        value = member.value
        if not isinstance(value, dict) or not isinstance(value.get("type"), str):
            return None
        if value["type"] in ("object", "array") or value.keys() - {"type"} - _ANNOTATIONS:
            return None
        names.add(value["type"])
    return frozenset(names)


def _add_enum(shape: Shape, part: Node) -> None:
    found: dict[str, str] | None = None
    if "const" in part.value:
        found = {_text(part.value["const"]): f"{part.pointer}/const"}
    elif isinstance(part.value.get("enum"), list):
        found = {_text(child.value): child.pointer for child in _array(part, "enum")}
    if found is None:
        return
    if shape.enum is None:
        shape.enum, shape.enum_at = found, part.pointer
    else:
        shape.enum = {text: at for text, at in shape.enum.items() if text in found}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _add_annotations(shape: Shape, part: Node) -> None:
    default = part.get("default")
    if shape.default is None and default is not None and default.value is not None:
        # A default of null says no more than no default: both are None to a caller.
        shape.default = default
    shape.read_only = shape.read_only or part.flag("readOnly")
    shape.write_only = shape.write_only or part.flag("writeOnly")
    if part.flag("deprecated"):
        shape.deprecated_at = shape.deprecated_at or part.pointer


def _implied(shape: Shape) -> frozenset[str] | None:
    """The type that other keywords imply where `type` is left out.

    Strictly, `properties` without `type` lets a string pass. Nobody means that, and a vendor who
    adds the missing `type: object` changes nothing for a caller.
    """
    if shape.enum:
        return frozenset(json_name(json.loads(text)) for text in shape.enum)
    if shape.properties or shape.required or shape.additional is not None:
        return frozenset(("object",))
    if shape.items is not None or shape.prefix:
        return frozenset(("array",))
    return None
