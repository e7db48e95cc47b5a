"""`overrides` and `format-types`: models changed by the configuration alone."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import UUID

import pytest
from pydantic import BaseModel

from specloom.config import read_config
from specloom.diagnostics import Diagnostics
from specloom.generate import generate
from support.making import configured, importable, made, tree_of
from support.scripted_server import ScriptedServer, reply
from support.small_sdk import SmallSdk

DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "paths": {
        "/orders": {
            "get": {
                "operationId": "listOrders",
                "tags": ["orders"],
                "parameters": [
                    {
                        "name": "buyer",
                        "in": "query",
                        "schema": {"type": "string", "format": "uuid"},
                    },
                    {"name": "trace", "in": "query", "schema": {"type": "string"}},
                ],
                "responses": {
                    "200": {
                        "description": "Orders.",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "array",
                                    "items": {"$ref": "#/components/schemas/Order"},
                                }
                            }
                        },
                    }
                },
            },
            "post": {
                "operationId": "createOrder",
                "tags": ["orders"],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Order"}}
                    },
                },
                "responses": {"204": {"description": "Done."}},
            },
        }
    },
    "components": {
        "schemas": {
            "Order": {
                "type": "object",
                "required": ["id", "total"],
                "properties": {
                    "id": {"type": "string", "format": "uuid"},
                    "total": {"type": "number", "minimum": 0},
                    "discount": {"$ref": "#/components/schemas/Money"},
                    "secret": {"type": "string"},
                    "internal": {"$ref": "#/components/schemas/Internal"},
                    "prices": {"type": "array", "items": {"type": "number"}},
                    "place": {
                        "type": "object",
                        "properties": {"lat": {"type": "number"}, "lon": {"type": "number"}},
                    },
                },
            },
            "Money": {"type": "string", "format": "decimal"},
            "Internal": {"type": "object", "properties": {"a": {"type": "string"}}},
            "UUID": {"type": "object", "properties": {"value": {"type": "string"}}},
        }
    },
}
SDK = """
[sdks.shop]
document = "openapi.yaml"
layout = "vendored"
package = "shop_sdk"
output = "shop_sdk"
formatter = "ruff"
"""
CUSTOM = """
[sdks.shop.format-types]
uuid = "uuid.UUID"
decimal = "decimal.Decimal"
[sdks.shop.overrides]
"/components/schemas/*".base = "company.CompanyModel"
"/components/schemas/Order/properties/total" = { type = "decimal.Decimal", name = "grand_total" }
"/components/schemas/Order/properties/prices/items".type = "decimal.Decimal"
"/components/schemas/Order/properties/secret".field = { repr = false }
"/components/schemas/Order/properties/place".type = "company.Point"
"/components/schemas/Internal".skip = true
"/paths/~1orders/get/parameters/1".skip = true
"/paths/~1orders/post".name = "place_order"
"""
COMPANY = """
from pydantic import BaseModel

class CompanyModel(BaseModel):
    def shout(self) -> str:
        return type(self).__name__.upper()

class Point(BaseModel):
    lat: float
    lon: float
