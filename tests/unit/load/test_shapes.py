"""What stands where it cannot be read is told, with its place; overlays may mend it first."""

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import Diagnostics, Severity
from specloom.load import read
from support.changes import changed

BASE = {
    "openapi": "3.1.0",
    "info": {"title": "Boats", "version": "1"},
    "paths": {
        "/boats": {
            "parameters": [],
            "get": {
                "operationId": "list",
                "tags": ["boats"],
                "parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}],
                "responses": {"200": {"description": "Boats."}},
            },
        }
    },
    "components": {
        "schemas": {
            "Boat": {
                "type": ["object", "null"],
                "required": ["name"],
                "properties": {"name": {"type": "string", "maxLength": 9}, "type": True},
                "items": [{"type": "string"}],  # of older drafts
                "x-note": 5,
            }
        }
    },
    "x-anything": [],
}
GET = "/paths/~1boats/get"
BOAT = "/components/schemas/Boat"


def _found(tmp_path: Path, data: Any, *overlays: str) -> list[tuple[str, Severity, str, str]]:
    (tmp_path / "api.json").write_text(json.dumps(data))
    diagnostics = Diagnostics()
    read("api.json", *overlays, base=tmp_path, diagnostics=diagnostics)
    return [
        (item.code, item.severity, item.message, item.place.pointer)
        for item in diagnostics.items
        if item.place
    ]


@pytest.mark.parametrize("at", ["/paths/~1boats/parameters", f"{GET}/tags", f"{BOAT}/items"])
def test_what_is_right_or_null_is_not_told(tmp_path: Path, at: str) -> None:
    assert _found(tmp_path, BASE) == []
    assert _found(tmp_path, changed(BASE, [["set", at, None]])) == []


@pytest.mark.parametrize(
    ("at", "value", "message"),
    [
        ("/paths", [BASE["paths"]], "paths: the paths object is needed here, not a list"),
        (GET, [{}], "get: an operation is needed here, not a list"),
        (f"{GET}/parameters", {"q": {}}, "parameters: a list of parameters is needed here"),
        (f"{GET}/responses", ["200"], "responses: the responses object is needed here"),
        (f"{GET}/security", {"key": []}, "security: a list is needed here, not an object"),
        ("/components/schemas", [{}], "schemas: a mapping of schemas is needed here, not a list"),
        (f"{BOAT}/properties", [{}], "properties: a mapping of schemas is needed here"),
        (f"{BOAT}/allOf", {"type": "object"}, "allOf: a list of schemas is needed here"),
    ],
)
def test_what_is_lost_is_an_error(tmp_path: Path, at: str, value: Any, message: str) -> None:
    ((code, severity, text, pointer),) = _found(tmp_path, changed(BASE, [["set", at, value]]))
    assert (code, severity, pointer) == ("load-shape", Severity.ERROR, at)
    assert text.startswith(message)


@pytest.mark.parametrize(
    ("at", "value", "message"),
    [
        (GET, None, "get: an operation is needed here, not null"),
        (f"{GET}/tags", "boats", "tags: a list of texts is needed here, not the text 'boats'"),
        (f"{GET}/tags/0", 5, "tags: text is needed here, not the number 5"),
        (f"{GET}/operationId", ["list"], "operationId: text is needed here, not a list"),
        (f"{GET}/parameters/0/required", "true", "required: true or false is needed here"),
        (BOAT, None, "Boat: a schema is needed here, not null"),
        (f"{BOAT}/type", "objekt", "type: a type of JSON Schema, or a list of them is needed here"),
        (f"{BOAT}/type/1", "nil", "type: a type of JSON Schema, or a list of them is needed here"),
        (f"{BOAT}/required", True, "required: a list of texts is needed here, not true"),
        (f"{BOAT}/properties", [], "properties: a mapping of schemas is needed here, not an empty"),
        (f"{BOAT}/properties/name", "text", "name: a schema is needed here, not the text 'text'"),
        (f"{BOAT}/properties/name/maxLength", "9", "maxLength: a number is needed here"),
    ],
)
def test_what_says_little_is_a_warning(tmp_path: Path, at: str, value: Any, message: str) -> None:
    ((code, severity, text, pointer),) = _found(tmp_path, changed(BASE, [["set", at, value]]))
    assert (code, severity, pointer) == ("load-shape", Severity.WARNING, at)
    assert text.startswith(message)


@pytest.mark.parametrize("name", ["GET", "fetch"])
def test_an_operation_under_another_name_is_not_lost_in_silence(tmp_path: Path, name: str) -> None:
    data = changed(BASE, [["rename", GET, name]])
    ((code, severity, text, pointer),) = _found(tmp_path, data)
    assert (code, severity, pointer) == ("load-field", Severity.ERROR, f"/paths/~1boats/{name}")
    assert repr(name) in text


def test_an_overlay_can_mend_it(tmp_path: Path) -> None:
    data = changed(BASE, [["set", f"{GET}/parameters", {"q": {}}]])
    action = {"target": "$.paths['/boats'].get.parameters", "remove": True}
    overlay = {"overlay": "1.0.0", "info": {"title": "o", "version": "1"}, "actions": [action]}
    (tmp_path / "overlay.json").write_text(json.dumps(overlay))
    assert len(_found(tmp_path, data)) == 1
    assert _found(tmp_path, data, "overlay.json") == []


def test_the_place_is_that_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "boat.json").write_text('{"type": "object",\n "properties": [{}]}')
    data = changed(BASE, [["set", BOAT, {"$ref": "boat.json"}]])
    (tmp_path / "api.json").write_text(json.dumps(data))
    diagnostics = Diagnostics()
    read("api.json", base=tmp_path, diagnostics=diagnostics)
    places = [item.place for item in diagnostics.items]
    assert [(place and place.file, place and place.line) for place in places] == [("boat.json", 2)]
