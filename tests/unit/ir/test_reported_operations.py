"""What of an operation is not followed is reported, with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.yields import yielded

FORM = {"type": "object", "properties": {"a": {"type": "string"}}}
PART = {"contentType": "text/plain"}


def multipart(**more: Any) -> dict[str, Any]:
    return {"requestBody": {"content": {"multipart/form-data": {"schema": FORM, **more}}}}


BODY = "/requestBody/content/multipart~1form-data"
HEADER = {"X-A": {"schema": {"type": "string"}}}
CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "no-media-type": ({"requestBody": {"content": {}}}, "operation-body-empty", "/requestBody"),
    "by-position": (
        multipart(prefixEncoding=[PART]),
        "operation-encoding",
        f"{BODY}/prefixEncoding",
    ),
    "of-the-others": (multipart(itemEncoding=PART), "operation-encoding", f"{BODY}/itemEncoding"),
    "inside-of-a-part": (
        multipart(encoding={"a": {"encoding": {"b": PART}}}),
        "operation-encoding",
        f"{BODY}/encoding/a/encoding",
    ),
    "style-of-a-part": (
        multipart(encoding={"a": {"style": "spaceDelimited"}}),
        "operation-encoding",
        f"{BODY}/encoding/a/style",
    ),
    "header-of-a-part": (
        multipart(encoding={"a": {"headers": HEADER}}),
        "operation-encoding",
        f"{BODY}/encoding/a/headers/X-A",
    ),
    "unknown-scheme": ({"security": [{"ghost": []}]}, "operation-security-unknown", "/security"),
    "default-of-a-parameter": (
        {
            "parameters": [
                {"name": "p", "in": "query", "schema": {"type": "integer", "default": "a"}}
            ]
        },
        "schema-default",
        "/parameters/0/schema",
    ),
}


def document(operation: dict[str, Any], **more: Any) -> dict[str, Any]:
    responses = {"204": {"description": ""}}
    return {
        "openapi": "3.2.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"post": {"responses": responses, **operation}}},
        **more,
    }


@pytest.mark.parametrize("name", CASES)
def test_it_is_reported(tmp_path: Path, name: str) -> None:
    operation, code, where = CASES[name]
    made = yielded(document(operation), tmp_path)
    found = [(item.code, item.place.pointer if item.place else "") for item in made.items]
    assert found == [(code, f"/paths/~1a/post{where}")]
    assert made.exit_code == 0


def test_what_is_followed_is_not_reported(tmp_path: Path) -> None:
    encoding = {
        "a": {
            "contentType": "application/json",
            "style": "form",
            "headers": {"X-A": {"schema": {"const": "b"}}},
        }
    }
    assert yielded(document(multipart(encoding=encoding)), tmp_path).items == ()


def test_requirements_of_the_whole_document(tmp_path: Path) -> None:
    (found,) = yielded(document({}, security=[{"ghost": []}]), tmp_path).items
    assert found.place is not None
    assert (found.code, found.place.pointer) == ("operation-security-unknown", "/security")


def test_another_dialect(tmp_path: Path) -> None:
    dialect = "http://json-schema.org/draft-07/schema#"
    (found,) = yielded(document({}, jsonSchemaDialect=dialect), tmp_path).items
    assert found.code == "schema-dialect"
    usual = "https://spec.openapis.org/oas/3.1/dialect/base"
    assert yielded(document({}, jsonSchemaDialect=usual), tmp_path / "usual").items == ()
