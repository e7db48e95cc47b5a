"""Names that additions to a document would change, and the lock keeps; what changes them yet."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.naming import Kept
from specloom.plan.build import Plan
from specloom.understand import understand
from support.public_names import planned, public_names

TEXT = {"type": "string"}


def document(
    schemas: dict[str, Any] | None = None,
    paths: dict[str, Any] | None = None,
    **more: Any,
) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths or {},
        "components": {"schemas": schemas or {}},
        **more,
    }


def objects(*names: str, **properties: Any) -> dict[str, Any]:
    return {name: {"type": "object", "properties": properties or {"id": TEXT}} for name in names}


def operation(id: str = "", **more: Any) -> dict[str, Any]:
    own = {"operationId": id} if id else {}
    return {**own, "responses": {"200": {"description": "It is."}}, **more}


def answer(schema: Any) -> dict[str, Any]:
    return {"description": "It is.", "content": {"application/json": {"schema": schema}}}


def codes(**found: tuple[int, ...]) -> dict[str, Any]:
    """Answers by status, with the error codes that come with each."""
    statuses = sorted({status for each in found.values() for status in each})
    return {
        str(status): {
            "description": "No.",
            "x-specloom-error-codes": [code for code, each in found.items() if status in each],
        }
        for status in statuses
    }


def schemes(**found: dict[str, Any]) -> dict[str, Any]:
    """A document with an operation that needs one of the security schemes."""
    made = document(paths={"/a": {"get": operation("a")}}, security=[{key: []} for key in found])
    made["components"]["securitySchemes"] = found
    return made


BASIC = {"type": "http", "scheme": "basic"}
KEY = {"type": "apiKey", "in": "header", "name": "X"}
LONG = {"x-ms-long-running-operation": True}
OWNER = {"type": "object", "properties": {"name": TEXT}}
CASES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a security scheme called like the password of another": (
        schemes(basic=BASIC),
        schemes(basic=BASIC, password=KEY, another=KEY),
    ),
    "a component in the very spelling": (
        document(objects("foo")),
        document(objects("foo", "Foo")),
    ),
    "a component of the name that an inline schema has": (
        document(objects("Pet", owner=OWNER)),
        document(objects("Pet", owner=OWNER) | objects("PetOwner")),
    ),
    "an inline schema of the name that another has": (
        document(objects("Pet", owner_name=OWNER)),
        document(
            objects("Pet", owner_name=OWNER, owner=objects("o", name=OWNER)["o"])
        ),
    ),
    "a component that includes one with an inline schema, and is read first": (
        document(objects("Pet", owner=OWNER)),
        document(
            objects("Pet", owner=OWNER)
            | {"Animal": {"allOf": [{"$ref": "#/components/schemas/Pet"}, *objects("x").values()]}}
        ),
    ),
    "a component of the name of a twin": (
        document(objects("Pet"), {"/": {"post": operation(requestBody=answer(
            {"$ref": "#/components/schemas/Pet"}))}}),
        document(objects("Pet", "PetDict"), {"/": {"post": operation(requestBody=answer(
            {"$ref": "#/components/schemas/Pet"}))}}),
    ),
    "an operation with the same words": (
        document(paths={"/pets": {"get": operation("pets_list", tags=["pets"])}}),
        document(paths={"/pets": {"get": operation("pets_list", tags=["pets"])},
                        "/all": {"get": operation("listPets", tags=["pets"])}}),
    ),
    "an operation with the same id": (
        document(paths={"/pets": {"get": operation("list", tags=["pets"])}}),
        document(paths={"/pets": {"get": operation("list", tags=["pets"])},
                        "/all": {"get": operation("list", tags=["pets"])}}),
    ),
    "the first tag of an operation": (
        document(paths={"/pets": {"get": operation("listPets")}}),
        document(paths={"/pets": {"get": operation("listPets", tags=["animals"])}}),
    ),
    "a tag in another spelling": (
        document(paths={"/pets": {"get": operation("a", tags=["pets"])}}),
        document(paths={"/pets": {"get": operation("a", tags=["pets"])},
                        "/all": {"get": operation("a", tags=["Pets"])}}),
    ),
    "an answer that comes first": (
        document(paths={"/pets": {"post": operation("create", responses={"201": answer(OWNER)})}}),
        document(paths={"/pets": {"post": operation(
            "create", responses={"200": answer(OWNER), "201": answer(OWNER)})}}),
    ),
    "a parameter": (
        document(paths={"/": {"get": operation(parameters=[
            {"name": "Page-Size", "in": "header", "schema": TEXT}])}}),
        document(paths={"/": {"get": operation(parameters=[
            {"name": "Page-Size", "in": "header", "schema": TEXT},
            {"name": "page_size", "in": "query", "schema": TEXT}])}}),
    ),
    "a property": (
        document(objects("Pet", **{"fooBar": TEXT})),
        document(objects("Pet", **{"fooBar": TEXT, "foo_bar": TEXT})),
    ),
    "an enum's value": (
        document({"Order": {"type": "string", "enum": ["ASC"]}}),
        document({"Order": {"type": "string", "enum": ["asc", "ASC"]}}),
    ),
    "a method of the name that begins another": (
        document(paths={"/pets": {"post": operation("make", tags=["a"], **LONG)}}),
        document(paths={"/pets": {"post": operation("make", tags=["a"], **LONG),
                                  "get": operation("beginMake", tags=["a"])}}),
    ),
    "a list in an answer": (
        document(paths={"/item": {"get": operation(responses={"200": answer(OWNER)})}}),
        document(paths={"/item": {"get": operation(responses={"200": answer(
            {"type": "object", "properties": {"name": TEXT, "items": {"type": "array"}}})})}}),
    ),
    "an error's status": (
        document(paths={"/": {"get": operation(responses={
            "400": {"description": "No.", "x-specloom-error-codes": ["payment_required"]}})}}),
        document(paths={"/": {"get": operation(responses={
            "400": {"description": "No.", "x-specloom-error-codes": ["payment_required"]},
            "402": {"description": "No."}})}}),
    ),
    "a code of the name that a status of another has": (
        document(paths={"/": {"get": operation(responses=codes(foo=(400, 404)))}}),
        document(paths={"/": {"get": operation(responses=codes(foo=(400, 404), Foo400=(404,)))}}),
    ),
    "an event of the same name": (
        document(webhooks={"pet": {"put": operation(requestBody=answer(TEXT))}}),
        document(webhooks={"pet": {"put": operation(requestBody=answer(TEXT)),
                                   "get": operation(requestBody=answer(TEXT))}}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_renamed(case: str, tmp_path: Path) -> None:
    old, new = CASES[case]
    before = planned(tmp_path, old)
    after = public_names(planned(tmp_path, new, before.kept))
    names = public_names(before)
    assert {key: after[key] for key in names} == names


@pytest.mark.parametrize("case", sorted(CASES.keys() - {
    "a component that includes one with an inline schema, and is read first",
    "a tag in another spelling",
}))  # fmt: skip
def test_the_lock_is_what_keeps_them(case: str, tmp_path: Path) -> None:
    old, new = CASES[case]
    names, after = (public_names(planned(tmp_path, each)) for each in (old, new))
    assert {key: after.get(key) for key in names} != names


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    before = planned(tmp_path, document(objects("foo", "Foo")))
    assert before.models.names["/components/schemas/foo"] == "FooModel"
    alone = planned(tmp_path, document(objects("foo")), before.kept)
    assert alone.models.names["/components/schemas/foo"] == "FooModel"  # still known by it
    gone = planned(tmp_path, document(objects("Foo")), alone.kept)
    back = planned(tmp_path, document(objects("foo")), gone.kept)
    assert back.models.names["/components/schemas/foo"] == "Foo"


def test_a_name_of_the_users_comes_first(tmp_path: Path) -> None:
    before = planned(tmp_path, document(objects("foo", "bar")))
    named = document(objects("foo", "bar"))
    named["components"]["schemas"]["bar"]["x-specloom-name"] = "Foo"
    after = planned(tmp_path, named, before.kept).models.names
    assert after == {"/components/schemas/bar": "Foo", "/components/schemas/foo": "FooModel"}


def test_a_named_schema_takes_what_is_inside_along(tmp_path: Path) -> None:
    before = planned(tmp_path, document(objects("Pet", owner=OWNER)))
    named = document(objects("Pet", owner=OWNER))
    named["components"]["schemas"]["Pet"]["x-specloom-name"] = "Animal"
    after = planned(tmp_path, named, before.kept)
    assert sorted(after.models.names.values()) == ["Animal", "AnimalOwner"]


def test_another_operation_id_is_another_operation(tmp_path: Path) -> None:
    body = {"requestBody": answer(OWNER)}
    before = planned(tmp_path, document(paths={"/": {"post": operation("makePet", **body)}}))
    after = planned(
        tmp_path, document(paths={"/": {"post": operation("createPet", **body)}}), before.kept
    )
    assert list(after.resources.names.methods.values()) == ["create_pet"]
    assert list(after.models.names.values()) == ["CreatePetBody"]


def test_a_tag_in_place_of_another_moves_an_operation(tmp_path: Path) -> None:
    def tagged(tag: str) -> dict[str, Any]:
        return document(paths={"/x": {"get": operation("get", tags=[tag])}})

    before = planned(tmp_path, tagged("pets"))
    assert [*planned(tmp_path, tagged("animals"), before.kept).resources.names.resources] == [
        "animals"
    ]


def test_an_operation_of_its_path_is_found_where_it_was_for_good(tmp_path: Path) -> None:
    old, new = CASES["the first tag of an operation"]
    plan = planned(tmp_path, old)
    for _ in range(3):
        plan = planned(tmp_path, new, plan.kept)
        assert list(plan.resources.names.homes.values()) == [("pets", "animals")]
    assert list(planned(tmp_path, new).resources.names.homes.values()) == [("animals",)]


@pytest.mark.parametrize(
    ("path", "id", "tags", "had", "fresh"),
    [
        # what each was called before names left out what is said already
        ("/{id}", "shop.v1.pets.list", ["pets"], "shop_v1_list", "pets.list"),
        ("/v1/pets/{id}", "get-/v1/pets/{id}_getById", ["pets"], "get_v1_pets_id_get_by_id",
         "pets.get_by_id"),
        ("/files/{id}", "getFile", ["shared files"], "get_file", "shared_files.get"),
        ("/venues", "Venues", ["venues"], "venues", "venues.list"),
        ("/#X-Target=Shop.GetPet", "GetPet", [], "x_target_shop_get_pet.get_pet", "api.get_pet"),
        ("/pets#late", "LatePets", [], "pets_late.late_pets", "pets.late"),
        ("/pets", "buyMuseumPets", ["pets"], "buy_museum", "pets.buy_museum_pets"),
        ("/subscriptions/{id}", "Disks_List", [], "subscriptions.disks_list", "disks.list"),
    ],
)  # fmt: skip
def test_a_method_keeps_the_longer_name_that_it_had(
    path: str, id: str, tags: list[str], had: str, fresh: str, tmp_path: Path
) -> None:
    parameters = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    own = {"parameters": parameters} if "{" in path else {}
    given = document(paths={path: {"get": operation(id, tags=tags, **own)}})
    place = f"GET {path}"
    kept = Kept({}, {"methods": {("", place): had}})
    for _ in range(2):
        plan = planned(tmp_path, given, kept)
        (method,) = plan.resources.names.methods.values()
        assert method == had.rpartition(".")[2]
        assert had.rpartition(".")[0] in ("", *plan.resources.names.resources)
        kept = plan.kept
        assert kept.names["methods"] == {("", place): had}
    called = public_names(planned(tmp_path, given))
    assert [name for key, name in called.items() if key[0] == "call"] == [fresh]


def test_groups_of_operation_ids_are_resources_where_no_tags_are(tmp_path: Path) -> None:
    def resources(tmp_path: Path, kept: Kept | None, *ids: str) -> tuple[Plan, list[str]]:
        paths = {f"/subscriptions/{n}": {"get": operation(each)} for n, each in enumerate(ids)}
        plan = planned(tmp_path, document(paths=paths), kept)
        names = plan.resources.names
        return plan, [names.resources[home] for (home,) in names.homes.values()]

    first, homes = resources(tmp_path, None, "VirtualMachines_List", "Disks_CreateOrUpdate")
    assert homes == ["virtual_machines", "disks"]
    assert sorted(first.resources.names.methods.values()) == ["create_or_update", "list"]
    # what most have is remembered, and so is where an older lock has them
    ids = ("VirtualMachines_List", "list_a", "list_b", "Disks_Get")
    assert resources(tmp_path, first.kept, *ids)[1][::3] == ["virtual_machines", "disks"]
    other, homes = resources(tmp_path, None, *ids)
    assert homes == ["subscriptions"] * 4
    grouped = ("VirtualMachines_List", "Disks_Get", "Disks_List")
    assert resources(tmp_path, other.kept, *grouped)[1] == ["subscriptions"] * 3
    assert resources(tmp_path, None, "GET_List", "POST_List")[1] == ["subscriptions"] * 2


def test_a_tag_in_capitals_spells_no_class_of_a_resource_anew(tmp_path: Path) -> None:
    def tagged(*tags: str) -> dict[str, Any]:
        return document(paths={"/foo": {"get": operation(tags=list(tags))}})

    plan = planned(tmp_path, tagged())
    for _ in range(2):
        plan = planned(tmp_path, tagged("FOO"), plan.kept)
        assert dict(plan.resources.names.classes) == {"foo": "Foo"}


def test_words_of_the_configuration_spell_names_anew(tmp_path: Path) -> None:
    before = planned(tmp_path, document(objects("itwin_x")))
    (tmp_path / "openapi.json").write_text('{"openapi": "3.1.0", "info": {"title": "T", "version"'
        ': "1"}, "paths": {}, "components": {"schemas": {"itwin_x": {"type": "object", '
        '"properties": {"a": {}}}}}}')  # fmt: skip
    config = SdkConfig(root=tmp_path, name="sdk", document="openapi.json", words=["iTwin"])
    after = understand(config, Diagnostics(), names=before.kept).plan
    assert list(after.models.names.values()) == ["ITwinX"]


def test_unrelated_things_change_no_name_without_memory_either(tmp_path: Path) -> None:
    for old, _ in CASES.values():
        new = deepcopy(old)
        new["components"]["schemas"] |= objects("Unrelated", thing=OWNER)
        new["paths"]["/unrelated"] = {"get": operation("unrelatedThing", tags=["unrelated"])}
        names = public_names(planned(tmp_path, old))
        after = public_names(planned(tmp_path, new))
        assert {key: after[key] for key in names} == names


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ({"type": "object",
          "properties": dict.fromkeys(("a-b", "a\u2013b", "a_b", "a\u2011b"), TEXT)},
         "a_b_lower_2"),
        ({"type": "string", "enum": ["a\u2013b", "a_b", "a\u2011b", "a\u2014b"]}, "A_B_LOWER_2"),
    ],
)  # fmt: skip
def test_what_only_a_number_tells_apart_is_told_with_its_place(
    schema: dict[str, Any], name: str, tmp_path: Path
) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(document({"Pet": schema}), indent=1))
    found = Diagnostics()
    understand(SdkConfig(root=tmp_path, name="sdk", document="openapi.json"), found)
    told = [item for item in found.items if item.code == "name-numbered"]
    assert [item.message.split("'")[1] for item in told] == [name]
    assert told[0].place is not None and told[0].place.line


@pytest.mark.parametrize(
    ("wires", "names"),
    [
        (("a-b", "a_b", "a.b"), {"a_b": "a_b", "a-b": "a_b_", "a.b": "a_dot_b"}),
        (("ab", "AB", "Ab"), {"ab": "ab", "AB": "ab_", "Ab": "ab_capital"}),
    ],
)
def test_spellings_are_told_apart_in_words(
    wires: tuple[str, ...], names: dict[str, str], tmp_path: Path
) -> None:
    plan = planned(tmp_path, document(objects("Pet", **dict.fromkeys(wires, TEXT))))
    (fields,) = plan.models.fields.values()
    assert {each.field.wire: each.name for each in fields} == names
