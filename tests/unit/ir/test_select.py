"""Partial generation: which operations are kept, and which schemas with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import generate, inspect

DOCUMENT = re.sub(
    r"@(\w+)",
    r"{$ref: '#/components/schemas/\1'}",
    """
openapi: 3.1.0
info: {title: Partial, version: "1"}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses: {"200": {description: Fine., content: {application/json: {schema: @Pet}}}}
    post:
      operationId: addPet
      tags: [pets, admin]
      requestBody: {content: {application/json: {schema: @NewPet}}}
      callbacks: {added: {"{$request.body#/url}": {post: {requestBody: {content:
        {application/json: {schema: @Added}}}}}}}
      responses: {"200": {description: Fine., content: {application/json: {schema: @Pet}}}}
  /pets/{id}:
    delete:
      operationId: removePet
      tags: [admin]
      parameters: [{name: id, in: path, required: true, schema: @PetId}]
      responses:
        "204": {description: Gone., headers: {X-Why: {schema: @Why}}}
        "404": {description: None., content: {application/json: {schema: @Problem}}}
  /shops:
    get:
      operationId: listShops
      tags: [shops]
      responses: {"200": {description: Fine., content: {application/json: {schema: @Shop}}}}
webhooks:
  closed: {post: {requestBody: {content: {application/json: {schema: @Closed}}}}}
components:
  schemas:
    Pet: {type: object, properties: {owner: @Owner, friend: @Pet}}
    Owner: {type: object, properties: {name: {type: string}}}
    NewPet: {allOf: [@Base, {type: object, properties: {x: {type: string}}}]}
    Base: {type: object, properties: {y: {type: string}}}
    Added: {type: object, properties: {id: @PetId}}
    PetId: {type: string, enum: [a, b]}
    Why: {type: string, enum: [sold, lost]}
    Problem: {type: object, properties: {title: {type: string}}}
    Shop: {type: object, properties: {pets: {type: array, items: @Pet}}}
    Closed: {type: object, properties: {when: {type: string}}}
    Unused: {type: object, properties: {z: {type: string}}}
""",
)

Filter = Mapping[str, Sequence[str]]


@pytest.fixture
def kept(tmp_path: Path) -> Any:
    (tmp_path / "openapi.yaml").write_text(DOCUMENT)

    def run(include: Filter | None = None, exclude: Filter | None = None) -> tuple[str, str]:
        config = SdkConfig.model_validate(
            {
                "root": tmp_path, "name": "partial", "document": "openapi.yaml",
                "package": "partial", "formatter": "ruff",
                "include": include or {}, "exclude": exclude or {},
            }
        )  # fmt: skip
        found = Diagnostics()
        tree = generate(config, found)
        assert not found.has_errors, found.items
        facts = inspect(config, Diagnostics())
        operations = sorted(each["operationId"] for each in facts["operations"])
        models = {
            name
            for path, text in tree.items()
            if path.startswith("partial/models/")
            for name in _NAMES
            if f"class {name}(" in text.decode() or f"\n{name}: TypeAlias" in text.decode()
        }
        return " ".join(operations), " ".join(sorted(models))

    return run


_NAMES = "Pet Owner NewPet Base Added PetId Why Problem Shop Closed Unused".split()


@pytest.mark.parametrize(
    ("include", "exclude", "operations", "models"),
    [
        ({}, {}, "addPet listPets listShops removePet", " ".join(sorted(_NAMES))),
        ({"tags": ["shops"]}, {}, "listShops", "Closed Owner Pet Shop"),
        ({"tags": ["admin"]}, {}, "addPet removePet",
         "Added Closed NewPet Owner Pet PetId Problem Why"),
        ({"tags": ["pets", "shops"], "methods": ["get"]}, {}, "listPets listShops",
         "Closed Owner Pet Shop"),
        ({"paths": ["/pets/*"]}, {}, "removePet", "Closed PetId Problem Why"),
        ({"paths": ["/pets*"]}, {"methods": ["delete"]}, "addPet listPets",
         "Added Closed NewPet Owner Pet PetId"),
        ({"methods": ["get"]}, {"operation-ids": ["*Shops"]}, "listPets", "Closed Owner Pet"),
        ({"operation-ids": ["listPets", "removePet"]}, {}, "listPets removePet",
         "Closed Owner Pet PetId Problem Why"),
        ({}, {"tags": ["admin"]}, "listPets listShops", "Closed Owner Pet Shop"),
        ({"tags": ["pets"]}, {"tags": ["admin"]}, "listPets", "Closed Owner Pet"),
    ],
)  # fmt: skip
def test_operations_and_what_they_need(
    kept: Any, include: Filter, exclude: Filter, operations: str, models: str
) -> None:
    assert kept(include, exclude) == (operations, models)


def test_a_pattern_that_matches_nothing_is_an_error(kept: Any) -> None:
    with pytest.raises(AssertionError, match="config-selection-unused"):
        kept({"tags": ["pest"]})
