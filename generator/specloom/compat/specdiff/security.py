"""Security requirements of operations, and the schemes they name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .pointer import join
from .values import shorten
from .view import Node, View
from .walk import Unit, Walk

Alternative = Mapping[str, frozenset[str]]
"""The schemes that are needed together, each with its scopes. None at all: anyone may call."""

_DETAILS: Final = ("in", "name", "openIdConnectUrl")
_URLS: Final = ("authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl")


def compare_security(walk: Walk, unit: Unit, old: Node, new: Node) -> None:
    """Reports credentials that are no longer enough, or no longer needed, for an operation."""
    before, after = _requirements(walk.old, old), _requirements(walk.new, new)
    alternatives = _alternatives(before), _alternatives(after)
    places = before.pointer, after.pointer
    opened = [any(not item for item in side) for side in alternatives]
    if opened[0] != opened[1]:
        rule = "security-dropped" if opened[1] else "security-required"
        walk.report(unit, rule, *places, new=_texts(alternatives[1]))
        return
    lost = [item for item in alternatives[0] if not any(_meets(item, x) for x in alternatives[1])]
    for item in lost:
        _report_lost(walk, unit, places, item, alternatives[1])
    for item in alternatives[1]:
        twins = [other for other in alternatives[0] if other.keys() == item.keys()]
        for twin in twins[:1]:
            _report_fewer_scopes(walk, unit, places, twin, item)
        if not twins and len(lost) < len(alternatives[0]):
            text = _text(item)
            walk.report(unit, "security-alternative-added", *places, key=text, new=text)


def compare_schemes(walk: Walk) -> None:
    """Reports security schemes that came, went or changed."""
    before = dict(walk.old.child("components", "securitySchemes").items())
    after = dict(walk.new.child("components", "securitySchemes").items())
    for name in sorted(before.keys() | after.keys()):
        pointer = join("", "components", "securitySchemes", name)
        unit = Unit(pointer, pointer)
        if name not in after:
            walk.report(unit, "security-scheme-removed", before[name].pointer, None)
        elif name not in before:
            walk.report(unit, "security-scheme-added", None, after[name].pointer)
        else:
            _compare_scheme(
                walk, unit, walk.old.resolve(before[name]), walk.new.resolve(after[name])
            )


def _compare_scheme(walk: Walk, unit: Unit, old: Node, new: Node) -> None:
    places = old.pointer, new.pointer
    kinds = _kind(old), _kind(new)
    if kinds[0] != kinds[1]:
        rule = "security-scheme-type-changed"
        walk.report(unit, rule, *places, old=kinds[0], new=kinds[1])
        return
    walk.note_docs(unit, old, new, ("description", "bearerFormat"))
    before, after = _details(old), _details(new)
    for detail in sorted(before.keys() | after.keys()):
        texts = before.get(detail, "none"), after.get(detail, "none")
        if texts[0] != texts[1]:
            walk.report(
                unit,
                "security-scheme-details-changed",
                *places,
                key=detail,
                detail=detail,
                old=shorten(texts[0]),
                new=shorten(texts[1]),
            )


def _kind(node: Node) -> str:
    words = [node.text("type") or "none"]
    if words[0] == "http":
        words.append((node.text("scheme") or "").lower())
    flows = node.get("flows")
    words.extend(sorted(name for name, _ in (flows.items() if flows else ())))
    return " ".join(words)


def _details(node: Node) -> dict[str, str]:
    found = {key: text for key in _DETAILS if (text := node.text(key))}
    flows = node.get("flows")
    for name, flow in flows.items() if flows else ():
        for key in _URLS:
            text = flow.text(key)
            if text:
                found[f"{key} of the {name} flow"] = text
    return found


def _requirements(view: View, node: Node) -> Node:
    """The requirements in force: an operation's own, else those of the document."""
    return node.get("security") or view.root.get("security") or Node([], "/security")


def _alternatives(node: Node) -> tuple[Alternative, ...]:
    found = []
    for child in node.elements():
        scopes = {
            name: frozenset(str(scope.value) for scope in item.elements())
            for name, item in child.items()
        }
        found.append(scopes)
    return tuple(found) or ({},)


def _meets(given: Alternative, needed: Alternative) -> bool:
    return all(name in given and scopes <= given[name] for name, scopes in needed.items())


def _report_lost(
    walk: Walk,
    unit: Unit,
    places: tuple[str, str],
    item: Alternative,
    after: tuple[Alternative, ...],
) -> None:
    near = next((other for other in after if other.keys() <= item.keys()), None)
    if near is None:
        text = _text(item)
        rule = "security-alternative-removed"
        walk.report(unit, rule, *places, key=text, old=text, new=_texts(after))
        return
    for name in sorted(near):
        for scope in sorted(near[name] - item[name]):
            walk.report(
                unit,
                "security-scope-added",
                *places,
                key=f"{name} {scope}",
                scheme=name,
                new=f"'{scope}'",
            )


def _report_fewer_scopes(
    walk: Walk, unit: Unit, places: tuple[str, str], old: Alternative, new: Alternative
) -> None:
    for name in sorted(new):
        for scope in sorted(old[name] - new[name]):
            walk.report(
                unit,
                "security-scope-removed",
                *places,
                key=f"{name} {scope}",
                scheme=name,
                old=f"'{scope}'",
            )


def _text(item: Alternative) -> str:
    return " and ".join(sorted(item)) or "nothing"


def _texts(items: tuple[Alternative, ...]) -> str:
    return " or ".join(_text(item) for item in items)
