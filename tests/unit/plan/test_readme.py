"""What the README of an SDK shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import generate


def readme(tmp_path: Path, **document: Any) -> str:
    """The README of an SDK."""
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, **document}
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    tree = generate(SdkConfig(name="t", root=tmp_path, document="openapi.json"), Diagnostics())
    return tree["README.md"].decode()


def sending(name: str, schema: Any) -> dict[str, Any]:
    """An operation that sends an object with one property, and gives nothing."""
    body = {"type": "object", "required": [name], "properties": {name: schema}}
    return {
        "operationId": f"send_{name}",
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {"204": {"description": "Done"}},
    }


def test_the_body_that_is_shown_has_something_in_it(tmp_path: Path) -> None:
    notes = {"type": "array", "items": {"type": "object", "properties": {"text": {}}}}
    paths = {"/notes": {"post": sending("notes", notes)}}
    assert "Body(notes=[" in readme(tmp_path, paths=paths)
    paths["/words"] = {"post": sending("words", {"type": "string"})}
    assert 'Body(words="...")' in readme(tmp_path, paths=paths)


def test_what_is_going_away_is_shown_last(tmp_path: Path) -> None:
    done = {"204": {"description": "Done"}}
    paths = {
        "/old": {"get": {"operationId": "old", "deprecated": True, "responses": done}},
        "/new/{id}": {
            "get": {
                "operationId": "new",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
                ],
                "responses": done,
            }
        },
    }
    said = readme(tmp_path, paths=paths)
    assert 'client.new.new("...")' in said or 'client.new.get("...")' in said
    assert "client.old" not in said


@pytest.mark.parametrize(
    ("schema", "given"),
    [
        ({"type": "string", "contentMediaType": "image/png"}, 'Path("data.bin")'),
        (
            {"type": "array", "items": {"type": "string", "contentMediaType": "image/png"}},
            '[Path("data.bin")]',
        ),
    ],
)
def test_a_file_is_shown_where_one_can_be_sent(tmp_path: Path, schema: Any, given: str) -> None:
    def sends(properties: Any) -> Any:
        content = {"multipart/form-data": {"schema": {"type": "object", "properties": properties}}}
        return {
            "post": {
                "operationId": "send",
                "requestBody": {"content": content},
                "responses": {"204": {"description": "Done"}},
            }
        }

    assert "## Files" not in readme(tmp_path, paths={"/a": sends({"name": {"type": "string"}})})
    said = readme(tmp_path, paths={"/a": sends({"name": {"type": "string"}, "photo": schema})})
    assert f'.send({{"photo": {given}}}))' in said


def test_what_the_document_says_of_a_credential_is_told(tmp_path: Path) -> None:
    schemes = {
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "login": {
            "type": "oauth2",
            "description": "Ask for one in *Settings*.",
            "flows": {
                "authorizationCode": {
                    "authorizationUrl": "https://id.example/authorize",
                    "tokenUrl": "https://id.example/token",
                    "scopes": {"read": "Reads"},
                }
            },
        },
    }
    said = readme(
        tmp_path,
        paths={"/words": {"post": sending("words", {"type": "string"})}},
        components={"securitySchemes": schemes},
        security=[{"login": []}, {"key": []}],
    )
    assert (
        "`token`: Ask for one in *Settings*. OAuth 2.0 authorization code: "
        "<https://id.example/authorize>, <https://id.example/token>, with read.\n"
    ) in said
    assert "`api_key`:" not in said
