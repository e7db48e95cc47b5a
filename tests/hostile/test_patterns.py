"""Patterns that hang, that mean something else in Python, or that no engine takes (17)."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from support.yields import import_all, yielded

from .places import Doc

PATTERNS = [
    "(a+)+$",
    r"^(\w+\s?)*$",
    r"\p{L}+",
    r"\p{Script=Greek}",
    r"(?<year>\d{4})-(?P<month>\d\d)",
    r"(?=a)b",
    r"(?<!a)b",
    r"(a)\1",
    r"\k<a>",
    r"[[:alpha:]]",
    r"[a&&b]",
    "[]",
    "[^]",
    "[",
    "(",
    "*",
    "a{2,1}",
    "a{99999}",
    "a{1000}{1000}{1000}",
    '"',
    '"""\\',
    "\\",
    "\n",
    "\ud800",
    r"\u{1F980}",
    r"\cA\0\x",
    "(?i)a",
    "(" * 5000 + ")" * 5000,
    "[" * 5000,
    "(?:" * 300 + "a" + ")" * 300,
]
LONG = "x" * 100_000


def document(schemas: Doc) -> Doc:
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }


def test_patterns(tmp_path: Path) -> None:
    schemas = {
        f"{kind}{number}": schema
        for number, pattern in enumerate(PATTERNS)
        if len(pattern) <= 10_000  # longer keys are refused
        for kind, schema in {
            "Text": {"type": "string", "pattern": pattern},
            "Map": {"type": "object", "patternProperties": {pattern: {"type": "string"}}},
            "Object": {
                "type": "object",
                "properties": {"x": {"type": "string", "pattern": pattern}},
                "patternProperties": {pattern: {"type": "string"}},
            },
        }.items()
    }
    schemas["Long"] = {"type": "string", "pattern": LONG}
    made = yielded(document(schemas), tmp_path)
    assert made.exit_code == 0, made.items
    import_all(made.write(tmp_path / "out"), "sdk")


def test_no_pattern_can_keep_a_process_busy(tmp_path: Path) -> None:
    """With a backtracking engine these values take longer than anybody lives."""
    schema = {
        "type": "object",
        "properties": {
            "x": {"type": "string", "pattern": "^(a+)+$"},
            "y": {"type": "string", "pattern": r"^(\w+\s?)*$"},
        },
    }
    made = yielded(document({"A": schema}), tmp_path, package="hostile_patterns")
    folder = made.write(tmp_path / "out")
    sys.path.insert(0, str(folder))
    try:
        models = importlib.import_module("hostile_patterns.models")
        with pytest.raises(ValueError, match="2 validation errors"):
            models.A(x="a" * 5000 + "!", y="a" * 5000 + "!")
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.startswith("hostile_patterns")]:
            del sys.modules[name]
