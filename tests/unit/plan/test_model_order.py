"""The order of classes in a module: parts before wholes, and tagged ones before their tags."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.plan.model_parts import model_parts
from specloom.plan.model_views import model_modules
from specloom.render.views import ClassView
from specloom.understand import understand


def classes(folder: Path, **schemas: dict[str, Any]) -> list[ClassView]:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    (folder / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig(name="t", root=folder, document="openapi.json")
    plan = understand(config, Diagnostics()).plan
    return [view for module in model_modules(model_parts(plan.models)) for view in module.classes]


def order(folder: Path, **schemas: dict[str, Any]) -> list[str]:
    return [str(view.name) for view in classes(folder, **schemas)]


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


def test_a_tag_that_stands_for_a_class_that_comes_later_is_told_by_a_function(
    tmp_path: Path,
) -> None:
    """pyright finds no name in an expression that is defined after it."""
    either = {"oneOf": [ref("Tree"), ref("TreeLeaf")]}
    tree, leaf, plot = classes(
        tmp_path,
        Tree=kind("tree", below={"type": "array", "items": either}),
        TreeLeaf=kind("leaf", up=either),
        TreePlot={"type": "object", "properties": {"any": either}},
    )
    late = 'ByTag("kind", lambda: {"tree": Tree, "leaf": TreeLeaf})'
    assert late in str(tree.fields[1].annotation) and late in str(leaf.fields[1].annotation)
    assert 'ByTag("kind", {"tree": Tree, "leaf": TreeLeaf})' in str(plot.fields[0].annotation)
