"""What requests are held to that no type says: the rules of a class, from keywords to a refusal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from property.loaded import models_of, runtime

TEXTS = {"type": "array", "items": {"type": "string"}}
NUMBERS = {"type": "object", "additionalProperties": {"type": "integer"}}

CASES: dict[str, tuple[dict[str, Any], list[Any], list[Any]]] = {
    "uniqueItems": (
        {"type": "array", "items": {}, "uniqueItems": True},
        [[], [1, True, "1"], [[1], [True]], [{"a": 1}, {"a": 2}]],
        [[1, 1.0], ["a", "b", "a"], [[1], [1]], [{"a": 1}, {"a": 1}], [None, None]],
    ),
    "contains": ({**TEXTS, "contains": {"const": "x"}}, [["x"], ["a", "x", "x"]], [[], ["a"]]),
    "contains-counts": (
        {**TEXTS, "contains": {"enum": ["x", "y"]}, "minContains": 2, "maxContains": 3},
        [["x", "y"], ["x", "x", "a", "y"]],
        [["x"], ["x", "x", "y", "y"]],
    ),
    "maxContains-only": (
        {**TEXTS, "contains": {"const": "x"}, "minContains": 0, "maxContains": 1},
        [[], ["x"]],
        [["x", "x"]],
    ),
    "propertyNames": (
        {**NUMBERS, "propertyNames": {"pattern": "^[a-z]+$", "maxLength": 3}},
        [{}, {"abc": 1}],
        [{"A": 1}, {"abcd": 1}],
    ),
    "propertyNames-enum": (
        {**NUMBERS, "propertyNames": {"enum": ["a", "b"]}},
        [{"a": 1, "b": 2}],
        [{"c": 1}],
    ),
    "map-counts": (
        {**NUMBERS, "minProperties": 1, "maxProperties": 2},
        [{"a": 1}],
        [{}, {"a": 1, "b": 1, "c": 1}],
    ),
    "not-constants": (
        {"type": "string", "not": {"enum": ["bad", "worse"]}},
        ["good"],
        ["bad", "worse"],
    ),
    "not-required": (
        {"type": "object", "properties": {"a": {}, "b": {}}, "not": {"required": ["a", "b"]}},
        [{}, {"a": 1}, {"b": None}],
        [{"a": 1, "b": None}],
    ),
    "dependentSchemas": (
        {
            "type": "object",
            "properties": {"a": {}, "b": {}},
            "dependentSchemas": {"a": {"required": ["b"]}},
        },
        [{}, {"b": 1}, {"a": 1, "b": 1}],
        [{"a": 1}],
    ),
    "contains-of-a-schema": (
        {"type": "array", "items": {}, "contains": {"type": "integer", "minimum": 5}},
        [[5], ["a", 7]],
        [[], [4, "a"]],
    ),
    "inside-a-list": (
        {"type": "array", "items": {"type": "string", "not": {"pattern": "^x"}}},
        [[], ["ax"]],
        [["a", "xa"]],
    ),
    "inside-a-union": (
        {"anyOf": [{"type": "string"}, {**TEXTS, "uniqueItems": True}]},
        ["a", ["a", "b"]],
        [["a", "a"]],
    ),
    "beside-a-union": (
        {"oneOf": [{"type": "string"}, {"type": "integer"}], "not": {"const": 3}},
        ["3", 4],
        [3],
    ),
    "beside-what-is-left-of-a-union": (
        {
            "anyOf": [{"type": "object", "properties": {"a": {}, "b": {}}}],
            "not": {"required": ["a"], "properties": {"a": {"const": 1}}},
        },
        [{}, {"a": 2}],
        [{"a": 1}],
    ),
    "two-patterns": (
        {"allOf": [{"type": "string", "pattern": "^a"}, {"pattern": "z$"}]},
        ["az"],
        ["a", "z"],
    ),
    "two-multiples": (
        {"type": "integer", "allOf": [{"multipleOf": 2}, {"multipleOf": 3}]},
        [6, 12],
        [2, 3],
    ),
    "two-nots": (
        {"type": "string", "allOf": [{"not": {"const": "a"}}, {"not": {"const": "b"}}]},
        ["c"],
        ["a", "b"],
    ),
    "if-then-else": (
        {
            "type": "object",
            "properties": {"kind": {"type": "string"}, "size": {"type": "integer"}},
            "if": {"properties": {"kind": {"const": "big"}}, "required": ["kind"]},
            "then": {"required": ["size"]},
            "else": {"properties": {"size": {"maximum": 9}}},
        },
        [{}, {"kind": "big", "size": 99}, {"kind": "small", "size": 9}],
        [{"kind": "big"}, {"kind": "small", "size": 10}],
    ),
    "what-a-condition-says-besides-types": (
        {
            "type": "object",
            "properties": {"kind": {"type": "string"}, "more": {}},
            "allOf": [
                {
                    "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
                    "then": {"properties": {"more": {"type": "object"}}, "required": ["more"]},
                }
            ],
        },
        [{"kind": "b"}, {"kind": "a", "more": {}}],
        [{"kind": "a"}],
    ),
    "keywords-beside-an-if-in-an-allOf": (
        {
            "type": "object",
            "properties": {"a": {"type": "integer"}, "b": {}},
            "allOf": [{"if": {"required": ["b"]}, "then": {"minProperties": 2}, "required": ["a"]}],
        },
        [{"a": 1}, {"a": 1, "b": 1}],
        [{}, {"b": 1}],
    ),
    "required-without-a-property": (
        {"type": "object", "properties": {"a": {}}, "required": ["b"]},
        [{"b": None}, {"b": 1, "a": 1}],
        [{}, {"a": 1}],
    ),
    "dependencies-of-names-without-a-property": (
        {"type": "object", "properties": {"a": {}}, "dependentRequired": {"x": ["y"]}},
        [{}, {"y": 1}, {"x": 1, "y": 1}],
        [{"x": 1}],
    ),
    "patternProperties": (
        {"type": "object", "patternProperties": {"^x-": {"type": "integer"}, "^s-": {}}},
        [{"x-a": 1, "s-a": "b"}, {"other": []}],
        [{"x-a": "b"}],
    ),
    "patternProperties-closed": (
        {
            "type": "object",
            "properties": {"a": {}},
            "patternProperties": {"^x-": {}},
            "additionalProperties": False,
        },
        [{"a": 1, "x-b": 1}],
        [{"b": 1}],
    ),
    "an-open-tuple": (
        {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}]},
        [[], [1], [1, "a", None]],
        [["a"], [1, 2]],
    ),
    "never": ({"type": "object", "properties": {"a": False}}, [{}], [{"a": 1}, {"a": None}]),
    "unevaluated": (
        {
            "type": "object",
            "allOf": [{"properties": {"a": {}}}],
            "properties": {"b": {}},
            "unevaluatedProperties": False,
        },
        [{"a": 1, "b": 1}],
        [{"c": 1}],
    ),
    "an-enum-of-json": (
        {"enum": [{"a": 1}, [1, 2], 0.5]},
        [{"a": 1}, [1, 2], 0.5],
        [{"a": 2}, [2, 1], 1, None],
    ),
    "behind-a-reference": ({"$ref": "#/components/schemas/Texts"}, [["a"]], [["a", "a"]]),
}


@pytest.mark.parametrize("name", CASES)
def test_requests_are_held_to_what_the_schema_says(tmp_path: Path, name: str) -> None:
    schema, right, wrong = CASES[name]
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {
            "schemas": {
                "Holder": {"type": "object", "properties": {"p": schema}},
                "Texts": {**TEXTS, "uniqueItems": True},
            }
        },
    }
    with models_of(document, tmp_path) as (models, names):
        holder = getattr(models, names["/components/schemas/Holder"])
        examine = runtime("strict").examine
        for value in right:
            assert not examine(holder, json.dumps({"p": value}).encode())[1], value
        for value in wrong:
            assert examine(holder, json.dumps({"p": value}).encode())[1], value
