"""What schemas without names of their own are called: nothing is said twice."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from specloom.naming import Kept, parse_kept
from specloom.naming.kept import FOLLOWS, marked
from support.public_names import planned

TEXT = {"type": "string"}
OBJECT = {"type": "object", "properties": {"id": TEXT}}


def listed(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def document(**schemas: dict[str, Any]) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {
            "schemas": {
                name: {"type": "object", "properties": properties}
                for name, properties in schemas.items()
            }
        },
    }


def names(folder: Path, kept: Kept | None = None, **schemas: dict[str, Any]) -> list[str]:
    return sorted(planned(folder, document(**schemas), kept).models.names.values())


@pytest.mark.parametrize(
    ("holder", "properties", "expected"),
    [
        ("BankAccount", {"account_type": OBJECT}, ["BankAccountType"]),
        ("Order", {"orderStatus": OBJECT}, ["OrderStatus"]),
        ("PAYMENT_CARD", {"payment_card_kind": OBJECT}, ["PaymentCardKind"]),
        # the class has that name itself
        ("Payload", {"payload": OBJECT}, ["PayloadPayload"]),
        # what is inside says it once
        ("Payload", {"payload": {"type": "object", "properties": {"thing": OBJECT}}},
         ["PayloadPayload", "PayloadThing"]),
        # half a word, and one letter, is nothing said again
        ("Pay", {"payment": OBJECT}, ["PayPayment"]),
        ("PlanA", {"a_b": OBJECT}, ["PlanAAB"]),
        # both want it: who says it in full
        ("Account", {"type": OBJECT, "account_type": OBJECT},
         ["AccountAccountType", "AccountType"]),
        # numbers need nothing before them inside a name
        ("Foo", {"404": OBJECT, "none": OBJECT}, ["Foo404", "FooNone"]),
        ("Foo2", {"1": OBJECT}, ["Foo2_1"]),
    ],
)  # fmt: skip
def test_what_a_holder_says_is_said_once(
    holder: str, properties: dict[str, Any], expected: list[str], tmp_path: Path
) -> None:
    found = planned(tmp_path, document(**{holder: properties})).models.names
    assert sorted(name for pointer, name in found.items() if "/properties/" in pointer) == expected


@pytest.mark.parametrize(
    ("wire", "schema", "name"),
    [
        ("tags", listed(OBJECT), "PetTag"),
        ("categories", listed(OBJECT), "PetCategory"),
        ("linkURLs", listed(OBJECT), "PetLinkURL"),
        ("items", listed(OBJECT), "PetItem"),
        ("data", listed(OBJECT), "PetDataItem"),
        ("status", listed(OBJECT), "PetStatusItem"),
        ("SQS", listed(OBJECT), "PetSQSItem"),
        ("rows", listed(listed(OBJECT)), "PetRowItem"),
        ("tags", {"anyOf": [listed(OBJECT), {"type": "string"}]}, "PetTag"),
        ("pet_tags", listed(OBJECT), "PetTag"),
        ("item", listed(OBJECT), "PetItemItem"),
        ("tags", {"type": "object", "additionalProperties": OBJECT}, "PetTagsValue"),
    ],
)
def test_one_of_what_a_list_names(
    wire: str, schema: dict[str, Any], name: str, tmp_path: Path
) -> None:
    assert names(tmp_path, Pet={wire: schema}) == sorted(["Pet", name])


def test_a_name_that_another_has_is_said_in_full(tmp_path: Path) -> None:
    pet = {"tag": OBJECT, "tags": listed(OBJECT)}
    assert names(tmp_path, Pet=pet) == ["Pet", "PetTag", "PetTagsItem"]
    assert names(tmp_path, Pet={"tags": listed(OBJECT)}, PetTag={"id": TEXT}) == [
        "Pet", "PetTag", "PetTagsItem",
    ]  # fmt: skip


def test_what_an_earlier_lock_marks_keeps_its_long_name(tmp_path: Path) -> None:
    pet = {"tags": listed(OBJECT), "pet_type": OBJECT}
    marks = {marked(("Pet", place)): FOLLOWS for place in (".tags[]", ".pet_type")}
    kept = Kept({"models": "pascal"}, {"models": marks})
    for _ in range(3):
        plan = planned(tmp_path, document(Pet=pet), kept)
        assert sorted(plan.models.names.values()) == ["Pet", "PetPetType", "PetTagsItem"]
        assert plan.kept.names["models"] == marks
        kept = parse_kept(plan.kept.render())
    # what is new beside it is named as it is today
    more = {**pet, "colours": listed(OBJECT)}
    assert names(tmp_path, kept, Pet=more) == ["Pet", "PetColour", "PetPetType", "PetTagsItem"]
    assert names(tmp_path, Pet=pet) == ["Pet", "PetTag", "PetType"]


def test_a_short_name_is_kept_by_a_mark(tmp_path: Path) -> None:
    before = planned(tmp_path, document(Pet={"tags": listed(OBJECT)}))
    data = before.kept.render()
    assert data["models"]["Pet"].keys() == {""}
    kept = parse_kept(data)
    more = document(Pet={"tags": listed(OBJECT), "tag": OBJECT}, PetTag={"id": TEXT})
    found = planned(tmp_path, more, kept).models.names
    assert found["/components/schemas/Pet/properties/tags/items"] == "PetTag"
    assert len(set(found.values())) == 4


def fastapi(*paths: str) -> dict[str, Any]:
    """A document as FastAPI makes it of one function `upload` for each path."""
    made = document()
    for path in paths:
        place = re.sub(r"\W", "_", path)
        operation = f"upload{place}_post"
        name = f"Body_{operation}"
        made["components"]["schemas"][name] = {**OBJECT, "title": name}
        content = {"multipart/form-data": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        made["paths"][path] = {
            "post": {
                "operationId": operation,
                "requestBody": {"content": content},
                "responses": {"204": {"description": ""}},
            }
        }
    return made


def test_bodies_that_a_framework_makes_of_functions_are_called_like_those(tmp_path: Path) -> None:
    plan = planned(tmp_path, fastapi("/api/v1/files/"))
    assert list(plan.models.names.values()) == ["UploadBody"]


def test_two_functions_of_one_name_have_bodies_with_names_in_full(tmp_path: Path) -> None:
    plan = planned(tmp_path, fastapi("/files/", "/images/"))
    assert set(plan.models.names.values()) == {"BodyUploadFilesPost", "BodyUploadImagesPost"}


def test_what_stands_in_an_operation_begins_with_what_a_person_wrote_of_its_id(
    tmp_path: Path,
) -> None:
    answer = {"content": {"application/json": {"schema": OBJECT}}, "description": ""}
    made = document()
    for path, operation in {
        "/pets/{pet_id}": "PetsPetIdGetPet",  # Litestar
        "/items/{id}": "read_item_items__id__get",  # FastAPI
        "/users": "listUsers",
    }.items():
        wires = re.findall(r"\{(\w+)\}", path)
        made["paths"][path] = {
            "get": {
                "operationId": operation,
                "parameters": [
                    {"name": wire, "in": "path", "required": True, "schema": TEXT} for wire in wires
                ],
                "responses": {"200": answer},
            }
        }
    plan = planned(tmp_path, made)
    found = ["GetPetResponse", "ListUsersResponse", "ReadItemResponse"]
    assert sorted(plan.models.names.values()) == found
