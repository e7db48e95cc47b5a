"""What stands once in a document, and the components nobody refers to."""

from __future__ import annotations

import re
from typing import Final

from ..rule import Direction
from .classes import class_name, descend
from .methods import compare_settings
from .servers import compare_servers
from .view import Node
from .walk import Unit, Walk

_PROSE: Final = ("description", "summary", "contact", "license", "termsOfService")
_NUMBER: Final = re.compile(r"\d+")


def compare_root(walk: Walk) -> None:
    """Title, version, servers and the overlay's settings for the whole document."""
    unit = Unit("", "")
    infos = walk.old.child("info"), walk.new.child("info")
    places = infos[0].pointer, infos[1].pointer
    titles = infos[0].text("title"), infos[1].text("title")
    if titles[0] != titles[1]:
        texts = [f"'{title}'" if title else "none" for title in titles]
        walk.report(unit, "api-title-changed", *places, old=texts[0], new=texts[1])
    walk.note_docs(unit, *infos, _PROSE)
    walk.note_docs(unit, walk.old.root, walk.new.root, ("externalDocs", "tags", "x-tagGroups"))
    _compare_version(walk, unit, *infos)
    dialects = _dialect(walk.old.root), _dialect(walk.new.root)
    if dialects[0] != dialects[1]:
        rule = "openapi-version-changed"
        walk.report(unit, rule, "/openapi", "/openapi", old=dialects[0], new=dialects[1])
    compare_servers(walk, unit, walk.old.root, walk.new.root)
    compare_settings(walk, unit, walk.old.root, walk.new.root)


def compare_components(walk: Walk) -> None:
    """Schemas that came or went, and those that no operation led to.

    A class can be used without an operation that sends or returns it, so an unused schema is
    compared in both directions.
    """
    before = dict(walk.old.child("components", "schemas").items())
    after = dict(walk.new.child("components", "schemas").items())
    _note_equal(walk, before, after)
    for name, node in before.items():
        twin = after.get(name)
        if twin is None:
            continue
        if node.pointer not in walk.visited:
            for direction in (Direction.REQUEST, Direction.RESPONSE):
                descend(walk, Unit(node.pointer, twin.pointer), node, twin, direction)
            walk.run()
    renamed = {pointer for names in walk.renames for pointer in names}
    for (old, new), units in walk.renames.items():
        for unit in units or {Unit(old, new)}:
            wires = [class_name(pointer) for pointer in (old, new)]
            classes = [
                names.class_name(pointer, wire)
                for names, pointer, wire in zip(walk.names, (old, new), wires, strict=True)
            ]
            rule = "schema-respelled" if classes[0] == classes[1] else "schema-renamed"
            walk.report(unit, rule, old, new, old=f"'{wires[0]}'", new=f"'{wires[1]}'")
    for name, node in before.items():
        if name not in after and node.pointer not in renamed:
            walk.report(Unit(node.pointer, ""), "schema-removed", node.pointer, None)
    for name, node in after.items():
        if name not in before and node.pointer not in renamed:
            walk.report(Unit("", node.pointer), "schema-added", None, node.pointer)


def _note_equal(walk: Walk, before: dict[str, Node], after: dict[str, Node]) -> None:
    """Notes as renamed what was removed under one name and added, word for word, under another."""
    known = {old for old, _ in walk.renames}, {new for _, new in walk.renames}
    gone = [node for name, node in before.items() if name not in after]
    fresh = [node for name, node in after.items() if name not in before]
    for node in gone:
        if node.pointer in known[0]:
            continue
        twins = [other for other in fresh if other.value == node.value]
        if len(twins) == 1 and twins[0].pointer not in known[1]:
            walk.renames.setdefault((node.pointer, twins[0].pointer), set())


def _compare_version(walk: Walk, unit: Unit, old: Node, new: Node) -> None:
    versions = _text(old.value.get("version")), _text(new.value.get("version"))
    if versions[0] != versions[1]:
        back = _numbers(versions[1]) < _numbers(versions[0])
        walk.report(
            unit,
            "api-version-decreased" if back else "api-version-changed",
            old.pointer,
            new.pointer,
            old=versions[0],
            new=versions[1],
        )


def _text(value: object) -> str:
    return str(value) if value is not None else "none"


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers in a version, which in APIs may be anything: `1.2.0`, `v2`, `2026-11-23`."""
    return tuple(int(number[:9]) for number in _NUMBER.findall(version)[:6])


def _dialect(root: Node) -> str:
    """The version of OpenAPI without its patch, which changes no rule (3.1, section 4.1)."""
    return ".".join((root.text("openapi") or "none").split(".")[:2])
