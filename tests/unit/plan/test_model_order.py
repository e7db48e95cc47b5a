"""The order of classes in a module: parts before wholes, and tagged ones before their tags."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import understand
from specloom.plan.model_views import model_modules


def order(folder: Path, **schemas: dict[str, Any]) -> list[str]:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    (folder / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig(name="t", root=folder, document="openapi.json")
    plan = understand(config, Diagnostics()).plan
    return [str(view.name) for module in model_modules(plan.models) for view in module.classes]


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def kind(value: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": value}, **properties},
    }


def test_in_a_circle_what_a_tag_stands_for_comes_first(tmp_path: Path) -> None:
    either = {
        "oneOf": [ref("Card"), ref("Zebra")],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"card": ref("Card")["$ref"], "zebra": ref("Zebra")["$ref"]},
        },
    }
    found = order(
        tmp_path,
        Account={"type": "object", "properties": {"all": {"type": "array", "items": either}}},
        Card=kind("card", account=ref("Account")),
        Zebra=kind("zebra", account=ref("Account")),
    )
    assert found == ["Card", "Zebra", "Account"]


def test_otherwise_by_name_in_a_circle(tmp_path: Path) -> None:
    found = order(
        tmp_path,
        Beta={"type": "object", "properties": {"a": ref("Alpha")}},
        Alpha={"type": "object", "properties": {"b": ref("Beta")}},
    )
    assert found == ["Alpha", "Beta"]
