"""Webhooks and callbacks of every kind, as the SDK of a document parses them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from support.scripted_server import ScriptedServer
from support.small_sdk import SmallSdk

A = "{schema: {$ref: '#/components/schemas/A'}}"
DOCUMENT = f"""
openapi: 3.1.0
info: {{title: Events, version: "1"}}
x-specloom-webhook-signature: standard-webhooks
paths:
  /subscribe:
    post:
      operationId: subscribe
      callbacks:
        changed: {{$ref: "#/components/callbacks/Changed"}}
        typed:
          "{{$request.body#/url}}":
            post: {{requestBody: {{content: {{application/json: {A}}}}}, responses: {{}}}}
      responses: {{"204": {{description: Fine.}}}}
  /watch:
    post:
      operationId: watch
      callbacks: {{changed: {{$ref: "#/components/callbacks/Changed"}}}}
      responses: {{"204": {{description: Fine.}}}}
webhooks:
  new:
    post:
      summary: Something is new
      description: It was made a moment ago.
      parameters:
        - {{name: X-Signature, in: header, description: HMAC., schema: {{type: string}}}}
      requestBody: {{content: {{application/json: {A}}}}}
      responses: {{"200": {{description: Thanks.}}}}
    put:
      requestBody: {{content: {{application/json: {{schema: {{type: integer}}}}}}}}
      responses: {{"200": {{description: Thanks.}}}}
  form:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              properties:
                number: {{type: integer}}
                flag: {{type: boolean}}
                many: {{type: array, items: {{type: integer}}}}
                maybeMany: {{type: [array, "null"], items: {{type: string}}}}
  text: {{post: {{requestBody: {{content: {{text/plain: {{schema: {{type: string}}}}}}}}}}}}
  xml: {{post: {{requestBody: {{content: {{application/xml: {A}}}}}}}}}
  parts: {{post: {{requestBody: {{content: {{multipart/form-data: {A}}}}}}}}}
  blob: {{post: {{requestBody: {{content: {{application/octet-stream: {{}}}}}}}}}}
  unique:
    post:
      requestBody:
        content:
          application/json:
            schema: {{type: array, uniqueItems: true, items: {{type: string}}}}
  ping: {{get: {{responses: {{"200": {{description: Pong.}}}}}}}}
  either: {{post: {{requestBody: {{content: {{application/xml: {A}, application/json: {A}}}}}}}}}
components:
  callbacks:
    Changed:
      "{{$request.body#/url}}":
        post: {{requestBody: {{content: {{application/json: {A}}}}}, responses: {{}}}}
  schemas:
    A: {{type: object, required: [a], properties: {{a: {{type: integer}}}}}}
"""


@pytest.fixture
def events(sdk: SmallSdk, running: ScriptedServer) -> Any:
    return import_module(f"{sdk.package}.events")


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("new", b'{"a": 1}', {"a": 1}),
        ("put_new", b"5", 5),
        ("changed", b'{"a": 1}', {"a": 1}),
        ("typed", '{"a": 1}', {"a": 1}),
        ("form", b"number=5&flag=true&many=1&many=2&maybeMany=x",
         {"number": 5, "flag": True, "many": [1, 2], "maybe_many": ["x"]}),
        ("text", "ž".encode(), "ž"),
        ("xml", b"<a/>", "<a/>"),
        ("parts", b"--b--", b"--b--"),
        ("blob", b"\x00", b"\x00"),
        ("unique", b'["a"]', ["a"]),
        ("ping", b"", None),
        ("either", b'{"a": 1}', {"a": 1}),
    ],
)  # fmt: skip
def test_each(events: Any, name: str, body: Any, expected: Any) -> None:
    for found in (events.parse(name, body), getattr(events, f"parse_{name}")(body)):
        assert (found.model_dump() if hasattr(found, "model_dump") else found) == expected


@pytest.mark.parametrize(("name", "body"), [("new", b"[]"), ("new", b"<a/>"), ("put_new", b"x")])
def test_what_is_something_else(events: Any, name: str, body: bytes) -> None:
    with pytest.raises(ValueError, match=r"(?s)."):
        events.parse(name, body)


def test_what_the_api_has_signed(sdk: SmallSdk, events: Any) -> None:
    errors = import_module(f"{sdk.package}.errors")
    headers = events.signed(b'{"a": 1}', secret="whsec_c2VjcmV0")
    events.verify(b'{"a": 1}', headers, secret="whsec_c2VjcmV0")
    with pytest.raises(errors.SignatureError) as caught:
        events.verify(b'{"a": 2}', headers, secret="whsec_c2VjcmV0")
    assert isinstance(caught.value, errors.SmallError)


def test_an_event_that_is_not_known(events: Any) -> None:
    with pytest.raises(KeyError):
        events.parse("other", b"{}")


def test_nothing_is_there_twice(sdk: SmallSdk) -> None:
    """A callback that two operations share is one."""
    text = sdk.text("events.py")
    assert (text.count("def parse_"), text.count("def parse_changed(")) == (12, 1)


def test_docs(sdk: SmallSdk) -> None:
    text = sdk.text("events.py")
    assert "    Headers:\n        X-Signature: HMAC.\n" in text
    assert "def parse_text(body: bytes | str) -> str:" in text
    assert "def parse_ping(body: bytes | str) -> None:" in text
