"""Changes of schemas."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from .sites import BOTH, Change, Expected, Property, pick, properties, schemas, usage


def _edit(test: Callable[[Property], bool], edit: Callable[[Property], Any], *rules: str) -> Change:
    """A change of one property, found in each direction in which its component is used."""

    def change(data: Any, rng: random.Random) -> Expected | None:
        found = pick(rng, [item for item in properties(data) if test(item)])
        if found is None:
            return None
        edit(found)
        return set().union(*(found.rules(rule) for rule in rules))

    return change


def _schema(
    test: Callable[[dict[str, Any]], bool], edit: Callable[[dict[str, Any]], Any], *rules: str
) -> Change:
    return _edit(lambda item: test(item.schema), lambda item: edit(item.schema), *rules)


def drop_default(data: Any, rng: random.Random) -> Expected | None:
    """Without it, a property that may be missing in an answer is nothing then."""
    have = [item for item in properties(data) if item.schema.get("default") is not None]
    found = pick(rng, have)
    if found is None:
        return None
    del found.schema["default"]
    missing = "response" in found.directions and not found.required
    return found.rules("default-removed") | (
        {"response-property-became-optional"} if missing else set()
    )


def _drop(item: Property) -> None:
    item.require(False)
    del item.holder["properties"][item.name]


def _by_direction(edit: dict[str, Any], request: str, response: str) -> Change:
    """A change that only one of the directions notices."""

    def change(data: Any, rng: random.Random) -> Expected | None:
        found = pick(rng, properties(data))
        if found is None:
            return None
        found.schema.update(edit)
        rules = {"request": request, "response": response}
        return {rules[direction] for direction in found.directions if rules[direction]}

    return change


def _add(required: bool, rule: str) -> Change:
    def change(data: Any, rng: random.Random) -> Expected | None:
        found = pick(rng, properties(data))
        if found is None:
            return None
        found.holder["properties"]["zz_new"] = {"type": "string"}
        if required:
            found.holder.setdefault("required", []).append("zz_new")
        return found.rules(rule)

    return change


def add_component(data: Any, rng: random.Random) -> Expected:
    made = {"type": "object", "properties": {"a": {"type": "string"}}}
    data.setdefault("components", {}).setdefault("schemas", {})["ZzNew"] = made
    return {"schema-added"}


def remove_component(data: Any, rng: random.Random) -> Expected | None:
    text = json.dumps(data)
    found = pick(rng, [name for name in schemas(data) if f'schemas/{name}"' not in text])
    if found is None:
        return None
    del schemas(data)[found]
    return {"schema-removed"}


def rename_component(data: Any, rng: random.Random) -> Expected | None:
    used = usage(data)
    found = pick(rng, sorted(name for name in used if name.isidentifier()))
    if found is None:
        return None
    text = json.dumps(data).replace(f'#/components/schemas/{found}"', '#/components/schemas/ZzNew"')
    renamed = json.loads(text)
    known = renamed["components"]["schemas"]
    renamed["components"]["schemas"] = {
        "ZzNew" if name == found else name: value for name, value in known.items()
    }
    data.clear()
    data.update(renamed)
    return {"schema-renamed"}


def _unions(data: Any, tagged: bool | None = None) -> list[tuple[set[str], list[Any]]]:
    """Unions of references among the components, and the directions they are used in."""
    used = usage(data)
    found = []
    for name, schema in schemas(data).items():
        for kind in ("oneOf", "anyOf"):
            members = schema.get(kind, ()) if isinstance(schema, dict) else ()
            refs = [member for member in members if "$ref" in member]
            if len(refs) < 3 or len(refs) != len(members) or len(schema) > 2 + ("title" in schema):
                continue
            if tagged is None or tagged == ("discriminator" in schema):
                found.append((used.get(name) or BOTH, members))
    return found


def add_member(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, _unions(data, tagged=False))
    if found is None:
        return None
    found[1].append({"type": "object", "properties": {"zz_new": {"type": "string"}}})
    return {f"{direction}-union-member-added" for direction in found[0]}


def remove_member(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, _unions(data, tagged=False))
    if found is None:
        return None
    found[1].pop()
    return {f"{direction}-union-member-removed" for direction in found[0]}


def reorder_members(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, _unions(data, tagged=False))
    if found is None:
        return None
    found[1].reverse()
    return {f"{direction}-union-order-changed" for direction in found[0]}


def _is_string(schema: dict[str, Any]) -> bool:
    return schema["type"] == "string" and "enum" not in schema


def _has_enum(schema: dict[str, Any]) -> bool:
    return len(schema.get("enum", ())) > 2 and None not in schema["enum"]


SCHEMAS: dict[str, Change] = {
    "property removed": _edit(lambda item: True, _drop, "property-removed"),
    "optional property added": _add(False, "optional-property-added"),
    "required property added": _add(True, "required-property-added"),
    "property required": _edit(
        lambda item: not item.required,
        lambda item: item.require(True),
        "property-became-required",
    ),
    "property optional": _edit(
        lambda item: item.required,
        lambda item: item.require(False),
        "property-became-optional",
    ),
    "property read-only": _by_direction(
        {"readOnly": True}, "request-property-became-read-only", ""
    ),
    "property write-only": _by_direction(
        {"writeOnly": True}, "", "response-property-became-write-only"
    ),
    "property of another type": _schema(
        lambda schema: schema["type"] in ("string", "integer", "boolean"),
        lambda schema: schema.update(type="object"),
        "type-changed",
    ),
    "property generalized": _schema(
        lambda schema: schema["type"] == "integer" and "enum" not in schema,
        lambda schema: schema.update(type="number"),
        "type-generalized",
    ),
    "property narrowed": _schema(
        lambda schema: schema["type"] == "number" and "enum" not in schema,
        lambda schema: schema.update(type="integer"),
        "type-narrowed",
    ),
    "property format changed": _schema(
        lambda schema: _is_string(schema) and schema.get("format") != "date",
        lambda schema: schema.update(format="date"),
        "format-changed",
    ),
    "property format noted": _schema(
        lambda schema: _is_string(schema) and "format" not in schema,
        lambda schema: schema.update(format="hostname"),
        "format-note-changed",
    ),
    "property nullable": _schema(
        lambda schema: "enum" not in schema,
        lambda schema: schema.update(type=[schema["type"], "null"]),
        "became-nullable",
    ),
    "property enum value added": _schema(
        _has_enum, lambda schema: schema["enum"].append("zz-new"), "enum-value-added"
    ),
    "property enum value removed": _schema(
        _has_enum, lambda schema: schema["enum"].pop(), "enum-value-removed"
    ),
    "property became enum": _schema(
        _is_string, lambda schema: schema.update(enum=["a", "b"]), "became-enum"
    ),
    "property no longer enum": _schema(_has_enum, lambda schema: schema.pop("enum"), "enum-lifted"),
    "property default added": _schema(
        lambda schema: _is_string(schema) and schema.get("default") is None,
        lambda schema: schema.update(default="zz"),
        "default-added",
    ),
    "property default removed": drop_default,
    "property limit tightened": _schema(
        lambda schema: _is_string(schema) and "maxLength" not in schema,
        lambda schema: schema.update(maxLength=3),
        "limit-tightened",
    ),
    "property limit loosened": _schema(
        lambda schema: "maxLength" in schema,
        lambda schema: schema.pop("maxLength"),
        "limit-loosened",
    ),
    "property pattern added": _schema(
        lambda schema: _is_string(schema) and "pattern" not in schema,
        lambda schema: schema.update(pattern="^[a-z]+$"),
        "pattern-added",
    ),
    "property pattern removed": _schema(
        lambda schema: "pattern" in schema,
        lambda schema: schema.pop("pattern"),
        "pattern-removed",
    ),
    "property deprecated": _schema(
        lambda schema: not schema.get("deprecated"),
        lambda schema: schema.update(deprecated=True),
        "schema-deprecated",
    ),
    "object closed": _edit(
        lambda item: "additionalProperties" not in item.holder,
        lambda item: item.holder.update(additionalProperties=False),
        "schema-closed",
    ),
    "condition added": _edit(
        lambda item: "dependentRequired" not in item.holder,
        lambda item: item.holder.update(dependentRequired={item.name: ["zz"]}),
        "condition-added",
    ),
    "component added": add_component,
    "component removed": remove_component,
    "component renamed": rename_component,
    "union member added": add_member,
    "union member removed": remove_member,
    "union members reordered": reorder_members,
}
