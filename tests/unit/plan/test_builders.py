"""Which bodies have builders, and what the builders are called (`x-specloom-builders`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.understand import understand

SOUP: dict[str, Any] = {
    "type": "object",
    "required": ["inputs"],
    "properties": {
        "inputs": {
            "type": "object",
            "required": ["water"],
            "properties": {"water": {"type": "number"}},
        }
    },
}
DISH: dict[str, Any] = {
    "type": "object",
    "required": ["kind", "recipe"],
    "properties": {
        "kind": {"type": "string", "enum": ["soup"]},
        "recipe": {"anyOf": [{"$ref": "#/components/schemas/Soup"}]},
    },
    "allOf": [
        {
            "if": {"properties": {"kind": {"const": "soup"}}},
            "then": {"properties": {"recipe": {"$ref": "#/components/schemas/Soup"}}},
        }
    ],
}


def builders(folder: Path, *, root: Any = None, body: Any = None) -> list[tuple[str, str]]:
    """(module, name) of each builder, with the extension at the root and on the body."""
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Kitchen", "version": "1"},
        "paths": {
            "/dishes": {
                "post": {
                    "requestBody": {
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Dish"}}
                        }
                    },
                    "responses": {"204": {"description": "Done."}},
                }
            }
        },
        "components": {"schemas": {"Soup": SOUP, "Dish": dict(DISH)}},
    }
    if root is not None:
        document["x-specloom-builders"] = root
    if body is not None:
        document["components"]["schemas"]["Dish"]["x-specloom-builders"] = body
    (folder / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig.model_validate(
        {"root": folder, "name": "kitchen", "document": "openapi.json"}
    )
    diagnostics = Diagnostics()
    plan = understand(config, diagnostics).plan
    assert not diagnostics.has_errors, diagnostics.items
    return [(each.module, each.name) for each in plan.builders]


@pytest.mark.parametrize(
    ("root", "body", "expected"),
    [
        (None, None, [("soup", "SoupBuilder")]),
        (True, None, [("soup", "SoupBuilder")]),
        (False, None, []),
        (False, True, [("soup", "SoupBuilder")]),
        (None, False, []),
        (None, {"enabled": False}, []),
        (None, {"suffix": "Maker"}, [("soup", "SoupMaker")]),
        ({"suffix": "Maker"}, None, [("soup", "SoupMaker")]),
        ({"suffix": "Maker"}, {"suffix": "Order"}, [("soup", "SoupOrder")]),
    ],
)
def test_the_body_says_and_else_the_root(
    tmp_path: Path, root: Any, body: Any, expected: list[tuple[str, str]]
) -> None:
    assert builders(tmp_path, root=root, body=body) == expected
