"""Methods and resources called like the types that stand in the same file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from support.typing_checks import Checked, checked

METHODS = (
    *("list", "date", "datetime", "models", "overload", "cached_property", "builtins", "raw"),
    *("str", "float", "object"),
)
TAGS = ("Annotated", "Field", "Decimal", "UUID", "Coroutine", "Abstract Async Context Manager")
USER = """
from datetime import date
from typing import assert_type

from hidden import Hidden, models

client = Hidden()
assert_type(client.all.models(), list[models.Thing])
assert_type(client.all.date(on=date(2026, 1, 1)), list[models.Thing])
assert_type(client.all.wait(max_wait=3.5, on_progress=print), models.Thing)
client.all.resume_date("token")
client.all.date(on="today")  # wrong
client.field.read(name="x")
""".lstrip()


def operation(tag: str, name: str) -> dict[str, Any]:
    schemas = {
        "on": {"type": "string", "format": "date"},
        "at": {"type": "string", "format": "date-time"},
        "id": {"type": "string", "format": "uuid"},
        "price": {"type": "string", "format": "decimal"},
        "name": {"type": "string", "maxLength": 9},
        "thing": {"$ref": "#/components/schemas/Thing"},
    }
    things = {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}}
    content = {"application/json": {"schema": things}, "text/csv": {"schema": {"type": "string"}}}
    return {
        "operationId": name,
        "tags": [tag],
        "parameters": [{"name": p, "in": "query", "schema": s} for p, s in schemas.items()],
        "responses": {"200": {"description": "d", "content": content}},
    }


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    paths = {f"/m/{name}": {"get": operation("all", name)} for name in METHODS}
    paths["/m/date"]["get"]["x-ms-long-running-operation"] = True
    one = {"schema": {"$ref": "#/components/schemas/Thing"}}
    paths["/m/list"]["get"] |= {
        "responses": {"200": {"description": "d", "content": {"application/json": one}}},
        "x-specloom-wait": {"state": "a", "terminal": ["x"], "success": ["x"], "schedule": [1]},
    }
    paths |= {f"/t/{n}": {"get": operation(tag, f"read_{tag}")} for n, tag in enumerate(TAGS)}
    thing = {"type": "object", "properties": {"a": {"type": "string"}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Hidden", "version": "1"},
        "paths": paths,
        "components": {"schemas": {"Thing": thing}},
    }
    root = tmp_path_factory.mktemp("hidden")
    (root / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig(root=root, name="hidden", document="openapi.json")
    return checked(config, USER, Path(root))


def test_mypy(found: Checked) -> None:
    found.mypy()


def test_pyright(found: Checked) -> None:
    found.pyright()
