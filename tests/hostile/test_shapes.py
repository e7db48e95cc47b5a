"""Values of the wrong kind at every place: a finding, never a traceback (21)."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics, SpecloomError
from specloom.understand import understand
from support.yields import import_all, yielded

from .places import BASE, Doc

FULL: Doc = copy.deepcopy(dict(BASE))
FULL["paths"]["/animals/{id}"]["post"].update(
    {
        "security": [{"key": []}],
        "servers": [{"url": "https://{a}.example", "variables": {"a": {"default": "b"}}}],
        "callbacks": {"done": {"{$request.body#/url}": {"post": {"responses": {}}}}},
        "externalDocs": {"url": "https://zoo.example"},
    }
)
FULL["paths"]["/animals/{id}"]["post"]["responses"]["200"].update(
    {
        "headers": {"X-A": {"schema": {"type": "string"}}},
        "links": {"next": {"operationId": "feedAnimal"}},
    }
)
FULL["paths"]["/upload"] = {
    "parameters": [{"name": "x", "in": "header", "content": {"application/json": {"schema": {}}}}],
    "put": {
        "requestBody": {
            "content": {
                "multipart/form-data": {
                    "schema": {"type": "object", "properties": {"f": {"format": "binary"}}},
                    "encoding": {"f": {"contentType": "image/png", "headers": {"X": {}}}},
                }
            }
        },
        "responses": {"2XX": {"description": "d", "content": {"text/event-stream": {}}}},
    },
}
FULL["webhooks"] = {"born": {"post": {"requestBody": {"content": {"application/json": {}}}}}}
FULL["components"]["securitySchemes"] = {
    "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "oauth": {
        "type": "oauth2",
        "flows": {"clientCredentials": {"tokenUrl": "https://a.example", "scopes": {"a": "b"}}},
    },
}
FULL["components"]["schemas"]["Full"] = {
    "type": ["object", "null"],
    "title": "Full",
    "required": ["a"],
    "properties": {
        "a": {"type": "string", "minLength": 1, "pattern": "^a", "format": "date", "default": "x"},
        "b": {"type": "array", "items": {"type": "integer", "minimum": 0}, "maxItems": 3},
        "c": {"enum": [1, "x"], "x-enum-varnames": ["ONE", "X"]},
        "d": {"allOf": [{"type": "object", "properties": {"e": {}}}], "deprecated": True},
        "f": {"anyOf": [{"type": "string"}, {"type": "null"}], "readOnly": True},
        "g": {"prefixItems": [{"type": "string"}], "items": False},
        "h": {"not": {"type": "null"}, "examples": [1]},
        "i": {"const": 1},
    },
    "additionalProperties": {"type": "string"},
    "patternProperties": {"^x": {"type": "integer"}},
    "propertyNames": {"maxLength": 3},
    "minProperties": 1,
    "dependentRequired": {"a": ["b"]},
    "if": {"properties": {"a": {"const": "x"}}},
    "then": {"required": ["b"]},
    "x-specloom-rules": [{"at-most": ["a", "b"]}],
}

WRONG: tuple[Any, ...] = (None, True, 0, -1.5, "text", "", [], [None], {}, {"x": None}, [[]], "/a")


def pointers(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    items = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    for key, value in items:
        yield from pointers(value, (*path, key))


def put(path: tuple[str | int, ...], value: Any) -> Doc:
    doc = copy.deepcopy(FULL)
    node: Any = doc
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = copy.deepcopy(value)
    return doc


def shapes(path: tuple[str | int, ...], folder: Path) -> list[str]:
    """What goes wrong when every kind of value is put there."""
    import json

    failures = []
    for value in WRONG:
        (folder / "openapi.json").write_text(json.dumps(put(path, value)))
        found = Diagnostics()
        try:
            understand(SdkConfig(root=folder, name="sdk", document="openapi.json"), found)
        except SpecloomError as error:
            found.add(*error.diagnostics)
        except Exception as error:
            failures.append(f"{value!r}: {type(error).__name__}: {error}")
        if found.has_errors and not all(item.place for item in found.items):
            failures.append(f"{value!r}: no place: {found.items}")
    return failures


@pytest.mark.parametrize("part", sorted({path[0] for path in pointers(FULL)}, key=str))
def test_wrong_kinds(part: str, tmp_path: Path) -> None:
    failures = {
        "/".join(map(str, path)): wrong
        for path in pointers(FULL)
        if path[0] == part and (wrong := shapes(path, tmp_path))
    }
    assert failures == {}


ODD: dict[str, Any] = {
    "properties-list": {"properties": []},
    "required-true": {"type": "object", "required": True, "properties": {"a": {}}},
    "required-unknown": {"type": "object", "required": ["b"], "properties": {"a": {}}},
    "only-null": {"type": ["null"]},
    "no-type": {"type": []},
    "unknown-type": {"type": "integers"},
    "empty-enum": {"enum": []},
    "null-enum": {"type": "string", "enum": [None]},
    "all-of-empty": {"allOf": [{}]},
    "all-of-nothing": {"allOf": []},
    "one-of-nothing": {"oneOf": []},
    "one-of-empty": {"oneOf": [{}]},
    "array": {"type": "array"},
    "true": True,
    "false": False,
    "all-of-false": {"allOf": [False, {"type": "string"}]},
    "property-false": {"properties": {"a": False, "b": True}},
    "items-false": {"type": "array", "items": False},
    "items-list": {"type": "array", "items": [{"type": "string"}]},
    "min-over-max": {"type": "integer", "minimum": 5, "maximum": 1},
    "lengths": {"type": "string", "minLength": -1, "maxLength": 1.5},
    "conflict": {"allOf": [{"type": "string"}, {"type": "integer"}]},
    "enum-conflict": {"allOf": [{"enum": ["a"]}, {"enum": ["b"]}]},
    "mixed-enum": {"enum": ["a", 1, 1.5, None, True, {}, []]},
    "big-enum": {"enum": [10**30, -(10**30)]},
    "const-object": {"const": {"a": [1]}},
    "discriminator-alone": {"discriminator": {"propertyName": "x"}},
    "discriminator-of-strings": {
        "oneOf": [{"type": "string"}, {"type": "integer"}],
        "discriminator": {"propertyName": "x"},
    },
    "default-of-another-type": {"type": "integer", "default": "x"},
    "file": {"type": "file"},
    "nested-not": {"not": {"not": {"not": {}}}},
    "exclusive-true": {"type": "integer", "exclusiveMinimum": True},
}


def test_odd_schemas(tmp_path: Path) -> None:
    schemas = {name.title().replace("-", ""): schema for name, schema in ODD.items()}
    holder = {
        "type": "object",
        "required": list(schemas),
        "properties": {name: {"$ref": f"#/components/schemas/{name}"} for name in schemas},
    }
    inline = {"type": "object", "properties": dict(schemas)}
    doc = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": {**schemas, "Holder": holder, "Inline": inline}},
    }
    made = yielded(doc, tmp_path)
    assert made.exit_code == 0, made.items
    import_all(made.write(tmp_path / "out"), "sdk")


def test_odd_responses_and_parameters(tmp_path: Path) -> None:
    response = {"description": "d", "content": {"application/json": {"schema": {"type": "string"}}}}
    parameter = {"name": "p", "in": "query", "schema": {"type": "string"}}
    doc = {
        "openapi": "3.0.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            "/a": {
                "get": {
                    "responses": {"99": response, "2xx": response, "default": response, "600": {}},
                    "parameters": [parameter, parameter, {**parameter, "in": "header"}],
                },
                "post": {"responses": {}},
                "put": {},
                "x-anything": {"get": {}},
            },
            "/a/": {"get": {"operationId": "", "responses": {"204": {"description": "d"}}}},
            "x-other": {},
        },
    }
    made = yielded(doc, tmp_path)
    assert made.exit_code == 0, made.items
    assert set(made.codes) == {"operation-response-status", "operation-parameter"}
    import_all(made.write(tmp_path / "out"), "sdk")
