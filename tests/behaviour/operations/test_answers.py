"""Answers of every kind, as the SDK of a document reads them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from support.scripted_server import Answer, ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin


def _operation(name: str, responses: str, method: str = "get") -> str:
    return f"""
  /{name}:
    {method}:
      operationId: {name}
      tags: [read]
      responses:
        {responses.strip()}"""


def _ok(name: str, content: str, method: str = "get") -> str:
    return _operation(name, f'"200": {{description: Fine., content: {{{content}}}}}', method)


A = "{schema: {$ref: '#/components/schemas/A'}}"
B = "{schema: {$ref: '#/components/schemas/B'}}"
DOCUMENT = f"""
openapi: 3.2.0
info: {{title: Answers, version: "1"}}
servers: [{{url: https://answers.example.com}}]
paths:
{
    _operation(
        "several",
        f'''
        "200":
          description: The first kind.
          headers:
            X-Total: {{description: How many there are., schema: {{type: integer}}}}
            X-When: {{schema: {{type: string, format: date-time}}}}
            X-List: {{schema: {{type: array, items: {{type: integer}}}}}}
            X-Pairs: {{schema: {{type: object, additionalProperties: {{type: integer}}}}}}
            X-Json: {{content: {{application/json: {A}}}}}
            X-Text: {{schema: {{type: string}}}}
          links:
            other:
              operationId: with_default
              parameters: {{id: "$response.body#/a"}}
              description: The other one.
          content: {{application/json: {A}}}
        "201": {{description: The second kind., content: {{application/json: {B}}}}}
        "202": {{description: Nothing.}}
        2XX: {{description: The rest., content: {{application/json: {{schema: {{type: array,
          items: {{type: integer}}}}}}}}}}
        4XX: {{description: Wrong., content: {{application/json: {A}}}}}
        default: {{description: Any other., content: {{application/problem+json: {B}}}}}
''',
    )
}
{_operation("ranged", f"2XX: {{description: Fine., content: {{application/json: {A}}}}}")}
{_operation("with_default", f"default: {{description: Any., content: {{application/json: {A}}}}}")}
{_operation("silent", '"204": {description: Nothing.}', "delete")}
{
    _operation(
        "head", '"200": {description: Fine., headers: {X-Total: {schema: {type: integer}}}}', "head"
    )
}
{_operation("options", '"200": {description: Fine.}', "options")}
{_operation("trace", '"200": {description: Fine.}', "trace")}
{_ok("nullable", "application/json: {schema: {type: [object, 'null'], properties: {a: {}}}}")}
{_ok("untyped", "application/json: {}")}
{_ok("vendor", f"application/vnd.api+json; version=1: {A}")}
{_ok("html", "text/html; charset=utf-8: {schema: {type: string}}")}
{_ok("xml", f"application/xml: {A}")}
{_ok("binary", "image/png: {}")}
{_ok("yaml", f"application/yaml: {A}")}
{_ok("json_file", "application/json: {schema: {type: string, format: binary}}")}
{
    _ok(
        "choice",
        f"text/csv: {{schema: {{type: string}}}}, application/json: {A}, application/xml: {A}",
    )
}
{
    _operation(
        "kinds",
        f'''
        "200": {{description: Done., content: {{application/json: {A}}}}}
        "202": {{description: Later., content: {{text/plain: {{schema: {{type: string}}}}}}}}
''',
    )
}
{
    _operation(
        "maybe_file",
        '''
        "200": {description: A file., content: {application/octet-stream: {}}}
        "204": {description: None.}
''',
    )
}
{_ok("lines", f"application/x-ndjson: {A}")}
{_ok("array_lines", "application/jsonl: {schema: {type: array, items: {type: integer}}}")}
{_ok("item_lines", "application/jsonl: {itemSchema: {$ref: '#/components/schemas/A'}}")}
{_ok("sequence", "application/json-seq: {itemSchema: {$ref: '#/components/schemas/A'}}")}
{_ok("data_events", f"text/event-stream: {A}")}
{_ok("item_events", "text/event-stream: {itemSchema: {$ref: '#/components/schemas/A'}}")}
{_ok("whole_events", "text/event-stream: {itemSchema: {$ref: '#/components/schemas/Event'}}")}
components:
  schemas:
    A: {{type: object, required: [a], properties: {{a: {{type: integer}}}}}}
    B: {{type: object, required: [b], properties: {{b: {{type: string}}}}}}
    Event:
      type: object
      required: [event]
      properties: {{data: {{type: string}}, retry: {{type: integer}}}}
      oneOf:
        - properties: {{event: {{const: started}}, id: {{type: string}}}}
        - properties: {{event: {{const: stopped}}}}
"""


def read(api: Twin, server: ScriptedServer, method: str, answer: Answer, **options: Any) -> Any:
    server.script(answer)
    return api.run(getattr(api.client.read, method)(**options))


def test_statuses_have_types_of_their_own(api: Twin, server: ScriptedServer) -> None:
    models = api.models
    assert read(api, server, "several", reply(200, {"a": 1})) == models.A(a=1)
    assert read(api, server, "several", reply(201, {"b": "x"})) == models.B(b="x")
    assert read(api, server, "several", reply(202)) is None
    assert read(api, server, "several", reply(203, [1, 2])) == [1, 2]
    for status in (404, 500):
        with pytest.raises(api.errors.APIStatusError) as caught:
            read(api, server, "several", reply(status, {"a": 1}))
        assert caught.value.status_code == status


UNDOCUMENTED = [("silent", 200), ("silent", 202), ("several", 202), ("options", 200)]


@pytest.mark.parametrize(("method", "status"), UNDOCUMENTED)
def test_a_body_that_the_document_does_not_have(
    api: Twin, server: ScriptedServer, method: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    said = Answer(status, b'{"deleted": 3}')
    with caplog.at_level("INFO"):
        assert read(api, server, method, said) is None
    assert f"{method}: a body of 14 bytes, where the document has none" in caplog.text
    server.script(said)
    raw = api.run(getattr(api.client.read.with_raw_response, method)())
    assert (raw.json(), raw.parse()) == ({"deleted": 3}, None)
    with pytest.warns(UserWarning, match="a body of 14 bytes, where the document has none"):
        assert read(api, server, method, said, decoding="warn") is None
    with pytest.raises(api.errors.ResponseValidationError, match="a body of 14 bytes") as caught:
        read(api, server, method, said, decoding="strict")
    assert (caught.value.status_code, caught.value.raw_body) == (status, b'{"deleted": 3}')


@pytest.mark.parametrize("body", [b"", b" \r\n", b"null", b"{}"])
def test_a_body_that_says_nothing_is_none(
    api: Twin, server: ScriptedServer, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("INFO", logger=api.package.__name__):
        assert read(api, server, "silent", Answer(200, body), decoding="strict") is None
    assert [each.levelname for each in caplog.records if each.levelname != "DEBUG"] == []


@pytest.mark.parametrize("method", ["ranged", "with_default"])
@pytest.mark.parametrize("status", [200, 206, 299])
def test_ranges_and_default(api: Twin, server: ScriptedServer, method: str, status: int) -> None:
    assert read(api, server, method, reply(status, {"a": 1})) == api.models.A(a=1)
    with pytest.raises(api.errors.APIStatusError):
        read(api, server, method, reply(418, {"a": 1}))


@pytest.mark.parametrize(
    ("method", "verb", "status"),
    [("silent", "DELETE", 204), ("head", "HEAD", 200), ("options", "OPTIONS", 200),
     ("trace", "TRACE", 200)],
)  # fmt: skip
def test_nothing_to_read(
    api: Twin, server: ScriptedServer, method: str, verb: str, status: int
) -> None:
    assert read(api, server, method, reply(status)) is None
    assert server.requests[-1].method == verb


def test_typed_headers(api: Twin, server: ScriptedServer) -> None:
    answer = reply(
        200, {"a": 1}, X_Total="3", X_When="2026-01-02T00:00:00Z", X_List="1, 2",
        X_Pairs="p,1,q,2", X_Json='{"a":5}', X_Text="[x]", X_Other="12",
    )  # fmt: skip
    info = api.package.response_info(read(api, server, "several", answer))
    assert info.header("X-Total") == 3
    assert info.header("x-when") == datetime(2026, 1, 2, tzinfo=UTC)
    assert info.header("X-List") == [1, 2]
    assert info.header("X-Pairs") == {"p": 1, "q": 2}
    assert info.header("X-Json") == api.models.A(a=5)
    assert info.header("X-Text") == "[x]"
    assert (info.header("X-Other"), info.header("X-Other", int)) == ("12", 12)
    assert info.header("X-None") is None
    with pytest.raises(ValueError, match="valid integer"):
        info.header("X-When", int)


def test_typed_headers_of_a_head(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(200, X_Total="7"))
    answer = api.run(api.client.read.with_raw_response.head())
    assert answer.header("X-Total") == 7


def test_what_else_there_is_to_an_answer_is_documented(sdk: SmallSdk) -> None:
    text = sdk.text("resources/read.py")
    assert "            X-Text\n            X-Total: How many there are.\n" in text
    assert (
        "        Links:\n            other: `with_default` with id = ``$response.body#/a``. "
        "The other one.\n" in text
    )
    assert "Can answer as ``application/xml`` too" in text
    assert "accept: Media type of the answer; application/json by default." in text


def test_null(api: Twin, server: ScriptedServer) -> None:
    null = Answer(200, b"null", [("Content-Type", "application/json")])
    assert read(api, server, "nullable", null) is None
    assert read(api, server, "untyped", null) is None
    assert read(api, server, "untyped", reply(200, [1, {"x": None}])) == [1, {"x": None}]


@pytest.mark.parametrize(
    ("method", "accept", "body", "expected"),
    [
        ("vendor", "application/vnd.api+json; version=1", b'{"a":1}', {"a": 1}),
        ("html", "text/html; charset=utf-8", "<p>é</p>".encode(), "<p>é</p>"),
        ("xml", "application/xml", b"<a>1</a>", "<a>1</a>"),
    ],
)
def test_media_types(
    api: Twin, server: ScriptedServer, method: str, accept: str, body: bytes, expected: Any
) -> None:
    result = read(api, server, method, Answer(200, body, [("Content-Type", accept)]))
    assert server.requests[-1].headers["accept"] == accept
    assert (result.model_dump() if hasattr(result, "model_dump") else result) == expected


@pytest.mark.parametrize("method", ["binary", "yaml", "json_file", "maybe_file"])
def test_bytes(api: Twin, server: ScriptedServer, method: str) -> None:
    server.script(Answer(200, b"\x89PNG", [("Content-Type", "x/y")]))
    assert api.read(getattr(api.client.read, method)()) == b"\x89PNG"


def test_another_media_type_on_demand(api: Twin, server: ScriptedServer) -> None:
    server.script(Answer(200, b"a,b", [("Content-Type", "text/csv")]))
    answer = api.run(api.client.read.with_raw_response.choice(extra_headers={"Accept": "text/csv"}))
    assert answer.text == "a,b"
    assert server.requests[-1].headers["accept"] == "text/csv"
    assert read(api, server, "choice", reply(200, {"a": 1})) == api.models.A(a=1)
    assert server.requests[-1].headers["accept"] == "application/json"


def test_statuses_of_other_kinds(api: Twin, server: ScriptedServer) -> None:
    assert read(api, server, "kinds", reply(200, {"a": 1})) == api.models.A(a=1)
    later = Answer(202, b"job 7", [("Content-Type", "text/plain")])
    assert read(api, server, "kinds", later) == "job 7"
    accept = server.requests[-1].headers["accept"]
    assert accept == "application/json, text/plain"


def streamed(api: Twin, stream: Any) -> list[Any]:
    async def all_of_it() -> list[Any]:
        async with stream:
            return [item async for item in stream]

    if api.kind == "async":
        return list(api.run(all_of_it()))
    with stream:
        return list(stream)


@pytest.mark.parametrize(
    ("method", "media", "body"),
    [
        ("lines", "application/x-ndjson", b'{"a":1}\n\n{"a":2}'),
        ("item_lines", "application/jsonl", b'{"a":1}\r\n{"a":2}\r\n'),
        ("sequence", "application/json-seq", b'\x1e{"a":1}\n\x1e{"a":2}\n'),
        ("data_events", "text/event-stream", b'data: {"a":1}\n\nevent: x\ndata: {"a":2}\n\n'),
        ("item_events", "text/event-stream", b'data: {"a":1}\n\ndata: {"a":2}\n\n'),
    ],
)
def test_streams(api: Twin, server: ScriptedServer, method: str, media: str, body: bytes) -> None:
    server.script(Answer(200, body, [("Content-Type", media)]))
    found = streamed(api, getattr(api.client.read, method)())
    assert found == [api.models.A(a=1), api.models.A(a=2)]
    assert server.requests[-1].headers["accept"] == media


def test_lines_of_an_array(api: Twin, server: ScriptedServer) -> None:
    server.script(Answer(200, b"1\n2\n", [("Content-Type", "application/jsonl")]))
    assert streamed(api, api.client.read.array_lines()) == [1, 2]


def test_events_with_all_their_fields(api: Twin, server: ScriptedServer) -> None:
    body = b"event: started\nid: 5\ndata: one\n\nevent: stopped\ndata: two\n\n"
    server.script(Answer(200, body, [("Content-Type", "text/event-stream")]))
    first, second = streamed(api, api.client.read.whole_events())
    assert (first.event, first.id, first.data) == ("started", "5", "one")
    assert (second.event, second.data) == ("stopped", "two")
