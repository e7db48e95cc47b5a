"""Slips in the names of fields are told, with what is meant; what vendors add is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import Diagnostic, Diagnostics
from specloom.load import misspelled, read
from specloom.load.misspelled import FIELDS
from support.changes import changed

from .test_flaws import BASE, BOAT, BODY, DONE, NAME, POST, SCHEMES, Q

META = Path(__file__).parents[2] / "data" / "openapi-meta-schemas"

SLIPS: tuple[tuple[str, str, Any, str], ...] = (
    (BOAT, "requried", ["name"], "required"),
    (BOAT, "propertes", {}, "properties"),
    (BOAT, "additionalproperties", False, "additionalProperties"),
    (BOAT, "additional_properties", False, "additionalProperties"),
    (NAME, "nulable", True, "nullable"),
    (NAME, "enums", ["a"], "enum"),
    (NAME, "minlength", 1, "minLength"),
    (NAME, "maxLenght", 1, "maxLength"),
    (NAME, "desciption", "A.", "description"),
    (NAME, "readonly", True, "readOnly"),
    (NAME, "oneof", [{}], "oneOf"),
    (NAME, "defualt", "a", "default"),
    (Q, "requierd", True, "required"),
    (Q, "explod", True, "explode"),
    (POST, "operationID", "x", "operationId"),
    (POST, "sumary", "A.", "summary"),
    (POST, "depricated", True, "deprecated"),
    (POST, "securtiy", [], "security"),
    (f"{POST}/requestBody", "requred", True, "required"),
    (f"{BODY}", "exmaple", {}, "example"),
    (f"{BODY}/encoding/a", "hedaers", {}, "headers"),
    (DONE, "desciption", "A.", "description"),
    ("/paths/~1boats~1{id}", "paramters", [], "parameters"),
    ("/components", "schemes", {}, "schemas"),
    ("/components", "requestBodys", {}, "requestBodies"),
    ("/info", "sumary", "A.", "summary"),
    ("", "webhook", {}, "webhooks"),
    (f"{SCHEMES}/http", "bearerformat", "JWT", "bearerFormat"),
    ("/servers/0", "desc-ription", "A.", "description"),
)

OBJECTS = {
    "info": "Info",
    "server": "Server",
    "tag": "Tag",
    "path-item": "PathItem",
    "operation": "Operation",
    "parameter": "Parameter",
    "header": "Header",
    "request-body": "RequestBody",
    "response": "Response",
    "media-type": "MediaType",
    "encoding": "Encoding",
    "example": "Example",
    "link": "Link",
    "components": "Components",
    "security-scheme": "APIKeySecurityScheme HTTPSecurityScheme OAuth2SecurityScheme "
    "OpenIdConnectSecurityScheme",
    "discriminator": "Discriminator",
    "schema": "Schema",
}

NONE: tuple[tuple[str, str, Any], ...] = (
    (NAME, "x-requried", True),
    (NAME, "optional", True),
    (NAME, "enumNames", ["A"]),
    (NAME, "ttl", 1),
    (NAME, "types", {"a": 1}),  # could not stand in `type`
    (NAME, "typos", "string"),  # two letters of five
    (BOAT, "property", {"a": {}}),
    (BOAT, "requireds", ["a"]),  # beside `required`
    (f"{BOAT}/properties", "nulable", {"type": "string"}),  # a property may be called so
    ("/paths/~1boats~1{id}", "x-paramters", []),
    (POST, "group", "a"),
    (POST, "permissions", ["a"]),
    ("/tags/0", "names", {"de": "Boote"}),
    (DONE, "schema", {}),
    (NAME, "a" * 5000, 1),
)


def told(folder: Path, at: str, name: str, value: Any, instead: str = "") -> list[Diagnostic]:
    """What is told of a document with a field, and without the one that is meant."""
    taken = [["remove", f"{at}/{instead}"]] if instead else []
    base = changed(BASE, [["set", f"{at}/{instead}", 0], *taken]) if instead else BASE
    document = changed(base, [["set", f"{at}/{name}", value]])
    (folder / "openapi.json").write_text(json.dumps(document, indent=1))
    diagnostics = Diagnostics()
    read("openapi.json", base=folder, diagnostics=diagnostics)
    return [each for each in diagnostics.items if each.code == "load-misspelled"]


@pytest.mark.parametrize(("at", "name", "value", "meant"), SLIPS)
def test_a_slip_is_told(tmp_path: Path, at: str, name: str, value: Any, meant: str) -> None:
    (found,) = told(tmp_path, at, name, value, instead=meant)
    assert found.place and found.place.pointer == f"{at}/{name}"
    assert found.place.line and found.place.column
    assert found.message.startswith(f"{name!r} is no field of ")
    assert found.hint == f"did you mean {meant!r}? A field of your own begins with x-"


@pytest.mark.parametrize(("at", "name", "value"), NONE, ids=lambda each: str(each)[:30])
def test_what_is_no_slip_is_not_told(tmp_path: Path, at: str, name: str, value: Any) -> None:
    assert told(tmp_path, at, name, value) == []


def test_what_stands_beside_a_reference_says_nothing_but_in_schemas(tmp_path: Path) -> None:
    ghost = {"$ref": "#/components/parameters/P", "requird": True}
    assert told(tmp_path, POST, "parameters", [ghost]) == []
    assert told(tmp_path, BOAT, "not", {"$ref": NAME, "requird": ["a"]})


def test_each_name_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    near = misspelled._is_near

    def counted(one: str, other: str) -> bool:
        compared.append(one)
        return near(one, other)

    monkeypatch.setattr(misspelled, "_is_near", counted)
    misspelled._meant.cache_clear()
    for _ in range(100):
        assert list(misspelled.misspelled({"unheardof": 1}, "schema")) == []
    assert len(compared) == len(FIELDS["schema"])


def _names(node: Any) -> Iterator[str]:
    """The properties that a meta schema names for one object, whichever branch they stand in."""
    for key, value in node.items() if isinstance(node, dict) else ():
        if key == "properties":
            yield from value
        elif key in ("allOf", "oneOf", "anyOf"):
            for each in value:
                yield from _names(each)
        elif key in ("if", "then", "else", "not", "dependentSchemas", "$defs") or key.startswith(
            "type-"
        ):
            yield from _names(value)


@pytest.mark.parametrize(("kind", "old"), OBJECTS.items())
def test_all_fields_of_the_specification_are_known(kind: str, old: str) -> None:
    old_meta, new_meta = (
        json.loads((META / f"{each}.json").read_text()) for each in ("3.0", "3.2")
    )
    parts = [old_meta["definitions"][each] for each in old.split()]
    parts.append(new_meta["$defs"].get(kind, {}))
    names = {name for part in parts for name in _names(part)}
    assert {each for each in names if each[0] != "^"} <= FIELDS[kind]
    assert len(names) > 1
