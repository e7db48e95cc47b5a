"""What is sent and what comes back: media types, status codes, headers, schemas."""

from __future__ import annotations

from collections.abc import Mapping

from ..rule import Direction
from .classes import descend
from .parameters import compare_headers, encoding_text
from .view import Node, View
from .walk import Unit, Walk


def compare_request_body(
    walk: Walk, unit: Unit, old: Node, new: Node, direction: Direction
) -> None:
    """Reports how the request bodies of two operations differ."""
    before, after = _body(walk.old, old), _body(walk.new, new)
    if before is None and after is None:
        return
    if before is None or after is None:
        _report_presence(walk, unit, old, new, before, after, direction)
        return
    if walk.unchanged(before.value, after.value):
        return
    if direction is Direction.REQUEST:
        flags = before.flag("required"), after.flag("required")
        if flags[0] != flags[1]:
            rule = "required" if flags[1] else "optional"
            walk.report(unit, f"request-body-became-{rule}", before.pointer, after.pointer)
    walk.note_docs(unit, before, after, ("description",))
    _compare_content(walk, unit, before, after, direction)


def compare_responses(walk: Walk, unit: Unit, old: Node, new: Node, direction: Direction) -> None:
    """Reports how the responses of two operations differ."""
    before, after = _responses(walk.old, old), _responses(walk.new, new)
    places = old.pointer, new.pointer
    known, now = _answers(walk.old, before), _answers(walk.new, after)
    for status in sorted(before.keys() - after.keys()):
        rule = f"response-{'success' if _succeeds(status) else 'error'}-status-removed"
        stays = status in known and any(_same(walk, known[status], each) for each in now.values())
        if _succeeds(status) and not stays:
            rule = "response-success-answer-removed"
        walk.report(unit, rule, before[status].pointer, places[1], key=status, old=status)
    for status in sorted(after.keys() - before.keys()):
        rule = f"response-{'success' if _succeeds(status) else 'error'}-status-added"
        if (
            status in now
            and any(known.values())  # else the method returned nothing
            and not any(_same(walk, each, now[status]) for each in known.values())
        ):
            rule = "response-success-answer-added"
        walk.report(unit, rule, places[0], after[status].pointer, key=status, new=status)
    for status in sorted(before.keys() & after.keys()):
        left, right = walk.old.resolve(before[status]), walk.new.resolve(after[status])
        if not walk.unchanged(left.value, right.value):
            _compare_response(walk, unit, left, right, _succeeds(status), direction)


def _answers(view: View, responses: Mapping[str, Node]) -> dict[str, dict[str, Node]]:
    """What each success holds, by status."""
    return {
        status: _content(view.resolve(node))
        for status, node in responses.items()
        if status[0] == "2"
    }


def _same(walk: Walk, old: Mapping[str, Node], new: Mapping[str, Node]) -> bool:
    """Whether two answers hold the same."""
    return old.keys() == new.keys() and all(
        walk.unchanged(old[name].value, new[name].value) for name in new
    )


def _compare_response(
    walk: Walk, unit: Unit, old: Node, new: Node, success: bool, direction: Direction
) -> None:
    walk.note_docs(unit, old, new, ("description",))
    _compare_error_codes(walk, unit, old, new)
    headers = _headers(walk.old, old), _headers(walk.new, new)
    compare_headers(walk, unit, old, new, headers, direction)
    contents = _content(old), _content(new)
    if success and bool(contents[0]) != bool(contents[1]):
        rule = "response-body-removed" if contents[0] else "response-body-added"
        walk.report(unit, rule, old.pointer, new.pointer)
        return
    _compare_content(walk, unit, old, new, direction)


