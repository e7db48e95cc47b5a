"""What is sent and what is received, where properties are read-only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.ir.schemas import AliasSchema, ObjectSchema
from specloom.understand import understand

PET = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": {"type": "string", "readOnly": True}, "name": {"type": "string"}},
}


def fields(folder: Path, **schemas: Any) -> dict[str, dict[str, str]]:
    """Types of the fields of each class, by Python name; of an alias, its own as `=`.

    `Order` is sent, `Pet` is received.
    """

    def reference(name: str) -> dict[str, Any]:
        return {
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        }

    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": {
            "/orders": {
                "post": {
                    "requestBody": reference("Order"),
                    "responses": {"200": {"description": "", **reference("Pet")}},
                }
            }
        },
        "components": {"schemas": {"Pet": PET, **schemas}},
    }
    (folder / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig.model_validate({"root": folder, "name": "shop", "document": "openapi.json"})
    diagnostics = Diagnostics()
    models = understand(config, diagnostics).plan.models
    assert not diagnostics.has_errors, diagnostics.items
    found = {
        models.names[pointer]: {each.name: str(models.writer.plain(each.type).code) for each in own}
        for pointer, own in models.fields.items()
    }
    for pointer, schema in models.api.schemas.items():
        if isinstance(schema, AliasSchema):
            found[models.names[pointer]] = {"=": str(models.writer.plain(schema.target).code)}
    return found


def test_what_is_only_sent_holds_what_is_sent(tmp_path: Path) -> None:
    order = {
        "type": "object",
        "required": ["pets"],
        "properties": {"pets": {"type": "array", "items": {"$ref": "#/components/schemas/Pet"}}},
    }
    assert fields(tmp_path, Order=order) == {
        "Pet": {"id": "str", "name": "str"},
        "PetInput": {"name": "str"},
        "Order": {"pets": "list[PetInput]"},
    }


def test_so_it_is_through_a_schema_between_them(tmp_path: Path) -> None:
    basket = {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Pet"}}
    order = {
        "type": "object",
        "required": ["basket"],
        "properties": {"basket": {"$ref": "#/components/schemas/Basket"}},
    }
    assert fields(tmp_path, Order=order, Basket=basket) == {
        "Pet": {"id": "str", "name": "str"},
        "PetInput": {"name": "str"},
        "Order": {"basket": "Basket"},
        "Basket": {"=": "dict[str, PetInput]"},
    }


def test_without_read_only_properties_there_is_one_class(tmp_path: Path) -> None:
    plain = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    order = {
        "type": "object",
        "required": ["pet"],
        "properties": {"pet": {"$ref": "#/components/schemas/Pet"}},
    }
    assert fields(tmp_path, Order=order, Pet=plain) == {
        "Pet": {"name": "str"},
        "Order": {"pet": "Pet"},
    }


def test_what_is_only_sent_is_not_answered(tmp_path: Path) -> None:
    account = {
        "type": "object",
        "required": ["name", "password"],
        "properties": {
            "name": {"type": "string"},
            "password": {"type": "string", "writeOnly": True},
        },
    }
    account_ref = {"$ref": "#/components/schemas/Account"}
    found = fields(tmp_path, Order=account_ref, Account=account, Pet=account_ref)
    assert found["Account"] == {"name": "str"}
    assert found["AccountInput"] == {"name": "str", "password": "str"}


def test_what_is_only_answered_keeps_what_is_only_sent(tmp_path: Path) -> None:
    pet = {
        "type": "object",
        "required": ["secret"],
        "properties": {"secret": {"type": "string", "writeOnly": True}},
    }
    assert fields(tmp_path, Order={"type": "string"}, Pet=pet)["Pet"] == {"secret": "str | None"}


def test_rules_ask_requests_for_nothing_that_only_the_service_sets(tmp_path: Path) -> None:
    pet = {**PET, "dependentRequired": {"name": ["id"]}}
    document_pet = {"$ref": "#/components/schemas/Pet"}
    fields(tmp_path, Order=document_pet, Pet=pet)
    config = SdkConfig.model_validate(
        {"root": tmp_path, "name": "shop", "document": "openapi.json"}
    )
    schemas = understand(config, Diagnostics()).api.schemas
    rules = {
        pointer: schema.rules
        for pointer, schema in schemas.items()
        if isinstance(schema, ObjectSchema)
    }
    assert rules["/components/schemas/Pet#input"] == ()
    assert rules["/components/schemas/Pet"] != ()
