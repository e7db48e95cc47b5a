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
