"""What the models engine is given: each shape once, and nothing that is the document's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import Diagnostics
from specloom.generate import generate
from specloom.models import build
from support.making import configured

PERSON: dict[str, Any] = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer"},
        "name": {"type": "string"},
        "secret_nickname": {"type": "string", "description": "Secret words."},
        "friend": {"$ref": "#/components/schemas/Friend"},
    },
}


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The documents that the engine is given."""
    documents: list[dict[str, Any]] = []
    run = build.run_engine

    def noted(document: Any, *rest: Any) -> Any:
        documents.append(document)
        return run(document, *rest)

    monkeypatch.setattr(build, "run_engine", noted)
    return documents


def made_of(schemas: dict[str, Any], folder: Path) -> dict[str, bytes]:
    paths = {
        f"/{name.lower()}": {
            "get": {
                "responses": {
                    "200": {
                        "description": "",
                        "content": {
                            "application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}
                        },
                    }
                }
            }
        }
        for name in schemas
    }
    info = {"title": "Shapes", "version": "1"}
    document = {
        "openapi": "3.1.0",
        "info": info,
        "paths": paths,
        "components": {"schemas": schemas},
    }
    found = Diagnostics()
    (folder / "openapi.yaml").write_text(json.dumps(document))
    sdk = configured(
        folder,
        """
        [sdks.pets]
        document = "openapi.yaml"
        output = "sdk"
        package = "pets"
        client = "Pets"
        formatter = "ruff"
        """,
    )
    tree = generate(sdk, found)
    assert not [item for item in found.items if item.code == "models-engine"], found.items
    return tree


def shapes(document: dict[str, Any]) -> dict[str, Any]:
    schemas: dict[str, Any] = document["components"]["schemas"]
    return {name: each for name, each in schemas.items() if name.startswith("Shape")}


def test_classes_of_one_shape_are_read_once(tmp_path: Path, given: list[dict[str, Any]]) -> None:
    """Names, texts and the names of what is mentioned do not make another shape."""
    other = json.loads(json.dumps(PERSON).replace("Friend", "Enemy").replace("name", "title"))
    leaf = {"type": "object", "properties": {"since": {"type": "string"}}}
    tree = made_of({"Person": PERSON, "Animal": other, "Friend": leaf, "Enemy": leaf}, tmp_path)
    (document,) = given
    assert len(shapes(document)) == 2
    text = b"".join(tree.values())
    for name in (b"Person", b"Animal", b"Friend", b"Enemy"):
        assert b"class " + name + b"(Model):" in text
    assert b"    friend: Friend | None = None" in text
    assert b"    friend: Enemy | None = None" in text or b"    enemy: Enemy | None" in text


def test_nothing_of_the_document_reaches_the_engine(
    tmp_path: Path, given: list[dict[str, Any]]
) -> None:
    made_of({"Person": PERSON, "Friend": {"type": "object"}}, tmp_path)
    said = json.dumps(given)
    for word in ("Person", "Friend", "secret", "Secret", "nickname"):
        assert word not in said


def test_a_type_is_read_once_in_a_shape(tmp_path: Path, given: list[dict[str, Any]]) -> None:
    """Text that may be left out stands in three fields of one class, and once in its shape."""
    texts = {f"text_{number}": {"type": "string"} for number in range(3)}
    made_of({"Note": {"type": "object", "properties": texts}}, tmp_path)
    (shape,) = shapes(given[0]).values()
    assert shape["properties"] == {"p0": {"type": "string"}}
    assert shape["required"] == []
