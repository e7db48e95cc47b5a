"""Where the service is reached."""

from __future__ import annotations

from .values import json_text, shorten
from .view import Node
from .walk import Unit, Walk


def compare_servers(walk: Walk, unit: Unit, old: Node, new: Node) -> None:
    """Reports changes of the servers of a document, a path or an operation."""
    before, after = old.get("servers"), new.get("servers")
    lists = _urls(before, old), _urls(after, new)
    places = before.pointer if before else old.pointer, after.pointer if after else new.pointer
    defaults = next(iter(lists[0]), None), next(iter(lists[1]), None)
    moved = defaults[0] != defaults[1]
    if moved:
        walk.report(
            unit,
            "server-default-changed",
            *places,
            old=shorten(defaults[0] or "none"),
            new=shorten(defaults[1] or "none"),
        )
    for url, node in lists[0].items():
        if url not in lists[1] and not (moved and url == defaults[0]):
            walk.report(unit, "server-removed", node.pointer, places[1], old=shorten(url))
    for url, node in lists[1].items():
        if url not in lists[0]:
            if not (moved and url == defaults[1]):
                walk.report(unit, "server-added", places[0], node.pointer, new=shorten(url))
        else:
            _compare_variables(walk, unit, lists[0][url], node)
            walk.note_docs(unit, lists[0][url], node, ("description",))


def _urls(node: Node | None, holder: Node) -> dict[str, Node]:
    found = {child.text("url") or "/": child for child in (node.elements() if node else ())}
    if not found and not holder.pointer:
        # A document without servers has one, `/` (OpenAPI 3.1, OpenAPI Object, `servers`).
        return {"/": Node({}, "/servers")}
    return found


def _compare_variables(walk: Walk, unit: Unit, old: Node, new: Node) -> None:
    before = dict((old.get("variables") or Node({}, "")).items())
    after = dict((new.get("variables") or Node({}, "")).items())
    for name in sorted(before.keys() | after.keys()):
        texts = [_variable(side.get(name)) for side in (before, after)]
        if texts[0] != texts[1]:
            walk.report(
                unit,
                "server-variable-changed",
                old.pointer,
                new.pointer,
                key=name,
                name=f"'{name}'",
                old=texts[0],
                new=texts[1],
            )


def _variable(node: Node | None) -> str:
    """The default and the values of a server variable."""
    if node is None or not isinstance(node.value, dict):
        return "none"
    kept = {key: node.value[key] for key in ("default", "enum") if key in node.value}
    return json_text(kept)
