"""What the comparison of documents promises beside its rules."""

from __future__ import annotations

import copy
import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from specloom.compat.finding import Finding
from specloom.compat.specdiff import Names, compare
from specloom.diagnostics import Diagnostics
from specloom.load import load
from support.changes import Plain, changed, read_yaml

BASE = read_yaml(Path(__file__).parents[2] / "cases" / "specdiff" / "base.yaml")
TODAY = date(2026, 9, 1)


def diff(old: Any, new: Any, **options: Any) -> tuple[Finding, ...]:
    return compare(Plain(old, "old.yaml"), Plain(new, "new.yaml"), today=TODAY, **options)


def only(old: Any, new: Any, rule: str, **options: Any) -> Finding:
    (found,) = [item for item in diff(old, new, **options) if item.rule.id == rule]
    return found


def shuffled(value: Any, rng: random.Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        rng.shuffle(keys)
        return {key: shuffled(value[key], rng) for key in keys}
    if isinstance(value, list):
        return [shuffled(item, rng) for item in value]
    return value


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_keys_says_nothing(seed: int) -> None:
    assert diff(BASE, shuffled(copy.deepcopy(BASE), random.Random(seed))) == ()


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_keys_changes_no_finding(seed: int) -> None:
    new = changed(
        BASE,
        [
            ["set", "/components/schemas/State/enum/-", "burning"],
            ["remove", "/components/schemas/Person/properties/boss"],
            ["remove", "/paths/~1boats/get/parameters/0"],
            ["set", "/info/description", "Other words."],
        ],
    )
    mixed = shuffled(BASE, random.Random(seed)), shuffled(new, random.Random(seed + 1))
    wanted = {(item.fingerprint, item.message, item.operations) for item in diff(BASE, new)}
    assert {(x.fingerprint, x.message, x.operations) for x in diff(*mixed)} == wanted


def test_a_component_is_reported_once_with_the_operations_it_affects() -> None:
    new = changed(BASE, [["set", "/components/schemas/Engine/x-specloom-name", "Motor"]])
    found = only(BASE, new, "python-name-changed")
    assert [str(item) for item in found.operations] == [
        "PUT /berths/{pier}/{number}",
        "GET /boats",
        "POST /boats",
        "GET /boats/{boatId}",
    ]
    assert found.resources == ("berths", "boats")


def test_the_direction_decides_who_is_affected() -> None:
    new = changed(BASE, [["set", "/components/schemas/State/enum/-", "burning"]])
    sent = only(BASE, new, "request-enum-value-added")
    got = only(BASE, new, "response-enum-value-added")
    assert [item.id for item in sent.operations] == ["boats-list"]
    assert {item.id for item in got.operations} == {
        "berths-assign",
        "boats-create",
        "boats-get",
        "boats-list",
    }


def test_places_on_both_sides(tmp_path: Path) -> None:
    old = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\n"
    old += "paths:\n  /x:\n    get:\n      responses: {}\n"
    (tmp_path / "old.yaml").write_text(old, "utf-8")
    (tmp_path / "new.yaml").write_text(
        old.replace("    get:\n", "    get:\n      deprecated: true\n"), "utf-8"
    )
    documents = [
        load(name, base=tmp_path, diagnostics=Diagnostics()) for name in ("old.yaml", "new.yaml")
    ]
    (found,) = compare(*documents, today=TODAY)
    assert found.old.place is not None and found.new.place is not None
    assert (found.old.place.file, found.old.place.line) == ("old.yaml", 5)
    assert (found.new.place.file, found.new.place.line) == ("new.yaml", 5)
    assert found.new.place.pointer == "/paths/~1x/get"


def test_the_place_of_what_is_gone_is_where_it_was_and_where_it_is_missing() -> None:
    new = changed(BASE, [["remove", "/components/schemas/Person/properties/boss"]])
    found = only(BASE, new, "response-property-removed")
    assert found.old.place is not None and found.new.place is not None
    assert found.old.place.pointer == "/components/schemas/Person/properties/boss"
    assert found.new.place.pointer == "/components/schemas/Person"


def test_fingerprints_outlive_what_happens_elsewhere() -> None:
    edits = [["remove", "/components/schemas/Person/properties/boss"]]
    more = [
        ["set", "/components/schemas/Person/properties/age", {"type": "integer"}],
        ["set", "/info/title", "Marina"],
        ["set", "/paths/~1boats/get/parameters/-", {"name": "z", "in": "query"}],
    ]
    one = only(BASE, changed(BASE, edits), "response-property-removed")
    two = only(BASE, changed(BASE, [*more, *edits]), "response-property-removed")
    assert one.fingerprint == two.fingerprint
    assert len(one.fingerprint) == 12 and int(one.fingerprint, 16) >= 0


def test_fingerprints_tell_changes_apart() -> None:
    new = changed(
        BASE,
        [
            ["set", "/components/schemas/State/enum", ["moored"]],
            ["remove", "/paths/~1boats/get/parameters"],
            ["set", "/security", [{"oauth": ["read", "write", "admin"]}]],
        ],
    )
    found = diff(BASE, new)
    assert len({item.fingerprint for item in found}) == len(found) > 6


def test_both_sides_as_python() -> None:
    new = changed(
        BASE,
        [
            ["set", "/paths/~1boats/get/parameters/1/required", True],
            ["set", "/components/schemas/Arrival/properties/at/type", ["string", "null"]],
            ["set", "/components/schemas/State/enum/-", "on fire"],
            ["remove", "/paths/~1boats~1{boatId}/get"],
        ],
    )
    codes = {item.rule.id: (item.old.code, item.new.code) for item in diff(BASE, new)}
    note = "int, {}, default 20, maximum 100, minimum 1"
    assert codes["request-parameter-became-required"] == (
        f"client.boats.list(limit=…)  # {note.format('optional')}",
        f"client.boats.list(limit=…)  # {note.format('required')}",
    )
    assert codes["response-became-nullable"] == (
        "Arrival.at  # datetime, optional",
        "Arrival.at  # datetime | None, optional",
    )
    assert codes["response-enum-value-added"] == ("", 'State.ON_FIRE  # "on fire"')
    assert codes["operation-removed"] == ("client.boats.get(boat_id)", "")


def test_names_of_the_sdk_are_used_where_they_are_known() -> None:
    new = changed(BASE, [["remove", "/paths/~1boats/get/parameters/0"]])
    names = Names(
        calls={"/paths/~1boats/get": "fleet.all"},
        arguments={("/paths/~1boats/get", "query", "state"): "condition"},
    )
    found = only(BASE, new, "request-parameter-removed", names=(names, Names()))
    assert found.old.code.startswith("client.fleet.all(condition=…)")
    assert found.symbols == ("fleet.all", "boats.list")


def test_a_document_in_3_0_and_the_same_in_3_1() -> None:
    old = {
        "openapi": "3.0.3",
        "info": {"title": "A", "version": "1"},
        "paths": {},
        "components": {
            "schemas": {
                "A": {
                    "type": "object",
                    "properties": {
                        "a": {"type": "string", "nullable": True},
                        "b": {"type": "integer", "minimum": 0, "exclusiveMinimum": True},
                        "c": {"allOf": [{"$ref": "#/components/schemas/B"}], "nullable": True},
                        "d": {"type": "string", "enum": ["x", None], "nullable": True},
                    },
                },
                "B": {"type": "object", "properties": {"x": {"type": "string"}}},
            }
        },
    }
    new = copy.deepcopy(old)
    new["openapi"] = "3.1.0"
    new["components"]["schemas"]["A"]["properties"] = {
        "a": {"type": ["string", "null"]},
        "b": {"type": "integer", "exclusiveMinimum": 0},
        "c": {"anyOf": [{"$ref": "#/components/schemas/B"}, {"type": "null"}]},
        "d": {"enum": ["x", None]},
    }
    assert [item.rule.id for item in diff(old, new)] == ["openapi-version-changed"]


NASTY: dict[str, Any] = {
    "refs in a circle": {"$ref": "#/components/schemas/Y"},
    "itself": {"$ref": "#/components/schemas/X"},
    "its own part": {"allOf": [{"$ref": "#/components/schemas/X"}, {"type": "object"}]},
    "its own member": {"oneOf": [{"$ref": "#/components/schemas/X"}, {"type": "null"}]},
    "no schema": ["what", 1],
    "true": True,
    "false": False,
    "wrong shapes": {
        "type": 5,
        "enum": {},
        "required": True,
        "properties": [],
        "allOf": {},
        "oneOf": [1, "a", None],
        "discriminator": "x",
        "maximum": "7",
        "additionalProperties": [],
    },
    "broken ref": {"$ref": "#/components/schemas/Nothing"},
    "ref to nowhere": {"$ref": 7},
    "all of itself below": {
        "type": "object",
        "properties": {"a": {"allOf": [{"$ref": "#/components/schemas/X"}]}},
    },
}


@pytest.mark.parametrize("one", NASTY)
@pytest.mark.parametrize("two", NASTY)
def test_nothing_makes_it_fail(one: str, two: str) -> None:
    sides = []
    for schema in (NASTY[one], NASTY[two]):
        data = copy.deepcopy(BASE)
        data["components"]["schemas"]["X"] = copy.deepcopy(schema)
        data["components"]["schemas"]["Y"] = {"$ref": "#/components/schemas/X"}
        data["paths"]["/x"] = {
            "post": {
                "parameters": [{"$ref": "#/paths"}, 5, {"name": 1}],
                "requestBody": {"content": {"a/b": {"schema": {"$ref": "#/components/schemas/X"}}}},
                "responses": {"200": {"$ref": "#/components/responses/None"}, "x-y": 1},
                "tags": [1],
                "security": "none",
                "callbacks": {"c": 1},
            }
        }
        sides.append(data)
    found = diff(*sides)
    assert all(item.message and item.todo for item in found)
    if one == two:
        assert found == ()


def test_a_long_chain_of_parts_needs_no_long_stack() -> None:
    sides = []
    for word in ("string", "integer"):
        schemas: dict[str, Any] = {
            f"S{index}": {"allOf": [{"$ref": f"#/components/schemas/S{index + 1}"}]}
            for index in range(3_000)
        }
        schemas["S3000"] = {"type": "object", "properties": {"x": {"type": word}}}
        data = copy.deepcopy(BASE)
        data["components"]["schemas"] |= schemas
        data["components"]["schemas"]["Unused"] = {"$ref": "#/components/schemas/S0"}
        sides.append(data)
    found = {(item.rule.id, item.where.owner) for item in diff(*sides)}
    assert found == {("request-type-changed", "S3000"), ("response-type-changed", "S3000")}


def test_a_union_of_thousands_of_members() -> None:
    data = copy.deepcopy(BASE)
    for index in range(2_000):
        data["components"]["schemas"][f"M{index}"] = {
            "type": "object",
            "properties": {"kind": {"const": str(index)}},
        }
    members = [{"$ref": f"#/components/schemas/M{index}"} for index in range(2_000)]
    data["components"]["schemas"]["Unused"] = {"oneOf": members}
    new = changed(data, [["remove", "/components/schemas/Unused/oneOf/1000"]])
    assert {item.rule.id for item in diff(data, new)} == {
        "request-union-member-removed",
        "response-union-member-removed",
    }


SCRIPT = """
from support.reports import report
from specloom.compat.report import FORMATS
for name in ("json", "html", "markdown"):
    print(FORMATS[name](report()))
"""


def test_the_hash_seed_says_nothing() -> None:
    texts = set()
    for seed in ("0", "1", "4711"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True
        )
        texts.add(done.stdout)
    assert len(texts) == 1
    assert len(texts.pop()) > 10_000
