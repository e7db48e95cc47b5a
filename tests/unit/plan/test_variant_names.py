"""What schemas without a key are called: variants of a union, one body in several formats."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.naming import Kept
from support.public_names import planned

TEXT = {"type": "string"}
PARTS = {
    name: {"type": "object", "properties": {name.lower(): TEXT}} for name in ("Base", "Fin", "Fur")
}


def names(folder: Path, *variants: dict[str, Any]) -> list[str]:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": {"Pet": {"oneOf": list(variants)}, **PARTS}},
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
        # what all of them say tells nothing apart
        ([says("a", "b", title="Pet"), says("a", "c", title="Pet")],
         ["PetWithAAndB", "PetWithAAndC"]),
        ([says("a", "b", "c", required=("a",)), says("a", "b", "d", required=("a",))],
         ["PetWithC", "PetWithD"]),
        ([says("a", "b", "c", required=("a", "b")), says("a", "b", "c", required=("a", "c"))],
         ["PetWithAAndB", "PetWithAAndC"]),
        ([{"type": "object", "properties": {"a": TEXT, "b": TEXT, "kind": {"const": kind}}}
          for kind in ("cat", "dog")], ["PetCat", "PetDog"]),
        ([{"type": "object", "properties": {"v": {"const": "1"}, "kind": {"const": kind}}}
          for kind in ("cat", "dog")], ["PetCat", "PetDog"]),
        ([says("a", "b", "c", description="A cat"), says("a", "b", "c", description="A dog")],
         ["PetACat", "PetADog"]),
        ([says("a", "b", "c", description="One that purrs"), says("a", "b", "c")],
         ["PetObjectVariant", "PetObjectVariantModel"]),
        ([{"allOf": [{"$ref": "#/components/schemas/Base"}, says("a", "b", "c", title=title)]}
          for title in ("Cat", "Dog")], ["PetCat", "PetDog"]),
        ([{"allOf": [{"$ref": "#/components/schemas/Base"}, says("x", own, "z")]}
          for own in ("a", "b")], ["PetWithA", "PetWithB"]),
        ([{"allOf": [{"$ref": "#/components/schemas/Base"},
                     {"$ref": f"#/components/schemas/{other}"}]}
          for other in ("Fur", "Fin")], ["PetFur", "PetFin"]),
    ],
)  # fmt: skip
def test_a_variant_is_named_by_what_only_it_says(
    variants: list[dict[str, Any]], expected: list[str], tmp_path: Path
) -> None:
    assert names(tmp_path, *variants) == expected


def test_a_variant_of_a_body_with_properties_begins_as_the_body(tmp_path: Path) -> None:
    body = says("id", oneOf=[says("cat", title="Cat"), says("dog", title="Dog")])
    sent = {"required": True, "content": {"application/json": {"schema": body}}}
    call = {"operationId": "createPet", "requestBody": sent, "responses": {}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"post": call}},
    }
    plan = planned(tmp_path, document)
    assert sorted(plan.models.names.values()) == ["CreatePetBodyCat", "CreatePetBodyDog"]
    # earlier specloom left out what they stand in
    had = dict(zip(plan.kept.names["models"], ("Cat", "Dog"), strict=True))
    kept = Kept(plan.kept.styles, {**plan.kept.names, "models": had})
    for _ in range(2):
        again = planned(tmp_path, document, kept)
        assert sorted(again.models.names.values()) == ["Cat", "Dog"]
        kept = again.kept


def test_a_variant_that_is_joined_with_another_keeps_its_name_where_it_goes(tmp_path: Path) -> None:
    def document(*first: dict[str, Any]) -> dict[str, Any]:
        union = {"oneOf": [*first, says("cat", "x"), says("dog", "x")]}
        both = {"allOf": [{"$ref": "#/components/schemas/Pet"}, says("age")]}
        return {
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {},
            "components": {"schemas": {"Pet": union, "Old": both}},
        }

    def joined(plan: Any) -> dict[str, str]:
        names = plan.models.names
        return {p.rpartition("/oneOf/")[2]: name for p, name in names.items() if "~with" in p}

    before = planned(tmp_path, document())
    after = planned(tmp_path, document(says("cat", "y")), before.kept)
    old, new = joined(before), joined(after)
    assert [*old.values()] == ["OldWithCatAndX", "OldWithDogAndX"]
    assert {place.replace("1~", "2~").replace("0~", "1~"): name for place, name in old.items()} == {
        place: name for place, name in new.items() if not place.startswith("0~")
    }


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
