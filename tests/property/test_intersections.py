"""`allOf` of a union and something else takes in requests what a JSON Schema validator takes."""

from __future__ import annotations

import json
from itertools import combinations, product
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from specloom.diagnostics import Diagnostic

from .loaded import models_of, runtime


def kind(name: str, type_: str) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["kind", "size"],
        "properties": {"kind": {"enum": [name, f"big {name}"]}, "size": {"type": type_}},
    }


MEMBERS: tuple[dict[str, Any], ...] = (
    {"type": "string"},
    {"type": "integer"},
    {"type": "boolean"},
    {"enum": ["aa", "bb"]},
    {"type": "string", "minLength": 2},
    {"type": "array", "items": {"type": "string"}},
    kind("cat", "integer"),
    kind("dog", "string"),
)
BESIDE: tuple[dict[str, Any], ...] = (
    *MEMBERS,
    {"type": "number"},
    {"enum": ["aa", "cc"]},
    {"enum": [1, 2]},
    {"type": ["string", "integer"]},
    {"type": "object", "required": ["size"], "properties": {"size": {"type": "integer"}}},
)
VALUES: tuple[Any, ...] = (
    *("a", "aa", "bb", "cc", "long"),
    *(1, 3, 2.5, False, [], ["a"], [1], {}),
    *({"kind": "cat", "size": 1}, {"kind": "cat", "size": "x"}, {"kind": "dog", "size": 1}),
    *({"kind": "dog", "size": "x"}, {"size": 1}, {"kind": "cow", "size": 1}),
)


def schemas() -> dict[str, dict[str, Any]]:
    unions = [{"anyOf": list(pair)} for pair in combinations(MEMBERS, 2)]
    pairs = [*product(unions, BESIDE), *combinations(unions, 2)]
    joined = [{"allOf": list(pair if n % 2 else reversed(pair))} for n, pair in enumerate(pairs)]
    return {f"S{n}": schema for n, schema in enumerate(joined)}


def test_the_members_that_fit_both_are_left(tmp_path: Path) -> None:
    all_of_them = schemas()
    holder = {name: {"$ref": f"#/components/schemas/{name}"} for name in all_of_them}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "components": {"schemas": {**all_of_them, "Holder": {"properties": holder}}},
    }
    said: list[Diagnostic] = []
    wrong: list[str] = []
    empty = 0
    with models_of(document, tmp_path, said) as (models, names):
        type_ = getattr(models, names["/components/schemas/Holder"])
        told = {
            each.place.pointer.split("/")[3]
            for each in said
            if each.code == "schema-allof-conflict" and each.place
        }
        for name, schema in all_of_them.items():
            valid = [Draft202012Validator(schema).is_valid(value) for value in VALUES]
            if name in told:
                empty += 1
                if any(valid):
                    wrong.append(f"{schema}: a conflict is told")
                continue
            for value, expected in zip(VALUES, valid, strict=True):
                _, problems = runtime("strict").examine(type_, json.dumps({name: value}).encode())
                if bool(problems) is expected:
                    wrong.append(f"{schema}: {value} is {'refused' if problems else 'taken'}")
    assert not wrong, "\n".join(wrong)
    assert 0 < empty < len(all_of_them) / 2
