"""Defaults of properties: typed, safe to change, and reported where they do not fit."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from property.loaded import models_of
from specloom.diagnostics import Diagnostic

TEXTS = {"type": "array", "items": {"type": "string"}}
OR_NULL = {"type": "array", "items": {"type": ["string", "null"]}}
COLOUR = {"type": "string", "enum": ["red", "blue"]}
GOOD: dict[str, tuple[dict[str, Any], Any, Any]] = {
    "list": (TEXTS, ["a"], ["a"]),
    "list-of-lists": ({"type": "array", "items": TEXTS}, [["a"], []], [["a"], []]),
    "map": ({"type": "object", "additionalProperties": {"type": "integer"}}, {"a": 1}, {"a": 1}),
    "tuple": (
        {
            "type": "array",
            "prefixItems": [{"type": "integer"}, TEXTS],
            "items": False,
            "minItems": 2,
        },
        [1, ["a"]],
        (1, ["a"]),
    ),
    "date": ({"type": "string", "format": "date"}, "2020-01-02", date(2020, 1, 2)),
    "date-time": (
        {"type": "string", "format": "date-time"},
        "2020-01-02T03:04:05Z",
        datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
    ),
    "union": ({"anyOf": [{"type": "integer"}, TEXTS]}, ["a"], ["a"]),
    "anything": ({}, {"a": [1]}, {"a": [1]}),
    "enums": ({"type": "array", "items": COLOUR}, ["red"], ["red"]),
    "items-or-null": (OR_NULL, ["a"], ["a"]),
    "map-of-items-or-null": (
        {"type": "object", "additionalProperties": OR_NULL},
        {"k": ["a"]},
        {"k": ["a"]},
    ),
    "alias": ({"$ref": "#/components/schemas/Texts"}, ["a"], ["a"]),
}
WRONG: dict[str, tuple[dict[str, Any], Any]] = {
    "text-of-a-number": ({"type": "integer"}, "1"),
    "true-of-a-number": ({"type": "number"}, True),
    "fraction-of-a-whole-number": ({"type": "integer"}, 1.5),
    "no-member": (COLOUR, "green"),
    "item": (TEXTS, ["a", 1]),
    "value": ({"type": "object", "additionalProperties": {"type": "integer"}}, {"a": "b"}),
    "date": ({"type": "string", "format": "date"}, "tomorrow"),
    "of-no-member-of-a-union": ({"anyOf": [{"type": "integer"}, {"type": "boolean"}]}, "a"),
    "list-of-a-class": ({"type": "object", "properties": {"a": {}}}, []),
}


def document(schema: dict[str, Any], default: Any) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "components": {
            "schemas": {
                "Holder": {"type": "object", "properties": {"p": {**schema, "default": default}}},
                "Texts": TEXTS,
            }
        },
    }


@pytest.mark.parametrize("name", GOOD)
def test_a_default_is_the_value_of_what_is_left_out(tmp_path: Path, name: str) -> None:
    schema, default, value = GOOD[name]
    found: list[Diagnostic] = []
    with models_of(document(schema, default), tmp_path, found) as (models, _):
        first, second = models.Holder(), models.Holder()
        assert first.p == second.p == value
        assert not first.model_fields_set, "it is not sent"
        if isinstance(value, list | dict):
            first.p.clear()
            assert second.p == models.Holder().p == value
    assert found == []


@pytest.mark.parametrize("name", WRONG)
def test_a_default_that_does_not_fit_is_reported(tmp_path: Path, name: str) -> None:
    schema, default = WRONG[name]
    found: list[Diagnostic] = []
    with models_of(document(schema, default), tmp_path, found) as (models, _):
        assert models.Holder().p is None
    assert [item.code for item in found] == ["schema-default"]
    assert found[0].place is not None
    assert found[0].place.pointer == "/components/schemas/Holder/properties/p"


def test_a_default_that_no_expression_says_is_in_the_docstring(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    with models_of(document(schema, {"a": "b"}), tmp_path) as (models, _):
        assert models.Holder().p is None
        source = Path(str(models.__file__)).with_name("holder.py").read_text()
    assert """The service's default is {"a": "b"}.""" in source


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ({"type": ["string", "null"]}, "list[str | None](["),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, "list[str | int](["),
        ({"const": "a"}, 'list[Literal["a"]](['),
        ({"type": "string", "maxLength": 3}, "["),
    ],
)
def test_a_list_is_told_what_else_it_can_hold(
    tmp_path: Path, item: dict[str, Any], said: str
) -> None:
    """Type checkers take `["a"]` for a list of nothing but text."""
    with models_of(document({"type": "array", "items": item}, ["a"]), tmp_path) as (models, _):
        assert models.Holder().p == ["a"]
        source = Path(str(models.__file__)).with_name("holder.py").read_text()
    assert f"default_factory=lambda: {said}" in source
