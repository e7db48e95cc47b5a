"""Conditional requests: tags as arguments, and the answer that nothing has changed."""

from __future__ import annotations

import pytest

from support.scripted_server import Answer, ScriptedServer, reply
from support.twin import Twin

DOCUMENT = """
openapi: 3.1.0
info: {title: Notes, version: "1"}
servers: [{url: https://notes.example.com}]
paths:
  /notes/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: get_note
      tags: [notes]
      parameters: [{name: If-None-Match, in: header, schema: {type: string}}]
      responses:
        "200":
          description: The note.
          headers: {ETag: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: "#/components/schemas/Note"}}}
        "304": {description: You have it already.}
    put:
      operationId: replace_note
      tags: [notes]
      parameters: [{name: If-Match, in: header, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Note"}}}
      responses:
        "204": {description: Done.}
        "412": {description: It is another one by now.}
components:
  schemas:
    Note: {type: object, properties: {text: {type: string}}}
"""


def test_a_tag_is_kept_and_sent_back(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(200, {"text": "a"}, ETag='"v1"'), Answer(304, b"", [("ETag", '"v1"')]))
    note = api.run(api.client.notes.get("n"))
    tag = api.package.response_info(note).headers["etag"]
    with pytest.raises(api.errors.NotModifiedError) as caught:
        api.run(api.client.notes.get("n", if_none_match=tag))
    assert server.requests[1].headers["if-none-match"] == '"v1"'
    assert caught.value.status_code == 304 and caught.value.headers["etag"] == '"v1"'
    assert len(server.requests) == 2, "that nothing has changed will not change by asking again"


def test_a_change_of_what_somebody_else_has_changed(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(412, {"message": "Too late."}))
    with pytest.raises(api.errors.PreconditionFailedError, match=r"Too late\."):
        api.run(api.client.notes.replace("n", {"text": "b"}, if_match='"v1"'))
    assert server.requests[0].headers["if-match"] == '"v1"'


def test_the_method_says_so(api: Twin) -> None:
    method = type(api.client.notes).get
    assert "NotModifiedError: You have it already (304)." in (method.__doc__ or "")
