"""Webhooks and callbacks: requests that the service sends and the caller answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..finding import OperationName
from ..rule import Direction
from .bodies import compare_request_body, compare_responses
from .listing import methods
from .parameters import compare_headers
from .values import shorten
from .view import Node, View
from .walk import Unit, Walk

_Key = tuple[str, str]
"""The name of a callback, and the expression of the URL that it is sent to."""


def compare_webhooks(walk: Walk) -> None:
    """Reports webhooks that came, went or changed."""
    before, after = _webhooks(walk.old), _webhooks(walk.new)
    for name in sorted(before.keys() - after.keys()):
        unit = _unit(name, before[name], before[name])
        walk.report(unit, "webhook-removed", before[name].pointer, None)
    for name in sorted(after.keys() - before.keys()):
        unit = _unit(name, after[name], after[name])
        walk.report(unit, "webhook-added", None, after[name].pointer)
    for name in sorted(before.keys() & after.keys()):
        left, right = before[name], after[name]
        if not walk.unchanged(left.value, right.value):
            _compare_item(walk, _unit(name, left, right), left, right)


def compare_callbacks(walk: Walk, unit: Unit, old: Node, new: Node) -> None:
    """Reports callbacks of an operation that came, went or changed."""
    before, after = _callbacks(walk.old, old), _callbacks(walk.new, new)
    for key, other in tuple(_moved(before, after)):
        rule = "callback-address-changed"
        places = before[key].pointer, after[other].pointer
        walk.report(unit, rule, *places, old=shorten(key[1]), new=shorten(other[1]))
        before[other] = before.pop(key)
    for key in sorted(before.keys() - after.keys()):
        walk.report(unit, "callback-removed", before[key].pointer, new.pointer)
    for key in sorted(after.keys() - before.keys()):
        walk.report(unit, "callback-added", old.pointer, after[key].pointer)
    for key in sorted(before.keys() & after.keys()):
        if not walk.unchanged(before[key].value, after[key].value):
            _compare_item(walk, unit, before[key], after[key])


def _moved(before: Mapping[_Key, Node], after: Mapping[_Key, Node]) -> Iterator[tuple[_Key, _Key]]:
    """Callbacks that kept their name and are sent to another address."""
    gone, fresh = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    for key in gone:
        others = [each for each in fresh if each[0] == key[0]]
        if len(others) == 1 and [each[0] for each in gone].count(key[0]) == 1:
            yield key, others[0]


def _compare_item(walk: Walk, unit: Unit, old: Node, new: Node) -> None:
    before = {method: node for method, node, _ in methods(walk.old, old)}
    after = {method: node for method, node, _ in methods(walk.new, new)}
    for method in sorted(before.keys() & after.keys()):
        left, right = before[method], after[method]
        walk.note_docs(unit, left, right, ("summary", "description", "externalDocs"))
        headers = _headers(walk.old, left), _headers(walk.new, right)
        compare_headers(walk, unit, left, right, headers, Direction.RESPONSE)
        # The event is what the caller gets, the answer to it what the caller sends.
        compare_request_body(walk, unit, left, right, Direction.RESPONSE)
        compare_responses(walk, unit, left, right, Direction.REQUEST)


def _unit(name: str, old: Node, new: Node) -> Unit:
    return Unit(old.pointer, new.pointer, OperationName("webhook", name, name, "webhooks"))


def _webhooks(view: View) -> dict[str, Node]:
    """`webhooks` since 3.1; `x-webhooks` is what vendors write in 3.0 documents."""
    found: dict[str, Node] = {}
    for key in ("x-webhooks", "webhooks"):
        for name, item in view.child(key).items():
            found[name] = view.resolve(item)
    return found


def _callbacks(view: View, node: Node) -> dict[_Key, Node]:
    found: dict[_Key, Node] = {}
    callbacks = node.get("callbacks")
    for name, callback in callbacks.items() if callbacks else ():
        for expression, item in view.resolve(callback).items():
            if not expression.startswith("x-"):
                found[name, expression] = view.resolve(item)
    return found


def _headers(view: View, node: Node) -> dict[str, Node]:
    parameters = node.get("parameters")
    found: dict[str, Node] = {}
    for child in parameters.elements() if parameters else ():
        resolved = view.resolve(child)
        name = resolved.text("name")
        if name and resolved.text("in") == "header":
            found[name.lower()] = resolved
    return found
