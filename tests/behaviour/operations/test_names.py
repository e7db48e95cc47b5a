"""Operations however they are named and tagged: each one is there, once, and can be called."""

from __future__ import annotations

from typing import Any

import pytest

from support.scripted_server import ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin

FINE = '{"204": {description: Fine.}}'
DOCUMENT = f"""
openapi: 3.2.0
info: {{title: Names, version: "1"}}
servers: [{{url: https://names.example.com}}]
paths:
  /a: {{$ref: "#/components/pathItems/Shared"}}
  /b: {{$ref: "#/components/pathItems/Shared"}}
  /nameless:
    get: {{responses: {FINE}}}
    post: {{responses: {FINE}}}
  /nameless/{{id}}/deep-path:
    parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]
    get: {{responses: {FINE}}}
  /one: {{get: {{operationId: same, tags: [x], responses: {FINE}}}}}
  /two: {{get: {{operationId: same, tags: [x], responses: {FINE}}}}}
  /three: {{get: {{operationId: Same, tags: [x], responses: {FINE}}}}}
  /many: {{get: {{operationId: many, tags: [x, y, x, "z z"], responses: {FINE}}}}}
  /method:
    query:
      operationId: ask
      tags: [x]
      requestBody: {{content: {{application/json: {{schema: {{type: object}}}}}}}}
      responses: {FINE}
    additionalOperations:
      COPY: {{operationId: copy_it, tags: [x], responses: {FINE}}}
      mkCol: {{operationId: make_it, tags: [x], responses: {FINE}}}
  /path?action=start: {{post: {{operationId: start, tags: [x], responses: {FINE}}}}}
  /path?action=go&tag=a&tag=b: {{post: {{operationId: go, tags: [x], responses: {FINE}}}}}
  /path?view=all:
    get:
      operationId: view
      tags: [x]
      parameters: [{{name: view, in: query, schema: {{type: string}}}}]
      responses: {FINE}
  /path?view=one:
    get:
      operationId: view_one
      tags: [x]
      parameters: [{{name: view, in: query, required: true, schema: {{type: string}}}}]
      responses: {FINE}
  /upload:
    post:
      operationId: upload
      tags: [x]
      parameters:
        - {{name: Content-Length, in: header, required: true, schema: {{type: integer}}}}
        - {{name: host, in: header, required: true, schema: {{type: string}}}}
      requestBody: {{content: {{application/octet-stream: {{}}}}}}
      responses: {FINE}
  /path#stop: {{post: {{operationId: stop, tags: [x], responses: {FINE}}}}}
components:
  pathItems:
    Shared: {{get: {{operationId: shared, tags: [x], responses: {FINE}}}}}
"""


def requested(api: Twin, server: ScriptedServer, call: str, *args: Any, **given: Any) -> str:
    server.script(reply(204))
    method = api.client
    for name in call.split("."):
        method = getattr(method, name)
    api.run(method(*args, **given))
    return f"{server.requests[-1].method} {server.requests[-1].target}"


def test_every_operation_is_there_once(sdk: SmallSdk) -> None:
    found = sorted(f"{each['method']} {each['path']}" for each in sdk.facts["operations"])
    assert found == [
        "COPY /method", "GET /a", "GET /b", "GET /many", "GET /nameless",
        "GET /nameless/{id}/deep-path", "GET /one", "GET /path?view=all", "GET /path?view=one",
        "GET /three", "GET /two", "POST /nameless", "POST /path#stop",
        "POST /path?action=go&tag=a&tag=b", "POST /path?action=start", "POST /upload",
        "QUERY /method", "mkCol /method",
    ]  # fmt: skip


def test_every_operation_can_be_called(api: Twin, server: ScriptedServer, sdk: SmallSdk) -> None:
    sent = set()
    for each in sdk.facts["operations"]:
        given = ["i"] if "{id}" in each["path"] else []
        named = {"view": "two"} if "view=one" in each["path"] else {}
        sent.add(requested(api, server, each["call"], *given, **named))
    assert sent == {
        "COPY /method", "GET /a", "GET /b", "GET /many", "GET /nameless",
        "GET /nameless/i/deep-path", "GET /one", "GET /path?view=all", "GET /path?view=two",
        "GET /three", "GET /two", "POST /nameless", "POST /path",
        "POST /path?action=go&tag=a&tag=b", "POST /path?action=start", "POST /upload",
        "QUERY /method", "mkCol /method",
    }  # fmt: skip


def test_a_parameter_comes_before_what_the_path_says_of_it(
    api: Twin, server: ScriptedServer
) -> None:
    assert requested(api, server, "x.view") == "GET /path?view=all"
    assert requested(api, server, "x.view", view="two") == "GET /path?view=two"


def test_headers_of_the_connection_are_no_arguments(
    api: Twin, server: ScriptedServer, sdk: SmallSdk
) -> None:
    server.script(reply(204), reply(204))
    upload = api.client.x.upload
    api.run(upload(b"abc"))
    api.run(upload(iter((b"a", b"bc")), extra_headers={"Content-Length": "3"}))
    for request in server.requests:
        assert (request.body, request.headers["content-length"]) == (b"abc", "3")
        assert "transfer-encoding" not in request.headers
    assert [code for code, _ in sdk.codes].count("operation-header") == 2


def test_one_method_under_each_tag(api: Twin, server: ScriptedServer, sdk: SmallSdk) -> None:
    for resource in ("x", "y", "z_z"):
        assert requested(api, server, f"{resource}.many") == "GET /many"
    written = [
        text for name, text in sdk.files.items() if "def many(" in text and "resources" in name
    ]
    assert [text.count("def many(") for text in written] == [2]  # sync and async


def test_a_query_has_a_body_and_is_safe_to_repeat(api: Twin, server: ScriptedServer) -> None:
    client = api.new(max_retries=1)
    server.script(reply(503), reply(204))
    api.run(client.x.ask({"q": 1}))
    assert [request.body for request in server.requests] == [b'{"q":1}'] * 2


def test_what_was_named_twice_is_reported(sdk: SmallSdk) -> None:
    codes = [code for code, message in sdk.codes if "'same' is used twice" in message]
    assert codes == ["operation-duplicate-id"]


def test_a_method_that_is_none() -> None:
    text = DOCUMENT.replace("COPY:", '"BAD METHOD":')
    with pytest.raises(AssertionError, match="operation-method"):
        SmallSdk(text)