"""


def findings(root: Path, overrides: str) -> list[tuple[str, str, str]]:
    (root / "openapi.yaml").write_text(json.dumps(DOCUMENT))
    sdk = configured(root, SDK + overrides, "shop")
    diagnostics = Diagnostics()
    generate(sdk, diagnostics)
    return [(each.code, each.message, each.hint) for each in diagnostics.items]


@pytest.fixture
def package(tmp_path: Path) -> Iterator[Any]:
    (tmp_path / "openapi.yaml").write_text(json.dumps(DOCUMENT))
    made(configured(tmp_path, SDK + CUSTOM, "shop"))
    (tmp_path / "company.py").write_text(COMPANY)
    with importable(tmp_path, "shop_sdk", "company"):
        yield import_module("shop_sdk")


ID = "5f0c3d80-6f6b-4b6e-8f6a-0a7c0a5d0b11"


def test_values_have_the_chosen_types_both_ways(package: Any) -> None:
    order = package.models.Order.model_validate_json(
        json.dumps(
            {
                "id": ID,
                "total": 12.5,
                "discount": "0.10",
                "prices": [1, 2.5],
                "place": {"lat": 1, "lon": 2},
                "internal": {"a": "kept"},
            }
        )
    )
    assert order.id == UUID(ID)
    assert order.grand_total == Decimal("12.5")
    assert order.discount == Decimal("0.10")
    assert order.prices == [Decimal(1), Decimal("2.5")]
    assert type(order.place) is sys.modules["company"].Point
    assert order.model_extra == {} or "internal" in order.model_extra
    with ScriptedServer() as server:
        server.script(reply(204), reply(data=[{"id": ID, "total": 1}]))
        with package.Shop(base_url=server.url) as client:
            client.orders.place_order(order)
            assert [each.id for each in client.orders.list(buyer=UUID(ID))] == [UUID(ID)]
        sent = server.requests[0].json()
        assert sent["total"] == 12.5 and sent["prices"] == [1, 2.5]
        assert (sent["id"], sent["discount"]) == (ID, "0.10")
        assert server.requests[1].query == [("buyer", ID)]


def test_limits_of_numbers_still_hold(package: Any) -> None:
    with (
        package.Shop(base_url="https://shop.example.com") as client,
        pytest.raises(package.errors.BuildError, match=r"grand_total|total"),
    ):
        client.orders.place_order({"id": ID, "total": -1})


def test_the_base_class_is_everywhere_and_a_model_still_a_model(package: Any) -> None:
    order = package.models.Order(id=UUID(ID), grand_total=Decimal(1), secret="s3cret")
    assert order.shout() == "ORDER"
    assert isinstance(order, BaseModel) and "s3cret" not in repr(order)


def test_what_is_left_out_is_gone_and_a_name_that_is_needed_is_not_taken_twice(
    package: Any,
) -> None:
    names = set(package.models.__all__)
    assert "Internal" not in names and "OrderPlace" not in names
    assert "UUIDModel" in names and "UUID" not in names  # uuid.UUID has that name


def test_every_class_went_through_the_engine(tmp_path: Path) -> None:
    assert findings(tmp_path, CUSTOM) == []


@pytest.mark.parametrize(
    ("overrides", "code", "message", "hint"),
    [
        (
            '"/components/schemas/Ordr".base = "a.B"',
            "override-unused",
            "the override of '/components/schemas/Ordr' matches nothing that can be overridden",
            "did you mean '/components/schemas/Order'?",
        ),
        (
            '"/components/schemas/Order/properties/total".base = "a.B"',
            "override-kind",
            "'base' in the override of '/components/schemas/Order/properties/total' has no effect "
            "on a property",
            "",
        ),
    ],
)
def test_an_override_without_effect_is_an_error(
    tmp_path: Path, overrides: str, code: str, message: str, hint: str
) -> None:
    assert findings(tmp_path, f"[sdks.shop.overrides]\n{overrides}\n") == [(code, message, hint)]


def test_a_format_that_does_not_occur_is_an_error(tmp_path: Path) -> None:
    found = findings(tmp_path, '[sdks.shop.format-types]\nipv9 = "a.B"\n')
    assert [(code, "'ipv9'" in message) for code, message, _ in found] == [
        ("override-unused", True)
    ]


def test_what_the_document_decides_cannot_be_an_argument_of_field(tmp_path: Path) -> None:
    file = tmp_path / "specloom.toml"
    file.write_text(f'{SDK}[sdks.shop.overrides]\n"/components/schemas/A".field.alias = "x"\n')
    diagnostics = Diagnostics()
    read_config(file, diagnostics)
    assert "is decided by the document" in diagnostics.items[0].message


def test_no_override_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "openapi.yaml").write_text(json.dumps(DOCUMENT))
    plain = dict(tree_of(configured(tmp_path, SDK, "shop")))
    listed = 'overrides."/components/schemas/Order".name = "Order"\n'
    named = dict(tree_of(configured(tmp_path, SDK + listed, "shop")))
    plain.pop("specloom.lock"), named.pop("specloom.lock")
    assert plain == named


def test_the_fake_has_data_for_classes_that_are_not_the_documents() -> None:
    """Where a type of the user's stands in place of text or a number, in models and arguments."""
    types = {"decimal": "decimal.Decimal", "path": "pathlib.PurePosixPath"}
    sdk = SmallSdk(RETYPED, **{"format-types": types})
    with sdk.running():
        sample = import_module(f"{sdk.package}.testing.sample").sample
        price = import_module(f"{sdk.package}.models").Price
        made = price.model_validate(sample(price))
        assert (made.amount, made.at) == (Decimal(1), PurePosixPath("text"))
        assert sample(Decimal) == 1
    sdk.close()


def test_types_of_the_package_itself_move_with_it(tmp_path: Path) -> None:
    """A dot in front stands for the package, in every module that names the type."""
    sdk = SmallSdk(
        RETYPED,
        layout="vendored",
        **{"format-types": {"path": "._types.Way"}},
        overrides={"/components/schemas/Price/properties/amount": {"type": "._types.Money"}},
    )
    imports = {
        name: [line for line in text.splitlines() if "._types" in line]
        for name, text in sdk.files.items()
        if "._types" in text and name.endswith(".py")
    }
    assert imports == {
        "models/price.py": ["from .._types import Money, Way"],
        "models/dicts/price.py": ["from ..._types import Money, Way"],
        "resources/prices.py": ["from .._types import Way"],
        "testing/__init__.py": ["from .._types import Way"],
    }
    for name, text in sdk.files.items():
        (tmp_path / "moved" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "moved" / name).write_text(text, "utf-8")
    (tmp_path / "moved" / "_types.py").write_text(
        "from decimal import Decimal as Money\nfrom pathlib import PurePosixPath as Way\n"
    )
    with importable(tmp_path, "moved"):
        price = import_module("moved.models").Price.model_validate({"amount": 1.5, "at": "a"})
        assert (price.amount, price.at) == (Decimal("1.5"), PurePosixPath("a"))
        import_module("moved.testing")
    sdk.close()


@pytest.mark.parametrize("wrong", [".Money", "..types.Money", "._types.", "._types.not-a-name"])
def test_a_type_of_the_package_has_a_module_and_a_name(tmp_path: Path, wrong: str) -> None:
    found = Diagnostics()
    (tmp_path / "specloom.toml").write_text(
        f'[sdks.shop]\ndocument = "x.yaml"\nformat-types = {{ path = "{wrong}" }}\n'
    )
    read_config(tmp_path / "specloom.toml", found)
    assert [(each.code, each.place and each.place.line) for each in found.items] == [
        ("config-value", 3)
    ]


RETYPED = """
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /prices:
    post:
      operationId: addPrice
      tags: [prices]
      parameters:
        - {name: at, in: query, required: true, schema: {type: string, format: path}}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Price"}}}
      responses: {"204": {description: Added.}}
components:
  schemas:
    Price:
      type: object
      required: [amount, at]
      properties:
        amount: {type: number, format: decimal}
        at: {type: string, format: path}
"""
