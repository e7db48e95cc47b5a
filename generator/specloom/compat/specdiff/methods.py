"""The method that the SDK makes of an operation: its name, its resource, what it returns."""

from __future__ import annotations

from typing import Any, Final

from .listing import Listed
from .values import json_text
from .view import Node
from .walk import Unit, Walk

_HANDLED: Final = frozenset(
    (
        "x-specloom-resource",
        "x-specloom-method",
        "x-specloom-unwrap",
        "x-specloom-wait",
        "x-specloom-error-codes",
        "x-specloom-builders",
        "x-specloom-name",
        "x-specloom-rules",
        "x-specloom-ignore-parameters",
        "x-specloom-files",
    )
)


def compare_method(walk: Walk, unit: Unit, old: Listed, new: Listed) -> None:
    """Reports what the users of the method notice, and users of the wire do not."""
    _compare_name(walk, unit, old, new)
    _compare_resources(walk, unit, old, new)
    _compare_path_parameters(walk, unit, old, new)
    compare_settings(walk, unit, old.node, new.node)


def compare_settings(walk: Walk, unit: Unit, old: Node, new: Node) -> None:
    """The overlay's settings on an operation or on the document."""
    before, after = _settings(old), _settings(new)
    places = old.pointer, new.pointer
    for name in sorted(before.keys() | after.keys()):
        left, right = before.get(name), after.get(name)
        if left == right:
            continue
        texts = json_text(left), json_text(right)
        if name == "x-specloom-wait" and (left is None or right is None):
            walk.report(unit, "wait-added" if left is None else "wait-removed", *places)
        elif name == "x-specloom-unwrap" or (
            name == "x-specloom-paging" and bool(left) != bool(right)
        ):
            _report_setting(walk, unit, "return-shape-changed", places, name, texts)
        else:
            _report_setting(walk, unit, "overlay-setting-changed", places, name, texts)


def _report_setting(
    walk: Walk,
    unit: Unit,
    rule: str,
    places: tuple[str, str],
    name: str,
    texts: tuple[str, str],
) -> None:
    walk.report(unit, rule, *places, key=name, setting=name, old=texts[0], new=texts[1])


def _settings(node: Node) -> dict[str, Any]:
    kept = _HANDLED - {"x-specloom-unwrap", "x-specloom-wait"}
    return {
        name: child.value
        for name, child in node.items()
        if name.startswith("x-specloom-") and name not in kept
    }


def _compare_name(walk: Walk, unit: Unit, old: Listed, new: Listed) -> None:
    places = old.node.pointer, new.node.pointer
    pins = old.node.text("x-specloom-method"), new.node.text("x-specloom-method")
    if pins[0] != pins[1]:
        names = [f"'{pin}'" if pin else "the one made from operationId" for pin in pins]
        walk.report(unit, "method-name-changed", *places, old=names[0], new=names[1])
    if old.id == new.id:
        return
    same = pins[1] is not None or _plain(old.id) == _plain(new.id)
    calls = [names.calls.get(place, "") for names, place in zip(walk.names, places, strict=True)]
    if all(calls):
        same = calls[0].rpartition(".")[2] == calls[1].rpartition(".")[2]
    walk.report(
        unit,
        "operation-id-respelled" if same else "operation-id-changed",
        *places,
        old=f"'{old.id}'" if old.id else "none",
        new=f"'{new.id}'" if new.id else "none",
    )


def _plain(text: str) -> str:
    """A name without what snake_case makes equal."""
    return "".join(char for char in text.lower() if char.isalnum())


def _compare_resources(walk: Walk, unit: Unit, old: Listed, new: Listed) -> None:
    places = old.node.pointer, new.node.pointer
    homes = [names.homes.get(place) for names, place in zip(walk.names, places, strict=True)]
    if homes[0] and homes[1]:  # the SDKs are known: tags that make no difference are none
        before, after = ({name: name for name in known} for known in homes if known)
    else:
        before = {_plain(name): name for name in old.resources}
        after = {_plain(name): name for name in new.resources}
    gone = [name for key, name in before.items() if key not in after]
    fresh = [name for key, name in after.items() if key not in before]
    if len(gone) == len(fresh) == 1:
        rule = "operation-resource-changed"
        walk.report(unit, rule, *places, old=f"'{gone[0]}'", new=f"'{fresh[0]}'")
        return
    for name in gone:
        walk.report(unit, "operation-tag-removed", *places, key=name, old=f"'{name}'")
    for name in fresh:
        walk.report(unit, "operation-tag-added", *places, key=name, new=f"'{name}'")


def _compare_path_parameters(walk: Walk, unit: Unit, old: Listed, new: Listed) -> None:
    before, after = old.variables, new.variables
    if before == after or len(before) != len(after):
        return
    places = old.node.pointer, new.node.pointer
    if sorted(before) == sorted(after):
        rule = "path-parameter-order-changed"
        walk.report(unit, rule, *places, old=", ".join(before), new=", ".join(after))
        return
    for index, (left, right) in enumerate(zip(before, after, strict=True)):
        if left != right:
            walk.report(
                unit,
                "path-parameter-renamed",
                *places,
                key=str(index),
                old=f"'{left}'",
                new=f"'{right}'",
            )
