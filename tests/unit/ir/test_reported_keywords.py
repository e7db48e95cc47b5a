"""What cannot be enforced is documented, and reported with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.yields import yielded

TREE = {"$ref": "#/components/schemas/Tree"}
CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "recursive": ({"type": "array", "items": {}, "contains": TREE}, "contains", "back to itself"),
    "large": ({"not": {"enum": ["x" * 700]}}, "not", "too large"),
    "unevaluated": (
        {
            "type": "object",
            "properties": {"a": {}},
            "anyOf": [{"properties": {"b": {}}}, {"properties": {"c": {}}}],
            "unevaluatedProperties": False,
        },
        "unevaluatedProperties",
        "it holds",
    ),
    "no number": (
        {"type": "array", "items": {}, "contains": {}, "minContains": "a"},
        "contains",
        "'minContains' is not valid",
    ),
    "a multiple of nothing": (
        {"type": "integer", "not": {"multipleOf": 0}},
        "not",
        "'multipleOf' is not valid",
    ),
    "no list": ({"type": "string", "not": {"enum": 5}}, "not", "'enum' is not valid"),
    "no names": (
        {"type": "object", "not": {"dependentRequired": {"a": "b"}}},
        "not",
        "'dependentRequired' is not valid",
    ),
    "an untranslatable pattern": (
        {"type": "object", "propertyNames": {"pattern": "(?=a)b"}},
        "propertyNames",
        "cannot be translated",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_cannot_be_enforced_is_reported(tmp_path: Path, name: str) -> None:
    schema, keyword, reason = CASES[name]
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "components": {
            "schemas": {
                "Holder": {"type": "object", "properties": {"p": schema}},
                "Tree": {"type": "array", "items": TREE, "contains": TREE},
            }
        },
    }
    made = yielded(document, tmp_path)
    found = [
        item
        for item in made.items
        if item.code == "schema-keyword-not-enforced"
        and item.place
        and item.place.pointer == "/components/schemas/Holder/properties/p"
    ]
    assert [repr(keyword) in item.message and reason in item.message for item in found] == [True]


def test_a_pattern_between_slashes_is_not_enforced(tmp_path: Path) -> None:
    text = {"type": "string", "pattern": "/^[a-z]+$/i"}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "components": {"schemas": {"Holder": {"type": "object", "properties": {"p": text}}}},
    }
    made = yielded(document, tmp_path)
    (told,) = [item for item in made.items if item.code == "schema-pattern-not-enforced"]
    assert "between slashes" in told.message
