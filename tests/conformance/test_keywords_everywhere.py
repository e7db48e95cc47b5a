"""Nothing is dropped: each keyword of a schema, in each place where a schema stands, changes the
code or a docstring, or is reported, or is in the table of what is left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from conformance.left_out import left_out
from support.yields import Yield, yielded

Schema: TypeAlias = "dict[str, Any]"

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
TEXTS: Schema = {"type": "array", "items": TEXT}
HOLDING: Schema = {**TEXTS, "contains": {"const": "x"}}
MAP: Schema = {"type": "object", "additionalProperties": TEXT}
PET: Schema = {"type": "object", "properties": {"a": TEXT, "b": WHOLE}}
VARIANTS: Schema = {
    "oneOf": [
        {"type": "object", "title": name, "properties": {"k": TEXT}, "required": ["k"]}
        for name in ("first", "second")
    ]
}

KEYWORDS: list[tuple[str, Schema, Schema]] = [
    ("type", {}, WHOLE),
    ("enum", TEXT, {"enum": ["x", "y"]}),
    ("enum", WHOLE, {"enum": [1, 2]}),
    ("enum", NUMBER, {"enum": [0.5, 2]}),
    ("const", TEXT, {"const": "x"}),
    ("const", {}, {"const": {"a": 1}}),
    ("multipleOf", NUMBER, {"multipleOf": 3}),
    ("maximum", NUMBER, {"maximum": 3}),
    ("exclusiveMaximum", NUMBER, {"exclusiveMaximum": 3}),
    ("minimum", WHOLE, {"minimum": 3}),
    ("exclusiveMinimum", WHOLE, {"exclusiveMinimum": 3}),
    ("minimum", {}, {"minimum": 3}),
    ("maxLength", TEXT, {"maxLength": 3}),
    ("minLength", TEXT, {"minLength": 3}),
    ("pattern", TEXT, {"pattern": "^a"}),
    ("pattern", TEXT, {"pattern": "(?=a)"}),
    ("format", TEXT, {"format": "uuid"}),
    ("format", TEXT, {"format": "date"}),
    ("format", TEXT, {"format": "zip-code"}),
    ("format: int64", WHOLE, {"format": "int64"}),
    ("contentEncoding", TEXT, {"contentEncoding": "base64url"}),
    ("contentMediaType", TEXT, {"contentMediaType": "application/json"}),
    ("contentSchema", {**TEXT, "contentMediaType": "a/json"}, {"contentSchema": WHOLE}),
    ("maxItems", TEXTS, {"maxItems": 3}),
    ("minItems", TEXTS, {"minItems": 3}),
    ("uniqueItems", TEXTS, {"uniqueItems": True}),
    ("contains", TEXTS, {"contains": {"const": "x"}}),
    ("minContains", HOLDING, {"minContains": 2}),
    ("maxContains", HOLDING, {"maxContains": 2}),
    ("prefixItems", TEXTS, {"prefixItems": [WHOLE]}),
    ("items", {"type": "array"}, {"items": WHOLE}),
    ("unevaluatedItems", {"type": "array"}, {"unevaluatedItems": False}),
    ("unevaluatedItems", {"type": "array", "contains": WHOLE}, {"unevaluatedItems": False}),
    ("maxProperties", MAP, {"maxProperties": 3}),
    ("minProperties", MAP, {"minProperties": 3}),
    ("propertyNames", MAP, {"propertyNames": {"maxLength": 3}}),
    ("patternProperties", {"type": "object"}, {"patternProperties": {"^a": TEXT}}),
    ("additionalProperties", {"type": "object"}, {"additionalProperties": TEXT}),
    ("required", MAP, {"required": ["a"]}),
    ("maxProperties", PET, {"maxProperties": 3}),
    ("propertyNames", PET, {"propertyNames": {"maxLength": 3}}),
    ("required", PET, {"required": ["a"]}),
    ("required", PET, {"required": ["z"]}),
    ("dependentRequired", PET, {"dependentRequired": {"a": ["b"]}}),
    ("dependentRequired", PET, {"dependentRequired": {"y": ["z"]}}),
    ("dependentSchemas", PET, {"dependentSchemas": {"a": {"maxProperties": 1}}}),
    ("dependencies", PET, {"dependencies": {"a": ["b"]}}),
    ("properties", {"type": "object"}, {"properties": {"q": TEXT}}),
    ("additionalProperties", PET, {"additionalProperties": False}),
    ("unevaluatedProperties", PET, {"unevaluatedProperties": False}),
    ("patternProperties", PET, {"patternProperties": {"^x": WHOLE}}),
    ("not", TEXT, {"not": {"const": "x"}}),
    ("not", PET, {"not": {"required": ["a"]}}),
    ("not", PET, {"not": {"required": ["a", "b"]}}),
    ("if", PET, {"if": {"required": ["a"]}, "then": {"required": ["b"]}}),
    ("if", TEXT, {"if": {"minLength": 3}, "else": {"maxLength": 0}}),
    ("allOf", TEXT, {"allOf": [{"maxLength": 4}]}),
    ("allOf", {**TEXT, "pattern": "a"}, {"allOf": [{"pattern": "b"}]}),
    ("anyOf", {}, {"anyOf": [TEXT, WHOLE]}),
    ("oneOf", {}, {"oneOf": [TEXT, WHOLE]}),
    ("anyOf", PET, {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}),
    ("discriminator", VARIANTS, {"discriminator": {"propertyName": "k"}}),
    ("title", TEXT, {"title": "Zebra title"}),
    ("description", TEXT, {"description": "Zebra text"}),
    ("deprecated", TEXT, {"deprecated": True}),
    ("examples", TEXT, {"examples": ["zebra"]}),
    ("example", TEXT, {"example": "zebra"}),
    ("externalDocs", TEXT, {"externalDocs": {"url": "https://zebra.example"}}),
    ("default", TEXT, {"default": "zebra"}),
    ("default", WHOLE, {"default": "zebra"}),
    ("default", NUMBER, {"default": 1.5}),
    ("default", TEXTS, {"default": ["zebra"]}),
    ("default", MAP, {"default": {"a": "zebra"}}),
    ("default", {**TEXT, "format": "date"}, {"default": "2020-01-02"}),
    ("default", {**TEXT, "format": "date-time"}, {"default": "2020-01-02T03:04:05Z"}),
    ("default", PET, {"default": {"a": "zebra"}}),
    ("default", {"type": "string", "enum": ["x", "y"]}, {"default": "x"}),
    ("default", {"anyOf": [TEXT, WHOLE]}, {"default": "zebra"}),
    ("default", {}, {"default": "zebra"}),
    ("default: null", {"type": ["string", "null"]}, {"default": None}),
    ("readOnly", TEXT, {"readOnly": True}),
    ("writeOnly", TEXT, {"writeOnly": True}),
    ("xml", TEXT, {"xml": {"name": "zebra"}}),
    ("$comment", TEXT, {"$comment": "zebra"}),
    ("x-…", TEXT, {"x-extra": "zebra"}),
    ("description", PET, {"description": "Zebra text"}),
    ("deprecated", PET, {"deprecated": True}),
    ("example", PET, {"example": {"a": "zebra"}}),
    ("externalDocs", PET, {"externalDocs": {"url": "https://zebra.example"}}),
]


def component(name: str, schema: Schema) -> tuple[Schema, Schema]:
    """A component, and an operation that sends and answers it."""
    content = {
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    }
    return {name: schema}, {
        "requestBody": content,
        "responses": {"200": {"description": "", **content}},
    }


def holder(properties: Schema, **more: Any) -> Schema:
    return {"type": "object", "properties": properties, **more}


def parameter(location: str, schema: Schema, **more: Any) -> tuple[Schema, Schema]:
    given = {"name": "p", "in": location, "schema": schema, **more}
    return {}, {"parameters": [given], "responses": {"204": {"description": ""}}}


def body(media: str, schema: Schema) -> tuple[Schema, Schema]:
    content = {media: {"schema": schema}}
    return {}, {"requestBody": {"content": content}, "responses": {"204": {"description": ""}}}


def answer(**more: Any) -> tuple[Schema, Schema]:
    return {}, {"responses": {"200": {"description": "", **more}}}


PLACES: dict[str, Callable[[str, Schema], tuple[Schema, Schema]]] = {
    "component": component,
    "property": lambda name, s: component(name, holder({"p": s})),
    "required property": lambda name, s: component(name, holder({"p": s}, required=["p"])),
    "item": lambda name, s: component(name, holder({"p": {"type": "array", "items": s}})),
    "map value": lambda name, s: component(
        name, holder({"p": {"type": "object", "additionalProperties": s}})
    ),
    "further property": lambda name, s: component(name, holder({"q": {}}, additionalProperties=s)),
    "union member": lambda name, s: component(
        name, holder({"p": {"anyOf": [s, {"type": "boolean"}]}})
    ),
    "part of an allOf": lambda name, s: component(name, holder({"p": {"allOf": [s]}})),
    "body": lambda _, s: body("application/json", s),
    "answer": lambda _, s: answer(content={"application/json": {"schema": s}}),
    "query": lambda _, s: parameter("query", s),
    "required query": lambda _, s: parameter("query", s, required=True),
    "path": lambda _, s: parameter("path", s, required=True),
    "header": lambda _, s: parameter("header", s),
    "cookie": lambda _, s: parameter("cookie", s),
    "header of an answer": lambda _, s: answer(headers={"X-P": {"schema": s}}),
    "field of a form": lambda _, s: body("application/x-www-form-urlencoded", holder({"p": s})),
    "part": lambda _, s: body("multipart/form-data", holder({"p": s})),
}


def document(place: str, *, whole: bool) -> Schema:
    """A component and an operation for each keyword: with it, or without."""
    paths: Schema = {}
    schemas: Schema = {}
    for number, (_, base, more) in enumerate(KEYWORDS):
        name = f"C{number}"
        own, operation = PLACES[place](name, {**base, **(more if whole else {})})
        schemas |= own
        path = f"/{name}" + ("/{p}" if place == "path" else "")
        paths[path] = {"post": {"tags": [name], "operationId": f"{name}.call", **operation}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def shown(made: Yield) -> dict[int, list[object]]:
    """What is made and said for each keyword."""
    found: dict[int, list[object]] = defaultdict(list)
    for path, content in sorted(made.tree.items()):
        match = re.fullmatch(r"sdk/(?:models|resources)/c(\d+)(?:[a-z_]\w*)?\.py", path)
        if match:
            found[int(match[1])].append(content)
    for item in made.items:
        pointer = item.place.pointer if item.place else ""
        match = re.match(r"/(?:paths/~1|components/schemas/)C(\d+)\b", pointer)
        if match:
            found[int(match[1])].append((item.code, item.message))
    return found


REASONS = left_out()


@pytest.mark.parametrize("place", PLACES)
def test_every_keyword_shows_or_is_reported(place: str, tmp_path: Path) -> None:
    without = shown(yielded(document(place, whole=False), tmp_path / "without"))
    with_it = shown(yielded(document(place, whole=True), tmp_path / "with"))
    lost = [
        f"{keyword} of {base}"
        for number, (keyword, base, _) in enumerate(KEYWORDS)
        if with_it[number] == without[number]
        and not REASONS.keys() & {keyword, f"{keyword} ({place})"}
    ]
    assert lost == []
    assert all(with_it[number] for number in range(len(KEYWORDS)))
