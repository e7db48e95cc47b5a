"""Unions that lead back to themselves, that share members, and that are too large."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.ir import read_schema
from specloom.ir.schemas import AliasSchema
from specloom.understand import understand

TEXT, NUMBER, WORDS = {"type": "string"}, {"type": "integer"}, {"minLength": 2}
MOST = 20_000
"""Readings of a schema; what is exponential takes far more."""


def ref(name: str, **beside: Any) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}", **beside}


@pytest.fixture
def bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ends a reading that would take for ever."""
    count = iter(range(MOST))
    real = read_schema.flatten

    def counted(*arguments: Any) -> Any:
        assert next(count, None) is not None, "reads and reads"
        return real(*arguments)

    monkeypatch.setattr(read_schema, "flatten", counted)


def types(folder: Path, **schemas: Any) -> tuple[Mapping[str, Any], list[str]]:
    """What becomes of the schemas: types of aliases, types of fields of classes. And what is
    reported."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    (folder / "openapi.json").write_text(json.dumps(document))
    diagnostics = Diagnostics()
    config = SdkConfig.model_validate({"root": folder, "name": "sdk", "document": "openapi.json"})
    models = understand(config, diagnostics).plan.models
    found: dict[str, Any] = {
        models.names[pointer]: {each.name: str(models.writer.plain(each.type).code) for each in own}
        for pointer, own in models.fields.items()
    }
    for pointer, schema in models.api.schemas.items():
        if isinstance(schema, AliasSchema):
            found[models.names[pointer]] = str(models.writer.plain(schema.target).code)
    return found, [item.code for item in diagnostics.items]


BACK = [ref("A", minLength=n) for n in range(3)]
LOOPS: Mapping[str, tuple[dict[str, Any], str]] = {
    "by-all-of": ({"A": {"anyOf": [*BACK, TEXT]}}, "str"),
    "by-each-other": (
        {
            "A": {"anyOf": [*(ref("B", minLength=n) for n in range(3)), TEXT]},
            "B": {"oneOf": [*BACK, NUMBER]},
        },
        "str | int",
    ),
    "by-one-that-has-nothing": (
        {"A": {"anyOf": [ref("B", **WORDS), TEXT]}, "B": {"anyOf": [ref("B", maxLength=3)]}},
        "str",
    ),
    "or-null": ({"A": {"anyOf": [ref("A", **WORDS), {"type": "null"}]}}, "None"),
    "by-list": ({"A": {"anyOf": [{"type": "array", "items": ref("A", **WORDS)}, TEXT]}}, ""),
    "by-map": (
        {"A": {"oneOf": [{"type": "object", "additionalProperties": {"oneOf": BACK}}, TEXT]}},
        "",
    ),
    "by-list-joined": (
        {
            "A": {
                "items": {"maxItems": 5},
                "anyOf": [{"type": "array", "items": ref("A", **WORDS)}, TEXT],
            }
        },
        "",
    ),
}


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("name", LOOPS)
def test_a_way_back_is_no_alternative(tmp_path: Path, name: str) -> None:
    schemas, expected = LOOPS[name]
    found, reported = types(tmp_path, **schemas)
    assert "schema-too-deep" not in reported
    if expected:
        assert found["A"] == expected
    else:  # recursive by way of a list or a map: typed all the way, nothing left open
        assert "Any" not in json.dumps(found["A"])
        assert "str" in found["A"]


@pytest.mark.usefixtures("bounded")
def test_nothing_but_ways_back_is_reported(tmp_path: Path) -> None:
    found, reported = types(tmp_path, A={"anyOf": BACK})
    assert found["A"] == "Any"
    assert "schema-reference-loop" in reported


@pytest.mark.usefixtures("bounded")
def test_what_doubles_at_every_step_is_left_open(tmp_path: Path) -> None:
    steps = {
        f"A{n}": {"anyOf": [ref(f"A{n + 1}", minLength=1), ref(f"A{n + 1}", maxLength=9)]}
        for n in range(20)
    }
    found, reported = types(tmp_path, **steps, A20=TEXT)
    assert found["A19"] == "str"
    assert "schema-union-too-large" in reported


@pytest.mark.usefixtures("bounded")
def test_mentions_of_the_inside_of_schemas_do_not_multiply(tmp_path: Path) -> None:
    def inside(n: int) -> dict[str, Any]:
        return {"$ref": f"#/components/schemas/A/properties/p{n}"}

    pairs = {
        f"p{n}": {"prefixItems": [inside(n + 1)] * 2, "items": False, "minItems": 2, "maxItems": 2}
        for n in range(30)
    }
    found, _ = types(tmp_path, A={"properties": {**pairs, "p30": TEXT}})
    assert max(map(len, found["A"].values())) < 2000


def test_members_are_as_wide_as_where_they_are_used(tmp_path: Path) -> None:
    """The same inline member, alone and joined with more properties: two classes."""
    part = {"oneOf": [{"properties": {"a": TEXT}}, {"properties": {"b": TEXT}}]}
    found, _ = types(
        tmp_path,
        Part=part,
        Whole={"allOf": [ref("Part"), {"properties": {"z": NUMBER}, "required": ["z"]}]},
    )
    assert sorted(map(sorted, (v for v in found.values() if isinstance(v, dict)))) == [
        ["a"],
        ["a", "z"],
        ["b"],
        ["b", "z"],
    ]


def test_properties_joined_from_two_schemas_leave_both_alone(tmp_path: Path) -> None:
    def holder(name: str) -> dict[str, Any]:
        return {"properties": {"meta": {"properties": {name: TEXT}, "required": [name]}}}

    found, _ = types(
        tmp_path,
        One=holder("a"),
        Two=holder("b"),
        Both={"allOf": [ref("One"), ref("Two")]},
        Again={"allOf": [ref("Both"), {"properties": {"more": TEXT}}]},
    )
    assert set(found["OneMeta"]) == {"a"}
    assert set(found["TwoMeta"]) == {"b"}
    both = found["Both"]["meta"].split(" | ")[0]
    assert set(found[both]) == {"a", "b"}
    assert found["Again"]["meta"] == found["Both"]["meta"]


def test_items_joined_from_two_schemas_fit_both(tmp_path: Path) -> None:
    found, _ = types(
        tmp_path,
        A={
            "allOf": [
                {"type": "array", "items": {"properties": {"a": TEXT}}},
                {"items": {"properties": {"b": TEXT}}},
            ]
        },
    )
    assert {"a", "b"} in [set(v) for v in found.values() if isinstance(v, dict)]


def test_a_one_letter_resource_and_its_operation_have_two_names(tmp_path: Path) -> None:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"operationId": "a", "responses": {"204": {"description": ""}}}}},
    }
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig.model_validate({"root": tmp_path, "name": "sdk", "document": "openapi.json"})
    resources = understand(config, Diagnostics()).plan.resources
    (operation,) = resources.operations.values()
    assert operation.constant not in resources.names.classes.values()


def kinds(*names: str) -> dict[str, Any]:
    """Nodes of a tree, each with a constant and with any of them below."""
    below = {"type": "array", "items": {"oneOf": [ref(name) for name in names]}}
    return {
        name: {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"enum": [name]}, "below": below},
        }
        for name in names
    }


def narrowed(*names: str) -> dict[str, Any]:
    items = {"type": "array", "items": {"oneOf": [ref(name) for name in names]}}
    return {"type": "object", "properties": {"below": items}}


@pytest.mark.usefixtures("bounded")
def test_of_two_unions_of_kinds_those_are_left_that_are_in_both(tmp_path: Path) -> None:
    names = [f"K{n}" for n in range(30)]
    inner = {"type": "object", "properties": {"below": kinds(*names)["K0"]["properties"]["below"]}}
    some = {"allOf": [ref("Inner"), narrowed("K3", "K5")]}
    found, told = types(tmp_path, **kinds(*names), Inner=inner, Some=some)
    assert told == []
    assert found["Some"] == {"below": "list[K3 | K5 | UnknownVariant] | None"}
    assert found.keys() == {*names, "Inner", "Some"}


def test_of_two_unions_with_no_kind_in_common_the_conflict_is_told(tmp_path: Path) -> None:
    both = {"allOf": [{"oneOf": [ref("A"), ref("B")]}, {"oneOf": [ref("C"), ref("D")]}]}
    _, told = types(tmp_path, **kinds("A", "B", "C", "D"), Both=both)
    assert set(told) == {"schema-allof-conflict"}


MOMENT = {"type": "string", "format": "date-time"}
BOTH: Mapping[str, tuple[list[dict[str, Any]], str, int]] = {
    "one": ([{"oneOf": [NUMBER, MOMENT]}, TEXT], "datetime", 0),
    "one-the-other-way": ([TEXT, {"oneOf": [NUMBER, MOMENT]}], "datetime", 0),
    "null": ([{"oneOf": [NUMBER, MOMENT]}, {"type": ["string", "null"]}], "datetime", 0),
    "two": (
        [{"oneOf": [NUMBER, MOMENT, {"type": "boolean"}]}, {"anyOf": [TEXT, {"type": "number"}]}],
        "int | datetime",
        0,
    ),
    "none": ([{"oneOf": [NUMBER, MOMENT]}, {"type": "boolean"}], "int | datetime", 2),
    "values": ([{"enum": ["a", "b"]}, {"oneOf": [{"const": "a"}, NUMBER]}], 'Literal["a"]', 0),
    "no-values": ([{"enum": ["a"]}, {"oneOf": [{"const": "c"}, NUMBER]}], 'Literal["a"]', 1),
    "nothing-inside": ([{"oneOf": [NUMBER, {"allOf": [TEXT, {"anyOf": [NUMBER]}]}]}], "int", 0),
}


@pytest.mark.parametrize("name", BOTH)
def test_what_fits_all_parts_of_an_all_of_is_left(tmp_path: Path, name: str) -> None:
    parts, expected, told = BOTH[name]
    holder = {"type": "object", "properties": {"a": {"allOf": parts}}}
    found, said = types(tmp_path, A=holder)
    assert found["A"]["a"].removesuffix(" | None") == expected
    assert said == ["schema-allof-conflict"] * told


BESIDE: Mapping[str, tuple[dict[str, Any], str]] = {
    "items": ({"items": TEXT, "oneOf": [{"type": "array"}, TEXT]}, "list[str] | str"),
    "lists": ({"minItems": 1, "anyOf": [ref("L"), NUMBER]}, "list[int] | int"),
    "text": ({**WORDS, "anyOf": [NUMBER, TEXT]}, "int | str"),
}


@pytest.mark.parametrize("name", BESIDE)
def test_keywords_of_one_type_say_nothing_about_members_of_another(
    tmp_path: Path, name: str
) -> None:
    schema, expected = BESIDE[name]
    holder = {"type": "object", "properties": {"a": schema}}
    found, told = types(tmp_path, A=holder, L={"type": "array", "items": NUMBER})
    assert found["A"]["a"].removesuffix(" | None") == expected
    assert told == []