def _compare_content(walk: Walk, unit: Unit, old: Node, new: Node, direction: Direction) -> None:
    before, after = _content(old), _content(new)
    for name in sorted(before.keys() - after.keys()):
        walk.report(
            unit, f"{direction}-media-type-removed", before[name].pointer, new.pointer, old=name
        )
    for name in sorted(after.keys() - before.keys()):
        walk.report(
            unit, f"{direction}-media-type-added", old.pointer, after[name].pointer, new=name
        )
    for name in sorted(before.keys() & after.keys()):
        left, right = before[name], after[name]
        walk.note_docs(unit, left, right, ("example", "examples"))
        _compare_encoding(walk, unit, left, right, direction)
        for key in ("schema", "itemSchema"):
            schemas = left.get(key), right.get(key)
            if schemas[0] is not None or schemas[1] is not None:
                descend(
                    walk,
                    unit,
                    schemas[0] or Node({}, f"{left.pointer}/{key}"),
                    schemas[1] or Node({}, f"{right.pointer}/{key}"),
                    direction,
                )


def _compare_encoding(walk: Walk, unit: Unit, old: Node, new: Node, direction: Direction) -> None:
    if direction is not Direction.REQUEST:
        return
    before = dict((old.get("encoding") or Node({}, "")).items())
    after = dict((new.get("encoding") or Node({}, "")).items())
    for name in sorted(before.keys() | after.keys()):
        texts = encoding_text(before.get(name)), encoding_text(after.get(name))
        if texts[0] != texts[1]:
            walk.report(
                unit,
                "request-encoding-changed",
                old.pointer,
                new.pointer,
                key=name,
                old=f"{name}: {texts[0]}",
                new=f"{name}: {texts[1]}",
            )


def _compare_error_codes(walk: Walk, unit: Unit, old: Node, new: Node) -> None:
    """The documented error codes of a response, each a class of the SDK."""
    before, after = _codes(old), _codes(new)
    places = old.pointer, new.pointer
    for code in sorted(before - after):
        walk.report(unit, "error-code-removed", *places, key=code, old=f"'{code}'")
    for code in sorted(after - before):
        walk.report(unit, "error-code-added", *places, key=code, new=f"'{code}'")


def _codes(node: Node) -> frozenset[str]:
    declared = node.get("x-specloom-error-codes")
    if declared is None:
        return frozenset()
    listed = (declared, declared.get("codes"), declared.get("details"))
    plain = {str(code.value) for codes in listed if codes for code in codes.elements()}
    return frozenset(plain | {code for codes in listed[1:] if codes for code, _ in codes.items()})


def _report_presence(
    walk: Walk,
    unit: Unit,
    old: Node,
    new: Node,
    before: Node | None,
    after: Node | None,
    direction: Direction,
) -> None:
    if after is None:
        pointer = before.pointer if before else ""
        walk.report(unit, f"{direction}-body-removed", pointer, new.pointer)
        return
    if direction is Direction.RESPONSE:
        rule = "response-body-added"
    else:
        rule = f"request-{'required' if after.flag('required') else 'optional'}-body-added"
    walk.report(unit, rule, old.pointer, after.pointer)


def _body(view: View, node: Node) -> Node | None:
    body = node.get("requestBody")
    return view.resolve(body) if body is not None else None


def _responses(view: View, node: Node) -> dict[str, Node]:
    responses = node.get("responses")
    return {
        status.upper() if status != "default" else status: child
        for status, child in (responses.items() if responses else ())
        if not status.startswith("x-")
    }


def _succeeds(status: str) -> bool:
    return status[:1] in ("1", "2", "3")


def _headers(view: View, node: Node) -> dict[str, Node]:
    headers = node.get("headers")
    return {
        name.lower(): view.resolve(child)
        for name, child in (headers.items() if headers else ())
        if name.lower() != "content-type"
    }


def _content(node: Node) -> dict[str, Node]:
    """Media type -> Media Type Object. Case and spaces say nothing (RFC 9110, section 8.3.1)."""
    content = node.get("content")
    return {
        name.lower().replace(" ", ""): child for name, child in (content.items() if content else ())
    }
