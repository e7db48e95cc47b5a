"""Numbers that are no literals, or not the numbers they say (6)."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.yields import import_all, yielded

DOCUMENT = """{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"get": {
"operationId": "a", "parameters": [{"name": "p", "in": "query", "schema": {"type": "%(type)s",
"default": %(value)s, "maximum": %(value)s}}], "responses": {"200": {"description": "d"}}}}},
"components": {"schemas": {"A": {"type": "object", "properties": {"x": {"type": "%(type)s",
"default": %(value)s, "minimum": %(value)s, "exclusiveMaximum": %(value)s, "multipleOf": %(value)s,
"enum": [1, %(value)s], "examples": [%(value)s]}}}}}}"""


@pytest.mark.parametrize("kind", ["number", "integer", "string"])
@pytest.mark.parametrize(
    "value",
    [
        "NaN",
        "Infinity",
        "-Infinity",
        "1e400",
        "-0",
        "-0.0",
        "1e-400",
        "true",
        "null",
        '"1"',
        "9223372036854775808",
        "1e308",
        "0.1",
        "[1]",
        '{"a": 1}',
        "1" + "0" * 5000,
    ],
)
def test_a_number_is_a_literal_or_a_finding(kind: str, value: str, tmp_path: Path) -> None:
    made = yielded(DOCUMENT % {"type": kind, "value": value}, tmp_path, name="openapi.json")
    if made.exit_code == 0:
        import_all(made.write(tmp_path / "out"), "sdk")
    else:
        assert "load-number" in made.codes
        assert all(item.place for item in made.items)
