"""What methods are called: after what a person wrote, else after the method and the path."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.understand import understand

LIST = {"type": "array", "items": {"type": "string"}}
PAGE = {"type": "object", "properties": {"data": LIST, "more": {"type": "boolean"}}}
ORDER = {"type": "object", "properties": {"id": {"type": "string"}, "items": LIST}}


def named(
    folder: Path, *operations: tuple[str, str, str | None], tag: str = "", answer: Any = None
) -> list[str]:
    """The names of the methods of a document with these (method, path, operationId)."""
    content = {"application/json": {"schema": answer}} if answer else None
    responses = {"200": {"description": "Done.", **({"content": content} if content else {})}}
    paths: dict[str, Any] = {}
    for method, path, operation_id in operations:
        keys = {"operationId": operation_id} if operation_id else {}
        wires = [part[1:-1] for part in path.split("/") if part.startswith("{")]
        parameters = [
            {"name": wire, "in": "path", "required": True, "schema": {"type": "string"}}
            for wire in wires
        ]
        paths.setdefault(path, {})[method.lower()] = {
            **keys,
            **({"tags": [tag]} if tag else {}),
            "parameters": parameters,
            "responses": responses,
        }
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths}
    (folder / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig(name="t", root=folder, document="openapi.json")
    plan = understand(config, Diagnostics()).plan
    found = {
        (each.operation.method, each.operation.path): str(each.method)
        for each in plan.resources.operations.values()
    }
    return [found[method, path] for method, path, _ in operations]


@pytest.mark.parametrize(
    ("method", "path", "operation_id", "name"),
    [
        # FastAPI: the function, the path, the method
        ("GET", "/items/{item_id}", "read_item_items__item_id__get", "read_item"),
        ("POST", "/api/v1/users/", "create_user_api_v1_users__post", "create_user"),
        # Litestar: the path and the function
        ("GET", "/export", "ExportExport", "export"),
        # NestJS: the controller's class
        ("GET", "/pets", "PetsController_findAll", "find_all"),
        # Swashbuckle, JAX-RS: the class
        ("PATCH", "/pets/{id}", "PetApi_PatchPet", "update"),
        ("GET", "/pets/{id}/owner", "PetResource_findOwner", "find_owner"),
        # springfox: the methods of Java and of HTTP
        ("GET", "/pets/{id}/owner", "findOwnerUsingGET", "find_owner"),
        ("POST", "/pets", "adoptUsingPOST_12", "adopt"),
        # Litestar: the path, with its parameters, before the function
        ("GET", "/pets/{pet_id}", "PetsPetIdShowPet", "show"),
        # springdoc: a number where another class has a method of that name
        ("GET", "/pets/all", "findAll_3", "find_all"),
        # the method and the path once more
        ("GET", "/v1/pets/{pet}", "GetPetsPet", "get"),
        ("POST", "/v1/pets/{pet}", "PostPetsPet", "update"),
        ("DELETE", "/pets/{pet_id}/toys/{toy_id}", "delete_pets_id_toys_id", "delete_toy"),
        ("POST", "/pets/{petId}/toys", "post-pets-petId-toys", "create_toy"),
        ("POST", "/pets/{pet}/feed", "PostPetsPetFeed", "create_feed"),
        ("POST", "/pets/{pet}/approve", "PostPetsPetApprove", "approve"),
        ("POST", "/pets/{pet}/toys/{toy}/verify", "PostPetsPetToysToyVerify", "verify_toy"),
        ("PUT", "/pets/{pet_id}#add_collar", "put_pets_id#add_collar", "add_collar"),
        ("GET", "/pets/{petId}/toys/{toy}", "getPetsToysByPetIdByToy", "get_toy"),
        ("GET", "/v3/pets/toys", "getV3PetsToys", "list_toys"),
        # HubSpot: the method of HTTP and the path, as it is, before the function
        ("GET", "/v3/pets/{petId}", "get-/v3/pets/{petId}_getById", "get_by_id"),
        ("DELETE", "/v3/pets/{petId}", "delete-/v3/pets/{petId}_archive", "archive"),
        ("GET", "/pets", "get-/pets_showAll", "get_show_all"),
        # a namespace before the resource
        ("GET", "/v1/{parent}/pets", "shop.pets.list", "list"),
        ("GET", "/v1/{parent}/pets", "shop.owners.pets.toys.list", "toys_list"),
        ("GET", "/pets", "Api::V1::Pets#index", "index"),
        ("GET", "/pets", "shop.petsOwners.list", "shop_owners_list"),
        # nothing but the resource
        ("GET", "/pets/latest", "Pets", "get"),
        ("GET", "/pets/{id}", "pet", "get"),
        ("POST", "/pets/{id}", "pet", "pet"),
        # the format of the answer
        ("GET", "/v2/pets.json", None, "list"),
        ("GET", "/pets/{id}.json", None, "get"),
        ("POST", "/pets/{id}/toys.xml", None, "create_toy"),
        # what a person wrote stays
        ("GET", "/pets/{id}", "getPetById", "get_by_id"),
        ("GET", "/pets/toys", "getPetsToys", "get_toys"),
        ("GET", "/pets/{id}", "showPetById", "show_by_id"),
        ("GET", "/pets/search", "pets/search", "search"),
        ("GET", "/pets/{id}/owner", "getOwnersOfPet", "get_owners_of_pet"),
        # without the resource another thing, which the path does not end in
        ("POST", "/pets", "buyMuseumPets", "buy_museum_pets"),
        ("DELETE", "/owners/{owner}/pets/{pet}", "deleteOwnerPet", "delete_owner_pet"),
        ("GET", "/pets/fields", "getFieldsPets", "get_fields"),
        ("GET", "/pets", "listAllPets", "list_all"),
        ("GET", "/archived-pets", "getArchivedPets", "get_archived"),
        ("POST", "/pets", "addOrUpdatePet", "add_or_update"),
        # articles
        ("GET", "/pets/{id}", "retrieve_a_pet", "retrieve"),
        ("POST", "/pets/{id}/feed", "feed_the_pet_an_apple", "feed_apple"),
        ("GET", "/pets/vitamins/a", "getPetsVitaminA", "get_vitamin_a"),
        # nothing but a method of HTTP is no name
        ("POST", "/pets", "postPets", "create"),
        ("PUT", "/pets/{id}", "putPet", "replace"),
    ],
)
def test_an_operation_id(
    tmp_path: Path, method: str, path: str, operation_id: str | None, name: str
) -> None:
    assert named(tmp_path, (method, path, operation_id), tag="pets") == [name]


@pytest.mark.parametrize(
    ("method", "path", "operation_id", "name"),
    [
        ("POST", "/files", "createFile", "create"),
        ("GET", "/files/{id}", "fetch_file", "fetch"),
        ("GET", "/files/{id}", "get_file", "get"),
        ("PATCH", "/files/{id}", "patchFile", "update"),
        ("DELETE", "/folders/{id}/shared-files/{file}", "removeSharedFiles", "remove"),
        ("GET", "/shared/{id}/files", None, "list"),
        # it says more, or something else
        ("GET", "/files/{id}/owner", "get_file_owner", "get_file_owner"),
        ("POST", "/files/{id}/send", "send_file", "send_file"),
        ("POST", "/shared", "create_shared", "create_shared"),
        ("GET", "/shared-files/search", "shared-files-search", "search"),
    ],
)
def test_the_last_words_of_a_resource_are_not_said_again(
    tmp_path: Path, method: str, path: str, operation_id: str | None, name: str
) -> None:
    found = named(tmp_path, (method, path, operation_id), tag="Shared files", answer=LIST)
    assert found == [name]


def test_what_an_action_names_stays(tmp_path: Path) -> None:
    (name,) = named(tmp_path, ("GET", "/product-search", "product-search"), tag="product search")
    assert name == "product_search"
    (name,) = named(tmp_path, ("GET", "/getVersions", "getVersions"), tag="get versions")
    assert name == "get_versions"


def test_a_short_name_that_is_taken_says_all(tmp_path: Path) -> None:
    operations = [("GET", "/files/{id}", "get_file"), ("GET", "/shared/{id}", "get_shared_file")]
    assert named(tmp_path, *operations, tag="shared files", answer=ORDER) == [
        "get",
        "get_shared_file",
    ]


@pytest.mark.parametrize(
    ("path", "answer", "name"),
    [
        ("/pets", LIST, "list"),
        ("/pets", PAGE, "list"),
        ("/pets/history", PAGE, "list_history"),
        ("/pets", {"type": "object", "properties": {"result": PAGE, "time": {}}}, "list"),
        ("/pets/orders/latest", ORDER, "get_orders_latest"),
        ("/pets/{id}/orders", ORDER, "list_orders"),
        ("/pets/{id}/photo", {"type": "string"}, "get_photo"),
        ("/pets/{id}/status", {"type": "object"}, "get_status"),
        ("/pets/search", PAGE, "search"),
    ],
)
def test_a_get_is_a_list_when_it_gives_several(
    tmp_path: Path, path: str, answer: Any, name: str
) -> None:
    assert named(tmp_path, ("GET", path, None), answer=answer) == [name]


def test_paths_of_one_resource(tmp_path: Path) -> None:
    operations = [
        ("GET", "/pets", None),
        ("GET", "/users/{id}/pets", None),
        ("GET", "/pets/{id}", None),
        ("GET", "/pets/{id}/{part}", None),
        ("POST", "/pets/{id}/resume", None),
        ("DELETE", "/pets/{id}/toys", None),
        ("DELETE", "/pets/{id}/toys/{toy}", None),
    ]
    assert named(tmp_path, *operations, tag="pets", answer=LIST) == [
        "list",
        "list_user",
        "get",
        "get_by_part",
        "resume_pet",
        "delete_toys",
        "delete_toy",
    ]


def test_what_a_framework_wrote_twice_is_told_apart_by_the_path(tmp_path: Path) -> None:
    operations = [
        ("POST", "/v1/speech/{voice_id}", "speech_v1_speech__voice_id__post"),
        ("POST", "/v1/speech/{voice_id}/stream", "speech_v1_speech__voice_id__stream_post"),
    ]
    assert named(tmp_path, *operations, tag="speech") == ["speech", "create_stream"]


def test_a_format_that_tells_paths_apart_is_in_the_name(tmp_path: Path) -> None:
    operations = [("GET", "/pets.json", None), ("GET", "/pets.xml", None)]
    assert named(tmp_path, *operations, tag="pets", answer=LIST) == ["list", "get_pets_xml"]


def test_a_clash_in_a_wider_resource_says_what_that_leaves_out(tmp_path: Path) -> None:
    paths = {
        f"/admin.{what}.create": {
            "post": {
                "operationId": f"admin_{what}_create",
                "tags": [f"admin.{what}", "admin"],
                "responses": {},
            }
        }
        for what in ("teams", "users")
    }
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths}
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig(name="t", root=tmp_path, document="openapi.json")
    resources = understand(config, Diagnostics()).plan.resources
    assert [each.method for each in resources.operations.values()] == ["create", "users_create"]


def test_a_clash_is_not_ended_by_a_name_that_says_only_the_resource(tmp_path: Path) -> None:
    paths = {
        f"/{what}/{{id}}/tracks": {
            "get": {
                "operationId": f"get-{what}-tracks",
                "tags": [what, "tracks"],
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
                ],
                "responses": {},
            }
        }
        for what in ("albums", "playlists")
    }
    document = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": paths}
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig(name="t", root=tmp_path, document="openapi.json")
    resources = understand(config, Diagnostics()).plan.resources
    methods = [each.method for each in resources.operations.values()]
    assert methods == ["get_tracks", "get_playlists_tracks"]


def test_what_all_operation_ids_begin_with_is_left_out(tmp_path: Path) -> None:
    ninja = [
        ("GET", "/pets", "shop_api_list_pets"),
        ("POST", "/pets", "shop_api_create_pet"),
        ("POST", "/pets/{id}/photo", "shop_api_photo"),
    ]
    assert named(tmp_path, *ninja, tag="pets") == ["list", "create", "photo"]


@pytest.mark.parametrize(
    "ids",
    [
        ("get_pet_names", "get_pet_owners", "get_pet_photos"),  # what is done
        ("pet_one_get", "pet_two_get"),  # few
        ("shop_api_one", "shop_apis_two", "other_three"),
    ],
)
def test_what_all_operation_ids_begin_with_may_say_something(
    tmp_path: Path, ids: tuple[str, ...]
) -> None:
    operations = [("PUT" if at else "GET", f"/x/{at}", text) for at, text in enumerate(ids)]
    assert named(tmp_path, *operations, tag="t") == list(ids)
