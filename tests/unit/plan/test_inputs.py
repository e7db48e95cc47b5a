"""Plain-data twins of the models that requests hold: which are written, and how."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from support.making import configured, importable, made

OBJECT: dict[str, Any] = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string", "readOnly": True},
        "name": {"type": "string"},
        "born": {"type": "string", "format": "date"},
        "friend": {"$ref": "#/components/schemas/Pet"},
    },
}
SCHEMAS: dict[str, Any] = {
    "Pet": OBJECT,
    "Order": {
        "type": "object",
        "required": ["pet", "@odata.kind", "state"],
        "properties": {
            "@odata.kind": {"type": "string"},
            "pet": {"$ref": "#/components/schemas/Pet"},
            "state": {"type": "string", "enum": ["new", "paid"]},
            "at": {"type": "string", "format": "date-time"},
            "parts": {"$ref": "#/components/schemas/Parts"},
            "labels": {"$ref": "#/components/schemas/Labels"},
            "pair": {
                "type": "array",
                "prefixItems": [{"type": "string"}, {"type": "integer"}],
                "items": False,
                "minItems": 2,
            },
        },
    },
    "Parts": {
        "type": "array",
        "items": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/Parts"}]},
    },
    "Labels": {
        "type": "object",
        "properties": {"colour": {"type": "string"}},
        "additionalProperties": {"type": "string"},
    },
    "Anything": {
        "type": "object",
        "properties": {"kind": {"type": "string"}},
        "additionalProperties": True,
    },
    "Shadow": {
        "type": "object",
        "required": ["str", "models"],
        "properties": {"str": {"type": "string"}, "models": {"type": "integer"}},
    },
    "Drawing": {
        "oneOf": [{"$ref": "#/components/schemas/Shadow"}, {"$ref": "#/components/schemas/Labels"}]
    },
    "Answer": {"type": "object", "properties": {"text": {"type": "string"}}},
    "Typed": {"type": "object", "required": ["a"], "properties": {"a": {"type": "number"}}},
}
BODIES = ("Pet", "Order", "Anything", "Drawing", "Typed")


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SDK whose requests hold all but one of the schemas."""

    def content(name: str) -> dict[str, Any]:
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}

    document = {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "servers": [{"url": "https://shop.example.com"}],
        "paths": {
            f"/{name.lower()}": {
                "post": {
                    "tags": ["things"],
                    "operationId": f"send_{name.lower()}",
                    "requestBody": {"required": True, "content": content(name)},
                    "responses": {
                        "200": {
                            "description": "Fine.",
                            "content": content("Pet" if name == "Pet" else "Answer"),
                        }
                    },
                }
            }
            for name in BODIES
        },
        "components": {"schemas": SCHEMAS},
    }
    root = tmp_path_factory.mktemp("twins")
    (root / "openapi.yaml").write_text(json.dumps(document))
    text = '[sdks.twins]\ndocument = "openapi.yaml"\noutput = "sdk"\npackage = "twins_shop"\n'
    return made(configured(root, text + 'client = "Shop"\n', "twins"))


def lines(sdk: Path, name: str) -> list[str]:
    """The lines of `API.txt` for one twin, without the beginning of their paths."""
    found = (line.partition("twins_shop.models.dicts.") for line in _api(sdk))
    inside = (rest.partition(".")[2] for head, _, rest in found if not head and rest)
    return [line for line in inside if line.startswith((f"{name}.", f"{name}(", f"{name} "))]


def _api(sdk: Path) -> list[str]:
    return (sdk / "API.txt").read_text().splitlines()


def test_a_key_is_what_goes_on_the_wire(sdk: Path) -> None:
    assert lines(sdk, "OrderDict") == [
        "OrderDict(TypedDict, total=False)  [class]",
        r"OrderDict.'@odata\x2ekind': Required[str]",
        "OrderDict.at: datetime | str",
        "OrderDict.labels: models.Labels | Mapping[str, Any]",
        "OrderDict.pair: Sequence[str | int]",
        "OrderDict.parts: models.Parts | PartsDict",
        "OrderDict.pet: Required[models.PetInput | PetInputDict]",
        "OrderDict.state: Required[models.OrderState | Literal['new', 'paid']]",
    ]


def test_what_only_the_service_sets_is_no_key(sdk: Path) -> None:
    assert lines(sdk, "PetInputDict") == [
        "PetInputDict(TypedDict, total=False)  [class]",
        "PetInputDict.born: date | str",
        "PetInputDict.friend: models.PetInput | PetInputDict",
        "PetInputDict.name: str",
    ]


def test_what_no_request_holds_or_takes_any_key_has_none(sdk: Path) -> None:
    text = "\n".join(_api(sdk))
    for name in ("AnswerDict", "LabelsDict", "AnythingDict", "PetDict"):
        assert name not in text
    assert "body: models.Anything | Mapping[str, Any]" in text


def test_a_union_has_one_twin(sdk: Path) -> None:
    text = "\n".join(_api(sdk))
    assert "body: models.Drawing | models.DrawingDict" in text
    assert lines(sdk, "DrawingDict") == ["DrawingDict = ShadowDict | Mapping[str, Any]  [alias]"]


def test_every_twin_can_be_used_at_run_time(sdk: Path) -> None:
    """Also those with keys that a class body would confuse with types, and with a taken name."""
    with importable(sdk, "twins_shop"):
        import twins_shop.models as models

        assert get_type_hints(models.ShadowDict) == {"str": str, "models": int}
        assert get_type_hints(models.TypedAsDict)["a"] is float
        twins = [name for name in dir(models) if "Dict" in name]
        assert twins == [
            "DrawingDict",
            "OrderDict",
            "PartsDict",
            "PetInputDict",
            "ShadowDict",
            "TypedAsDict",
        ]
        for name in twins:
            assert get_args(getattr(models, name)) or getattr(models, name).__name__ == name


def test_none_is_loaded_before_it_is_used(sdk: Path) -> None:
    with importable(sdk, "twins_shop"):
        import sys

        import twins_shop

        client = twins_shop.Shop()
        assert client.things
        assert [name for name in sys.modules if name.startswith("twins_shop.models.dicts")] == []
