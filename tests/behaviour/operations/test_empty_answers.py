"""Answers that HTTP leaves without content (RFC 9110, section 15.3.5), whatever is said of them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from support.scripted_server import ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin

DOCUMENT = """
openapi: 3.0.3
info: {title: Pets, version: "1"}
servers: [{url: https://pets.example.com}]
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    delete:
      operationId: delete_pet
      tags: [pets]
      responses: {"204": {$ref: "#/components/responses/Gone"}}
    put:
      operationId: replace_pet
      tags: [pets]
      responses:
        "200": {description: ok, content: {application/json: {schema: {type: integer}}}}
        "204": {$ref: "#/components/responses/Gone"}
    get:
      operationId: get_pet
      tags: [pets]
      responses: {"204": {description: nothing, content: {application/json: {}}}}
components:
  responses:
    Gone:
      description: Gone.
      content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}
"""


def test_nothing_is_expected_of_204(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(204), reply(204), reply(200, 3))
    assert api.run(api.client.pets.delete("1")) is None
    assert api.run(api.client.pets.replace("1")) is None
    assert api.run(api.client.pets.replace("1")) == 3


def test_what_is_left_out_is_told(sdk: SmallSdk) -> None:
    told = [message for code, message in sdk.codes if code == "operation-response-content"]
    assert told == ["an answer with status 204 has no content; what is said of it is left out"]
    assert "def delete(self, id: str, /, **options: Unpack[RequestOptions]) -> None" in sdk.text(
        "resources/pets.py"
    )


def test_so_does_the_fake(sdk: SmallSdk) -> None:
    with sdk.running():
        testing: Any = import_module(f"{sdk.package}.testing")
        package: Any = import_module(sdk.package)
        with testing.FakeSmall() as fake, fake.serve() as url, package.Small(base_url=url) as api:
            assert api.pets.delete("1") is None and api.pets.get("1") is None
