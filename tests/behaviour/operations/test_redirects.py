"""Operations whose only documented success is that the answer is somewhere else."""

from __future__ import annotations

import pytest

from support.scripted_server import Answer, ScriptedServer, reply
from support.twin import Twin

DOCUMENT = """
openapi: 3.1.0
info: {title: Builds, version: "1"}
servers: [{url: https://builds.example.com}]
security: [{key: []}]
paths:
  /builds/{id}/archive:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: archive
      tags: [builds]
      responses:
        "302":
          description: Found
          headers: {Location: {schema: {type: string}}}
          content: {text/html: {schema: {type: string}}}
        default: {description: No., content: {application/json: {schema: {type: object}}}}
        "404": {description: There is no such build.}
    post:
      operationId: make
      tags: [builds]
      responses: {"303": {description: It is made there.}}
  /builds/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: read
      tags: [builds]
      responses:
        "200":
          description: The build.
          content: {application/json: {schema: {type: object}}}
        "302": {description: It has moved.}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
"""


def test_the_file_that_a_redirect_leads_to_is_downloaded(api: Twin, server: ScriptedServer) -> None:
    with ScriptedServer() as store:
        server.script(reply(302, None, Location=f"{store.url}/a.tgz"))
        store.script(Answer(200, b"\x1f\x8b file", [("Content-Type", "application/gzip")]))
        client = api.new(api_key="k")
        assert api.read(client.builds.archive("1")) == b"\x1f\x8b file"
        assert server.requests[0].headers["x-key"]
        assert "x-key" not in store.requests[0].headers


def test_an_error_is_one(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(404))
    with pytest.raises(api.errors.NotFoundError):
        api.read(api.client.builds.archive("1"))


def test_where_there_is_another_answer_it_is_that(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(200, {"a": 1}), reply(303, None, Location="/there"), reply(200, {}))
    assert api.run(api.client.builds.read("1")) == {"a": 1}
    assert api.run(api.client.builds.make("1")) is None
