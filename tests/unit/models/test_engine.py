"""What the models engine is given: each type once, and nothing that is the document's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import Diagnostics
from specloom.format.cache import Cache
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


def made_of(
    schemas: dict[str, Any],
    folder: Path,
    cache: Cache | None = None,
    found: Diagnostics | None = None,
) -> dict[str, bytes]:
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
    noted = Diagnostics() if found is None else found
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
    tree = generate(sdk, noted, cache)
    if found is None:
        assert not [item for item in noted.items if item.code == "models-engine"], noted.items
    return tree


def read(documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The types that the engine is given."""
    return [
        each
        for document in documents
        for each in document["components"]["schemas"]["Types"]["properties"].values()
    ]


UNUSUAL: dict[str, Any] = {"anyOf": [{"type": "integer"}, {"$ref": "#/components/schemas/Friend"}]}
"""A type that specloom does not come with."""


def test_a_type_is_read_once(tmp_path: Path, given: list[dict[str, Any]]) -> None:
    """Names, texts and the names of what is mentioned do not make another type."""
    person = {"properties": {**PERSON["properties"], "a": UNUSUAL, "b": UNUSUAL}}
    other = json.loads(json.dumps(person).replace("Friend", "Enemy").replace('"a"', '"c"'))
    leaf = {"type": "object", "properties": {"since": {"type": "string"}}}
    tree = made_of({"Person": person, "Animal": other, "Friend": leaf, "Enemy": leaf}, tmp_path)
    types = [json.dumps(each) for each in read(given)]
    assert len(types) == len(set(types))
    mixed = {"anyOf": [{"type": "integer"}, {"$ref": "#/components/schemas/Stub0"}]}
    assert [each for each in types if "anyOf" in each] == [json.dumps(mixed)]
    text = b"".join(tree.values())
    for name in (b"Person", b"Animal", b"Friend", b"Enemy"):
        assert b"class " + name + b"(Model):" in text
    assert b"    a: int | Friend | None = None" in text
    assert b"    c: int | Enemy | None = None" in text


def test_the_engine_writes_the_classes_of_what_it_reads(
    tmp_path: Path, given: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, list[str]] = {}
    run = build.run_engine

    def noted(document: Any, views: Any, templates: Path) -> Any:
        asked.update(
            {name: [str(view.name) for view in several] for name, several in views.items()}
        )
        return run(document, views, templates)

    monkeypatch.setattr(build, "run_engine", noted)
    colour = {"type": "string", "enum": ["red", "green"]}
    shade = {"type": "string", "enum": ["dark"]}
    leaf = {"type": "object", "properties": {"since": {"type": "string"}}}
    person = {"properties": {"a": UNUSUAL}}
    enums = {"Colour": colour, "Hue": colour, "Shade": shade}
    made_of({"Person": person, "Friend": leaf, **enums}, tmp_path)
    assert sorted(map(sorted, asked.values())) == [
        ["Colour", "Hue"],
        ["Friend", "Person"],
        ["Shade"],
    ]


def test_nothing_of_the_document_reaches_the_engine(
    tmp_path: Path, given: list[dict[str, Any]]
) -> None:
    person = {**PERSON, "properties": {**PERSON["properties"], "either": UNUSUAL}}
    made_of({"Person": person, "Friend": {"type": "object"}}, tmp_path)
    assert given
    said = json.dumps(given)
    for word in ("Person", "Friend", "secret", "Secret", "nickname", "either"):
        assert word not in said


def test_what_was_read_in_another_run_is_remembered(
    tmp_path: Path, given: list[dict[str, Any]]
) -> None:
    schemas = {"Person": {"properties": {"a": UNUSUAL}}, "Friend": {"type": "object"}}
    schemas["Colour"] = {"type": "string", "enum": ["red", "green"]}
    cache = Cache(tmp_path / "cache")
    tree = made_of(schemas, tmp_path, cache)
    assert len(given) == 1
    assert made_of(schemas, tmp_path, cache) == tree
    assert len(given) == 1


def test_a_type_that_the_engine_cannot_digest_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = build.run_engine

    def failing(document: Any, *rest: Any) -> Any:
        if '"integer"' in json.dumps(document):
            raise ValueError("cannot digest")
        return run(document, *rest)

    whole = {"Person": {"properties": {"a": UNUSUAL}}, "Friend": {"type": "object"}}
    whole["Colour"] = {"type": "string", "enum": ["red", "green"]}
    expected = made_of(whole, tmp_path)
    monkeypatch.setattr(build, "run_engine", failing)
    found = Diagnostics()
    assert made_of(whole, tmp_path, found=found) == expected
    assert [(each.code, each.message.split(":")[0]) for each in found.items] == [
        ("models-engine", "class Person is written without the models engine")
    ]
