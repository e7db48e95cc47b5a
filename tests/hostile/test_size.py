"""Large documents take time and memory in proportion (20)."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .places import Doc

RUN = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (100, 100))
resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))
from specloom.cli import main
sys.argv = ["specloom", "generate", "--format", "json"]
main()
"""

CONFIG = '[sdks.sdk]\ndocument = "openapi.json"\nformatter = "ruff"\n'


def document(**schemas: Any) -> Doc:
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }


def ref(name: str) -> Doc:
    return {"$ref": f"#/components/schemas/{name}"}


def kinds(numbers: range) -> Doc:
    return {"type": "array", "items": {"oneOf": [ref(f"K{n}") for n in numbers]}}


MEGA = 1_000_000
LONG = 10_000
"""Characters of a key that is still taken."""
LARGE = {
    "schemas": lambda: document(
        **{
            f"S{n}": {"type": "object", "properties": {"a": ref(f"S{n // 2}")}}
            for n in range(2_000)
        }
    ),
    "enum-values": lambda: document(A={"type": "string", "enum": [f"v{n}" for n in range(10_000)]}),
    "too-many-enum-values": lambda: document(
        A={"type": "string", "enum": [f"v{n}" for n in range(200_000)]}
    ),
    "components-of-a-union": lambda: document(
        A={"oneOf": [ref(f"B{n}") for n in range(1_000)]},
        **{f"B{n}": {"type": "object", "properties": {f"p{n}": {}}} for n in range(1_000)},
    ),
    "too-many-components-of-a-union": lambda: document(
        A={"oneOf": [ref(f"B{n}") for n in range(5_000)], "discriminator": {"propertyName": "k"}},
        **{f"B{n}": {"type": "object", "properties": {"k": {}}} for n in range(5_000)},
    ),
    "branches": lambda: document(
        A={"oneOf": [ref(f"B{n}") for n in range(300)]},
        **{f"B{n}": {"type": "object", "properties": {f"p{n}": {}}} for n in range(300)},
    ),
    "inline-branches": lambda: document(A={"oneOf": [{"const": f"c{n}"} for n in range(2_000)]}),
    "too-many-branches": lambda: document(
        A={"oneOf": [{"type": "object", "properties": {f"p{n}": {}}} for n in range(2_000)]}
    ),
    "description": lambda: document(A={"type": "object", "description": "word " * 200_000}),
    "one-word": lambda: document(A={"type": "object", "description": "x" * 1_000_000}),
    "properties": lambda: document(
        A={"type": "object", "properties": {f"p{n}": {"type": "string"} for n in range(5_000)}}
    ),
    "default": lambda: document(
        A={"type": "object", "properties": {"a": {"type": "string", "default": "x" * 1_000_000}}}
    ),
    "example": lambda: document(A={"type": "object", "example": {"a": list(range(200_000))}}),
    "key": lambda: document(**{"N" * MEGA: {"type": "object", "properties": {"p" * MEGA: {}}}}),
    "tags": lambda: {
        **document(),
        "paths": {"/a": {"get": {"tags": [f"t{n}" for n in range(1_000)], "responses": {}}}},
    },
    "kinds-in-two-unions": lambda: document(
        **{
            f"K{n}": {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"const": f"k{n}"}, "below": kinds(range(40))},
            }
            for n in range(40)
        },
        All={"type": "object", "properties": {"below": kinds(range(40))}},
        Some={"allOf": [ref("All"), {"properties": {"below": kinds(range(20))}}]},
    ),
    "names": lambda: {
        **document(**{"N" * LONG: {"type": "object", "properties": {"p" * LONG: {}}}}),
        "paths": {
            "/a": {"get": {"operationId": "o" * MEGA, "tags": ["t" * MEGA], "responses": {}}},
            "/" + "b/" * 1_000: {"get": {"responses": {}}},
        },
    },
    "variables-of-a-path": lambda: {
        **document(),
        "paths": {
            "/" + "/".join(f"{{v{n}}}" for n in range(1_380)): {
                "get": {
                    "parameters": [
                        {"name": f"v{n}", "in": "path", "required": True, "schema": {}}
                        for n in range(1_380)
                    ],
                    "responses": {},
                }
            }
        },
    },
    "same-names": lambda: document(
        **{"Foo" + "_" * n: {"type": "object", "properties": {"a": {}}} for n in range(300)}
    ),
    "squares": lambda: document(
        **{f"A{n}": {"allOf": [ref(f"A{n - 1}"), ref(f"A{n - 1}")]} for n in range(1, 30)},
        A0={"type": "object", "properties": {"a": {}}},
    ),
    "product": lambda: document(
        A={
            "allOf": [
                {"oneOf": [{"properties": {f"p{n}x{m}": {}}} for m in range(10)]} for n in range(8)
            ]
        }
    ),
}


TOLD = {
    "key": "load-too-large",
    "too-many-branches": "schema-union-too-large",
    "too-many-components-of-a-union": "schema-union-too-large",
    "too-many-enum-values": "schema-enum-too-large",
    "variables-of-a-path": "operation-path",
}
"""What is too much, by what is said of it."""


@pytest.mark.parametrize("name", LARGE)
def test_within_budget(name: str, tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(LARGE[name]()))
    (tmp_path / "specloom.toml").write_text(CONFIG)
    done = subprocess.run(
        [sys.executable, "-c", RUN], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 2), done.stderr[-2000:]
    assert "failed unexpectedly" not in done.stderr, done.stderr
    codes = [item["code"] for item in json.loads(done.stdout)["diagnostics"]]
    assert name not in TOLD or TOLD[name] in codes
    assert resource.RLIMIT_CPU is not None
