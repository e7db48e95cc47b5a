"""Numbers that are no literals, or not the numbers they say (6)."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.yields import import_all, yielded

DOCUMENT = """{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"get": {
"operationId": "a", "parameters": [%(parameters)s], "responses": {"200": {"description": "d"}}}}},
"components": {"schemas": {%(schemas)s}}}"""
PARAMETER = """{"name": "p%(n)d", "in": "query", "schema": {"type": "%(type)s",
"default": %(value)s, "maximum": %(value)s}}"""
SCHEMA = """"S%(n)d": {"type": "object", "properties": {"x": {"type": "%(type)s",
"default": %(value)s, "minimum": %(value)s, "exclusiveMaximum": %(value)s, "examples": [%(value)s],
"multipleOf": %(value)s}, "y": {"enum": [1, %(value)s]}, "z": {"type": "array",
"items": {"type": "%(type)s"}, "minItems": %(value)s, "default": [%(value)s]}}}"""

KINDS = ("number", "integer", "string")
NUMBERS = (
    *("-0", "-0.0", "1e-400", "5e-324", "1e308", "0.1", "1.5", "9223372036854775808", "1e20"),
    *("-9223372036854775809", "true", "null", '"1"', "[1]", '{"a": 1}', "2", "1.0"),
)


def document(*values: str) -> str:
    filled = [
        {"n": n, "type": kind, "value": value}
        for n, (value, kind) in enumerate((value, kind) for value in values for kind in KINDS)
    ]
    return DOCUMENT % {
        "parameters": ", ".join(PARAMETER % each for each in filled),
        "schemas": ", ".join(SCHEMA % each for each in filled),
    }


def test_every_number_becomes_a_literal(tmp_path: Path) -> None:
    made = yielded(document(*NUMBERS), tmp_path, name="openapi.json")
    assert made.exit_code == 0, made.items
    import_all(made.write(tmp_path / "out"), "sdk")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e400", "1" + "0" * 5000])
def test_what_is_no_number_is_found(value: str, tmp_path: Path) -> None:
    made = yielded(document(value), tmp_path, name="openapi.json")
    assert set(made.codes) == {"load-number"}
    assert all(item.place and item.place.line for item in made.items)
