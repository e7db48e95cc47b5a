"""Lists of style `deepObject`, which the specification leaves open: written as the configuration
says, or an extension, and read by the fake."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any
from urllib.parse import unquote

import pytest

from support.scripted_server import ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin

FORM = "application/x-www-form-urlencoded"
DOCUMENT = f"""
openapi: 3.1.0
info: {{title: Shop, version: "1"}}
servers: [{{url: https://shop.example.com}}]
paths:
  /pets:
    get:
      operationId: list_pets
      tags: [pets]
      parameters: &parameters
        - {{name: where, in: query, style: deepObject, schema: &where {{type: object,
          properties: {{tags: {{type: array, items: {{type: string}}}}, rows: {{type: array,
          items: {{type: object, properties: {{id: {{type: integer}}}}}}}}}}}}}}
        - {{name: expand, in: query, style: deepObject, x-specloom-deep-object-lists: repeated,
          schema: {{type: array, items: {{type: string}}}}}}
      responses: {{"204": {{description: ok}}}}
    post:
      operationId: create_pet
      tags: [pets]
      requestBody:
        content:
          {FORM}:
            schema: &pet {{type: object, required: [id], properties: {{id: {{type: string}},
              tags: {{type: array, items: {{type: string}}}}, where: *where}}}}
            encoding: {{tags: {{style: deepObject}}, where: {{style: deepObject}}}}
      responses: &answer {{"200": {{description: ok, content: {{application/json:
        {{schema: *pet}}}}}}}}
  /pets/{{id}}:
    parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]
    get: {{operationId: get_pet, tags: [pets], responses: *answer}}
    put:
      operationId: replace_pet
      tags: [pets]
      x-specloom-deep-object-lists: repeated
      requestBody:
        content:
          multipart/form-data:
            schema: *pet
            encoding: {{tags: {{style: deepObject}}, where: {{style: deepObject}}}}
      responses: *answer
  /toys:
    get:
      operationId: list_toys
      tags: [toys]
      x-specloom-deep-object-lists: numbered
      parameters: *parameters
      responses: {{"204": {{description: ok}}}}
"""
WHERE = {"tags": ["a", "b"], "rows": [{"id": 1}]}


@pytest.fixture(scope="module")
def sdk() -> Iterator[SmallSdk]:
    made = SmallSdk(DOCUMENT, **{"deep-object-lists": "brackets"})
    yield made
    made.close()


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("pets", "where[tags][]=a&where[tags][]=b&where[rows][0][id]=1&expand=x&expand=y"),
        ("toys", "where[tags][0]=a&where[tags][1]=b&where[rows][0][id]=1&expand=x&expand=y"),
    ],
)
def test_lists_in_a_query(api: Twin, server: ScriptedServer, call: str, expected: str) -> None:
    server.script(reply(204))
    api.run(getattr(api.client, call).list(where=WHERE, expand=["x", "y"]))
    sent = unquote(server.requests[-1].target).partition("?")[2]
    assert sorted(sent.split("&")) == sorted(expected.split("&"))


def test_lists_in_forms(api: Twin, server: ScriptedServer) -> None:
    body = {"id": "1", "tags": ["x", "y"], "where": WHERE}
    server.script(reply(200, body), reply(200, body))
    api.run(api.client.pets.create(body))
    assert unquote(server.requests[-1].body.decode()).split("&") == [
        "id=1", "tags[]=x", "tags[]=y",
        "where[rows][0][id]=1", "where[tags][]=a", "where[tags][]=b",
    ]  # fmt: skip
    api.run(api.client.pets.replace("1", body))
    names = [line for line in server.requests[-1].body.decode().splitlines() if "name=" in line]
    assert [line.partition("name=")[2].strip('"') for line in names] == [
        "id", "tags", "tags", "where[rows][0][id]", "where[tags]", "where[tags]",
    ]  # fmt: skip


@pytest.mark.parametrize("tags", [["x"], ["x", "y"]])
def test_the_fake_reads_them(sdk: SmallSdk, tags: list[str]) -> None:
    with sdk.running():
        testing: Any = import_module(f"{sdk.package}.testing")
        package: Any = import_module(sdk.package)
        where = {"tags": tags, "rows": [{"id": 1}]}
        with testing.FakeSmall() as fake, fake.serve() as url, package.Small(base_url=url) as api:
            api.pets.list(where=where, expand=tags)
            api.toys.list(where=where, expand=tags)
            assert [call.violations for call in fake.calls] == [(), ()]
            for save in (api.pets.create, lambda body: api.pets.replace("1", body)):
                made = save({"id": "1", "tags": tags, "where": where})
                assert made.model_dump(mode="json") == {"id": "1", "tags": tags, "where": where}
                assert api.pets.get("1").model_dump() == made.model_dump()
