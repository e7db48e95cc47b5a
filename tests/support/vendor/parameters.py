"""Changes of parameters."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from .sites import Change, Expected, operations, parameters, pick

Test = Callable[[dict[str, Any]], bool]
Edit = Callable[[dict[str, Any]], Any]


def _edit(test: Test, edit: Edit, *rules: str) -> Change:
    """A change of one parameter that passes a test."""

    def change(data: Any, rng: random.Random) -> Expected | None:
        found = pick(rng, [item for _, item in parameters(data) if test(item)])
        if found is None:
            return None
        edit(found)
        return set(rules)

    return change


def _schema(test: Test, edit: Edit, *rules: str) -> Change:
    return _edit(lambda item: test(item["schema"]), lambda item: edit(item["schema"]), *rules)


def remove(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, parameters(data))
    if found is None:
        return None
    operation, parameter = found
    operation.node["parameters"].remove(parameter)
    return {"request-parameter-removed"}


def _add(required: bool, rule: str) -> Change:
    def change(data: Any, rng: random.Random) -> Expected | None:
        found = pick(rng, operations(data))
        if found is None:
            return None
        found.node.setdefault("parameters", []).append(
            {"name": "zz-new", "in": "query", "required": required, "schema": {"type": "string"}}
        )
        return {rule}

    return change


def reorder(data: Any, rng: random.Random) -> Expected | None:
    found = pick(
        rng,
        [
            item
            for item in operations(data)
            if len([1 for part in item.node.get("parameters", ()) if part.get("in") == "query"]) > 1
        ],
    )
    if found is None:
        return None
    found.node["parameters"].reverse()
    return {"parameter-order-changed"}


def _string(schema: dict[str, Any]) -> bool:
    return schema["type"] == "string" and "enum" not in schema


def _number(schema: dict[str, Any]) -> bool:
    return schema["type"] in ("integer", "number") and "enum" not in schema


def _enum(schema: dict[str, Any]) -> bool:
    return len(schema.get("enum", ())) > 2 and None not in schema["enum"]


PARAMETERS: dict[str, Change] = {
    "parameter removed": remove,
    "optional parameter added": _add(False, "request-optional-parameter-added"),
    "required parameter added": _add(True, "request-required-parameter-added"),
    "parameters reordered": reorder,
    "parameter required": _edit(
        lambda item: not item.get("required"),
        lambda item: item.update(required=True),
        "request-parameter-became-required",
    ),
    "parameter optional": _edit(
        lambda item: bool(item.get("required")),
        lambda item: item.pop("required"),
        "request-parameter-became-optional",
    ),
    "parameter moved": _edit(
        lambda item: item["name"].lower() not in ("accept", "content-type", "authorization"),
        lambda item: (item.update({"in": "header"}), item.pop("style", 0), item.pop("explode", 0)),
        "request-parameter-moved",
    ),
    "parameter exploded": _edit(
        lambda item: "style" not in item and item.get("explode", True),
        lambda item: item.update(explode=False),
        "request-parameter-style-changed",
    ),
    "parameter deprecated": _edit(
        lambda item: not item.get("deprecated"),
        lambda item: item.update(deprecated=True),
        "request-parameter-deprecated",
    ),
    "parameter described": _edit(
        lambda item: True, lambda item: item.update(description="Other words."), "docs-changed"
    ),
    "parameter of another type": _schema(
        lambda schema: _string(schema) or _number(schema),
        lambda schema: schema.update(type="boolean"),
        "request-type-changed",
    ),
    "parameter generalized": _schema(
        lambda schema: schema["type"] == "integer" and "enum" not in schema,
        lambda schema: schema.update(type="number"),
        "request-type-generalized",
    ),
    "parameter narrowed": _schema(
        lambda schema: schema["type"] == "number",
        lambda schema: schema.update(type="integer"),
        "request-type-narrowed",
    ),
    "parameter enum value added": _schema(
        _enum, lambda schema: schema["enum"].append("zz-new"), "request-enum-value-added"
    ),
    "parameter enum value removed": _schema(
        _enum, lambda schema: schema["enum"].pop(), "request-enum-value-removed"
    ),
    "parameter became enum": _schema(
        _string, lambda schema: schema.update(enum=["a", "b"]), "request-became-enum"
    ),
    "parameter no longer enum": _schema(
        _enum, lambda schema: schema.pop("enum"), "request-enum-lifted"
    ),
    "parameter default added": _schema(
        lambda schema: _string(schema) and "default" not in schema,
        lambda schema: schema.update(default="zz"),
        "request-default-added",
    ),
    "parameter default changed": _schema(
        lambda schema: schema.get("default") is not None and _number(schema),
        lambda schema: schema.update(default=schema["default"] + 1),
        "request-default-changed",
    ),
    "parameter default removed": _schema(
        lambda schema: schema.get("default") is not None,
        lambda schema: schema.pop("default"),
        "request-default-removed",
    ),
    "parameter maximum tightened": _schema(
        lambda schema: _number(schema) and "maximum" not in schema,
        lambda schema: schema.update(maximum=7),
        "request-limit-tightened",
    ),
    "parameter maximum loosened": _schema(
        lambda schema: _number(schema) and "maximum" in schema,
        lambda schema: schema.update(maximum=schema["maximum"] * 10 + 10),
        "request-limit-loosened",
    ),
    "parameter pattern added": _schema(
        lambda schema: _string(schema) and "pattern" not in schema,
        lambda schema: schema.update(pattern="^[a-z]+$"),
        "request-pattern-added",
    ),
    "parameter format changed": _schema(
        lambda schema: _string(schema) and schema.get("format") != "date",
        lambda schema: schema.update(format="date"),
        "request-format-changed",
    ),
    "parameter nullable": _schema(
        lambda schema: _string(schema) or _number(schema),
        lambda schema: schema.update(type=[schema["type"], "null"]),
        "request-became-nullable",
    ),
}
