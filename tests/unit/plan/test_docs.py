"""What docstrings say: each thing once, in sentences, and nothing that the names say already."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import generate

ITEM = {"type": "object", "properties": {"kind": {"enum": ["a", "b"]}, "size": {"type": "integer"}}}
BOX = {
    "type": "object",
    "properties": {
        "state": {"title": "State", "type": "string", "enum": ["new", "old"]},
        "items": {"type": "array", "items": ITEM},
        "seller": {"title": "Who sells it", "type": "object", "properties": {"id": {}}},
    },
}


def docs(
    tmp_path: Path, operation: dict[str, Any], method: str = "put", **schemas: Any
) -> dict[str, str]:
    """The docstrings of classes and methods of an SDK with one operation, by name."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            "/boxes/{box_id}": {method: {"tags": ["boxes"], "operationId": "fill", **operation}}
        },
        "components": {"schemas": schemas},
    }
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    tree = generate(SdkConfig(name="t", root=tmp_path, document="openapi.json"), Diagnostics())
    found: dict[str, str] = {}
    for path, source in tree.items():
        if path == "t/resources/boxes.py" or path.startswith("t/models/"):
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.ClassDef | ast.FunctionDef):
                    found.setdefault(node.name, ast.get_docstring(node) or "")
    return found


def answer(description: str, schema: Any = None) -> dict[str, Any]:
    content = {"content": {"application/json": {"schema": schema}}} if schema else {}
    return {"responses": {"200" if schema else "204": {"description": description, **content}}}


@pytest.mark.parametrize(
    ("summary", "description", "first"),
    [
        ("Put box", "Put a box.", "Put a box."),
        ("Put a box", "Put the box\ninto its place.", "Put the box\ninto its place."),
        ("Put box", "Moves it.", "Put box.\n\nMoves it."),
        ("Put box", "", "Put box."),
    ],
)
def test_a_summary_that_the_description_repeats_is_left_out(
    tmp_path: Path, summary: str, description: str, first: str
) -> None:
    told = {"summary": summary, "description": description}
    said = docs(tmp_path, told | answer("Done"))["fill"]
    assert said.startswith(f"{first}\n\nArgs:")


def test_an_argument_has_the_words_that_its_name_lacks(tmp_path: Path) -> None:
    parameters = [
        {"in": "path", "name": "box_id", "required": True, "schema": {"title": "Box Id"}},
        {
            "in": "query",
            "name": "limit",
            "schema": {"title": "Limit", "maximum": 9, "type": "number"},
        },
        {"in": "query", "name": "q", "schema": {"title": "Words to look for"}},
    ]
    said = docs(tmp_path, {"parameters": parameters, **answer("Done")})["fill"]
    arguments = said.partition("Args:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.strip() for line in arguments[:-1]] == [
        "limit: At most 9.",
        "q: Words to look for.",
    ]


@pytest.mark.parametrize(
    ("description", "schema", "said"),
    [
        ("Returns the box", {"type": "integer"}, "Returns:\n    The box."),
        ("OK", {"title": "Response Fill", "type": "integer"}, ""),
        ("OK", {"title": "How many", "type": "integer"}, "Returns:\n    How many."),
    ],
)
def test_what_comes_back_is_said_in_a_sentence(
    tmp_path: Path, description: str, schema: Any, said: str
) -> None:
    found = docs(tmp_path, answer(description, schema))["fill"]
    assert found.endswith(said)
    assert said or "Returns:" not in found


def test_where_nothing_comes_back_nothing_is_returned(tmp_path: Path) -> None:
    said = docs(tmp_path, {"summary": "Put", **answer("Put away, for good")})["fill"]
    assert said.startswith("Put.\n\nPut away, for good.\n\nArgs:")
    assert "Returns" not in said


@pytest.mark.parametrize(
    ("method", "status", "open_"),
    [("get", "200", True), ("get", "2XX", True), ("get", "204", False), ("put", "200", False)],
)
def test_a_body_that_the_document_leaves_out_is_told_of(
    tmp_path: Path, method: str, status: str, open_: bool
) -> None:
    answered = {"responses": {status: {"description": "The boxes."}}}
    said = docs(tmp_path, answered, method)["fill"]
    assert ("says nothing of the body; ``with_raw_response`` has what comes." in said) is open_


def test_a_class_without_words_of_its_own_says_where_it_stands(tmp_path: Path) -> None:
    body = {"type": "object", "properties": {"note": {"type": "string"}}}
    sent = {"requestBody": {"content": {"application/json": {"schema": body}}}}
    said = docs(tmp_path, {**sent, **answer("Done", BOX)}, Crate=BOX, Lid={"title": "Lid", **ITEM})
    assert said["FillBody"] == "The body of ``PUT /boxes/{box_id}``."
    assert said["FillResponse"] == "The answer of ``PUT /boxes/{box_id}``."
    assert said["Crate"] == "Crate."
    assert said["CrateState"] == "``state`` of ``Crate``."
    assert said["CrateItem"] == "An item of ``items`` of ``Crate``."
    assert said["CrateSeller"] == "Who sells it."
    assert said["Lid"] == "Lid."
    assert said["LidKind"] == "``kind`` of ``Lid``."
