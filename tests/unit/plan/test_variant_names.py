"""What schemas without a key are called: variants of a union, one body in several formats."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.public_names import planned

TEXT = {"type": "string"}


def names(folder: Path, *variants: dict[str, Any]) -> list[str]:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": {"Pet": {"oneOf": list(variants)}}},
    }
    found = planned(folder, document).models.names
    return [found[f"/components/schemas/Pet/oneOf/{n}"] for n in range(len(variants))]


def says(*properties: str, required: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    made = {"type": "object", "properties": dict.fromkeys(properties, TEXT), **more}
    return {**made, "required": list(required)} if required else made


@pytest.mark.parametrize(
    ("variants", "expected"),
    [
        ([says("a"), says("b", "c")], ["PetWithA", "PetWithBAndC"]),
        ([says("id", "name", "rage"), says("id", "name", "song", "tune")],
         ["PetWithRage", "PetWithSong"]),
        ([says("a", "b", "c", "d", required=("b", "c", "d")), says("a", "d", "e", "f")],
         ["PetWithB", "PetWithE"]),
        ([says("a", "b", "c"), says("a", "b", "c", "d")], ["PetObjectVariant", "PetWithD"]),
        ([says("a", "b", "c", title="Cat"), says("a", "b", "c", title="Dog")],
         ["PetCat", "PetDog"]),
    ],
)  # fmt: skip
def test_a_variant_is_named_by_what_only_it_says(
    variants: list[dict[str, Any]], expected: list[str], tmp_path: Path
) -> None:
    assert names(tmp_path, *variants) == expected


def test_one_schema_in_several_formats_is_one_class(tmp_path: Path) -> None:
    state = {"type": "string", "enum": ["draft", "sent"]}
    media = ("application/json", "application/xml", "text/html", "text/json", "text/xml")
    content = {
        each: {"schema": {"type": "object", "properties": {"state": state}}} for each in media
    }
    answer = {"description": "It is.", "content": content}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"operationId": "status", "responses": {"200": answer}}}},
    }
    plan = planned(tmp_path, document)
    assert sorted(plan.models.names.values()) == ["StatusResponse", "StatusResponseState"]
