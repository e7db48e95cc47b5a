"""Properties of which the same is said are read once, and are fields of their own all the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import Diagnostics
from specloom.ir import read_object
from specloom.ir.api import Api
from specloom.ir.read_api import read_api
from specloom.ir.schemas import Field, ObjectSchema
from specloom.load import read

GOLDEN = Path(__file__).parents[2] / "golden"
DOCUMENTS = sorted(path.parent.name for path in GOLDEN.glob("*/openapi.yaml"))


def understood(folder: Path, name: str) -> tuple[Api, list[str]]:
    found = Diagnostics()
    api = read_api(read(name, base=folder, diagnostics=found), found)
    return api, [repr(each) for each in found.items]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_is_read_as_of_each_by_itself(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = understood(GOLDEN / name, "openapi.yaml")
    monkeypatch.setattr(read_object, "_plainly_said", lambda node: "")
    by_itself = understood(GOLDEN / name, "openapi.yaml")
    assert at_once[1] == by_itself[1]
    assert repr(at_once[0]) == repr(by_itself[0])


def fields_of(folder: Path, properties: dict[str, Any], required: list[str]) -> dict[str, Field]:
    schema = {"type": "object", "properties": properties, "required": required}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Fields", "version": "1"},
        "paths": {},
        "components": {"schemas": {"Thing": schema}},
    }
    (folder / "openapi.json").write_text(json.dumps(document))
    api, _ = understood(folder, "openapi.json")
    thing = api.schemas["/components/schemas/Thing"]
    assert isinstance(thing, ObjectSchema)
    return {field.wire: field for field in thing.fields}


def test_fields_are_told_apart_by_all_that_is_said(tmp_path: Path) -> None:
    same = {"type": "string", "description": "Said."}
    numbers = {"one": 1, "yes": True, "whole": 1.0}
    properties = {
        **{"a": same, "b": dict(same), "c": {**same, "readOnly": True}},
        **{name: {"type": "number", "default": value} for name, value in numbers.items()},
    }
    fields = fields_of(tmp_path, properties, ["a"])
    a, b, c = (fields[name] for name in "abc")
    assert a.type is b.type and a.doc is b.doc, "read once"
    assert (a.wire, a.required, a.pointer) == ("a", True, "/components/schemas/Thing/properties/a")
    assert (b.wire, b.required, b.pointer) == ("b", False, "/components/schemas/Thing/properties/b")
    assert (b.read_only, c.read_only) == (False, True)
    assert {name: repr(fields[name].default) for name in numbers} == {
        name: repr(value) for name, value in numbers.items()
    }
