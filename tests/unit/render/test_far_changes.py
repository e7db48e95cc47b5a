"""What decides a module from far away: when it changes, the file is not taken from the last run."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.format.cache import Cache
from specloom.generate import generate

Doc = dict[str, Any]


def ref(name: str) -> Doc:
    return {"$ref": f"#/components/schemas/{name}"}


def answer(schema: Doc, **more: Doc) -> Doc:
    return {
        "200": {"description": "It.", "content": {"application/json": {"schema": schema}}},
        **more,
    }


DOCUMENT: Doc = {
    "openapi": "3.1.0",
    "info": {"title": "Far", "version": "1"},
    "security": [{"key": []}],
    "servers": [{"url": "https://a.example"}],
    "tags": [{"name": "things", "description": "Things."}],
    "paths": {
        "/things": {
            "get": {
                "tags": ["things"],
                "operationId": "list-things",
                "security": [{"key": []}],
                "servers": [{"url": "https://a.example"}],
                "responses": answer(ref("Holder"), **{"418": {"description": "No."}}),
            },
            "post": {
                "tags": ["things"],
                "operationId": "send-thing",
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": ref("Maybe")}},
                },
                "responses": answer(ref("Holder")),
            },
        },
        "/files": {
            "post": {
                "tags": ["files"],
                "operationId": "send-file",
                "requestBody": {"content": {"application/json": {"schema": ref("Upload")}}},
                "responses": answer(ref("Alpha")),
            },
        },
        "/both": {
            "get": {
                "tags": ["files", "things"],
                "operationId": "get-both",
                "responses": answer(ref("Alpha")),
            }
        },
    },
    "components": {
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "other": {"type": "apiKey", "in": "header", "name": "X-Other"},
        },
        "schemas": {
            "Maybe": {"type": "string", "maxLength": 9},
            "Kind": {"type": "string", "enum": ["fooBarBaz", "other"]},
            "Holder": {
                "type": "object",
                "properties": {
                    "maybe": ref("Maybe"),
                    "alpha": ref("Alpha"),
                    "kind": {**ref("Kind"), "default": "fooBarBaz"},
                    "fooBarBaz": {
                        "type": "object",
                        "x-specloom-name": "Zeta",
                        "properties": {"text": {"type": "string"}},
                    },
                },
            },
            "Alpha": {"type": "object", "properties": {"beta": ref("Beta")}},
            "Beta": {"type": "object", "properties": {"text": {"type": "string"}}},
            "Upload": {
                "type": "object",
                "properties": {"file": {"type": "string", "format": "binary"}},
            },
        },
    },
}


def schemas(document: Doc) -> Doc:
    found: Doc = document["components"]["schemas"]
    return found


def null_behind_a_name(document: Doc) -> None:
    schemas(document)["Maybe"]["type"] = ["string", "null"]


def another_name(document: Doc) -> None:
    schemas(document)["Alpha"]["x-specloom-name"] = "Omega"


def another_module(document: Doc) -> None:
    schemas(document)["Beta"]["properties"]["alpha"] = ref("Alpha")


def sent_as_multipart(document: Doc) -> None:
    body = document["paths"]["/files"]["post"]["requestBody"]["content"]
    body["multipart/form-data"] = body.pop("application/json")


def another_default_security(document: Doc) -> None:
    document["security"] = [{"other": []}]


def another_server(document: Doc) -> None:
    document["servers"] = [{"url": "https://b.example"}]


def another_description_of_the_tag(document: Doc) -> None:
    document["tags"][0]["description"] = "All things."


def another_answer_of_what_is_shared(document: Doc) -> None:
    document["paths"]["/both"]["get"]["responses"] = {"204": {"description": "Done."}}


def a_file_as_the_answer_of_what_is_shared(document: Doc) -> None:
    file = {"application/octet-stream": {}}
    document["paths"]["/both"]["get"]["responses"]["200"]["content"] = file


def a_header_for_all(document: Doc) -> None:
    document["x-specloom-idempotency-header"] = "X-Once"


def nothing(document: Doc) -> None:
    pass


@pytest.mark.parametrize(
    ("change", "options", "path"),
    [
        (null_behind_a_name, {}, "models/holder.py"),
        (null_behind_a_name, {}, "resources/things.py"),
        (another_name, {}, "models/holder.py"),
        (another_name, {}, "resources/files.py"),
        (another_module, {}, "models/holder.py"),
        (sent_as_multipart, {}, "models/upload.py"),
        (another_default_security, {}, "resources/things.py"),
        (another_server, {}, "resources/things.py"),
        (another_description_of_the_tag, {}, "resources/things.py"),
        (another_answer_of_what_is_shared, {}, "resources/_files_and_things.py"),
        (a_file_as_the_answer_of_what_is_shared, {}, "resources/things.py"),
        (a_header_for_all, {}, "resources/files.py"),
        (nothing, {"words": ("fooBar",)}, "models/kind.py"),
        (nothing, {"words": ("fooBar",)}, "models/holder.py"),
        (nothing, {"client": "ImATeapot"}, "resources/things.py"),
    ],
)
def test_a_file_is_made_anew_when_what_decides_it_from_far_away_changes(
    tmp_path: Path, change: Callable[[Doc], None], options: Doc, path: str
) -> None:
    changed = deepcopy(DOCUMENT)
    change(changed)
    cache = Cache(tmp_path / "cache")
    before = generated(tmp_path, DOCUMENT, cache, {})
    after = generated(tmp_path, changed, Cache(None), options)
    assert before[f"far/{path}"] != after[f"far/{path}"]
    assert generated(tmp_path, changed, cache, options) == after


def generated(root: Path, document: Doc, cache: Cache, options: Doc) -> Mapping[str, bytes]:
    (root / "openapi.json").write_text(json.dumps(document))
    given = {"client": "Far", "package": "far", **options}
    config = SdkConfig(root=root, name="far", document="openapi.json", formatter="ruff", **given)
    found = Diagnostics()
    tree = generate(config, found, cache)
    assert not found.has_errors, found.items
    return tree
