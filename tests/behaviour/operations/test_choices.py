"""Methods whose result depends on how they are called, over a real socket."""

from __future__ import annotations

from typing import Any

import pytest

from support.scripted_server import Answer, ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin

LIBRARIES = ("httpx", "httpx2")
DOCUMENT = """
openapi: 3.1.0
info: {title: Chat, version: "1"}
servers: [{url: https://chat.example.com}]
paths:
  /chat:
    post:
      operationId: create
      tags: [chat]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Ask"}}}
      responses:
        "200":
          description: ok
          content:
            application/json: {schema: {$ref: "#/components/schemas/Reply"}}
            text/event-stream: {schema: {$ref: "#/components/schemas/Piece"}}
  /lines:
    post:
      operationId: lines
      tags: [chat]
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/AskOn"}}}
      responses:
        "200":
          description: ok
          content:
            application/json: {schema: {$ref: "#/components/schemas/Reply"}}
            application/x-ndjson: {schema: {$ref: "#/components/schemas/Piece"}}
  /marked:
    post:
      operationId: marked
      tags: [chat]
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Ask"}}}
      responses:
        "200":
          description: ok
          content:
            application/json: {schema: {$ref: "#/components/schemas/Reply"}}
            text/event-stream:
              x-speakeasy-sse-sentinel: over
              schema: {$ref: "#/components/schemas/Piece"}
  /report/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: report
      tags: [files]
      parameters: [{name: year, in: query, schema: {type: integer}}]
      responses:
        "200":
          description: ok
          content:
            text/plain: {schema: {$ref: "#/components/schemas/Reply"}}
            application/json: {schema: {$ref: "#/components/schemas/Reply"}}
            text/json: {schema: {$ref: "#/components/schemas/Reply"}}
            application/xml: {schema: {$ref: "#/components/schemas/Reply"}}
            "image/*": {}
            text/csv: {schema: {type: string}}
            application/pdf: {schema: {type: string, format: binary}}
            text/event-stream: {schema: {$ref: "#/components/schemas/Piece"}}
            application/vnd.short+json: {schema: {$ref: "#/components/schemas/Piece"}}
  /fern:
    post:
      operationId: fern
      tags: [fern]
      x-fern-streaming:
        format: sse
        terminator: "[END]"
        stream-condition: $request.live
        response-stream: {$ref: "#/components/schemas/Piece"}
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {live: {type: boolean}}}
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Reply"}}}
  /fern-lines:
    get:
      operationId: fern_lines
      tags: [fern]
      x-fern-streaming: true
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Piece"}}}
  /fern-events:
    get:
      operationId: fern_events
      tags: [fern]
      x-fern-streaming: {format: sse}
      responses:
        "200":
          description: ok
          content: {application/json: {schema: {$ref: "#/components/schemas/Piece"}}}
  /page:
    get:
      operationId: page
      tags: [files]
      responses:
        "200":
          description: ok
          content:
            text/html: {schema: {type: string}}
            text/plain: {schema: {type: string}}
            text/csv: {}
  /picture:
    get:
      operationId: picture
      tags: [files]
      responses:
        "200":
          description: ok
          content: {image/png: {}, image/webp: {schema: {type: string, format: binary}}}
  /watch:
    get:
      operationId: watch
      tags: [files]
      responses:
        "200":
          description: ok
          content: {text/event-stream: {schema: {$ref: "#/components/schemas/Piece"}}}
components:
  schemas:
    Ask:
      type: object
      required: [q]
      properties: {q: {type: string}, stream: {type: [boolean, "null"]}}
    AskOn: {type: object, properties: {q: {type: string}, stream: {type: boolean, default: true}}}
    Reply: {type: object, required: [text], properties: {text: {type: string}}}
    Piece: {type: object, required: [delta], properties: {delta: {type: string}}}
"""
EVENTS = [("Content-Type", "text/event-stream")]
TWO = b'data: {"delta": "a"}\n\ndata: {"delta": "b"}\n\n'


def deltas(api: Twin, stream: Any) -> list[str]:
    async def collected() -> list[str]:
        async with stream as opened:
            return [piece.delta async for piece in opened]

    if api.kind == "async":
        return list(api.run(collected()))
    with stream as opened:
        return [piece.delta for piece in opened]


def test_a_switch_in_the_body(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(200, {"text": "whole"}), Answer(200, TWO + b"data: [DONE]\n\n", EVENTS))
    assert api.run(api.client.chat.create({"q": "?"})).text == "whole"
    assert deltas(api, api.client.chat.create({"q": "?"}, stream=True)) == ["a", "b"]
    assert [each.json() for each in server.requests] == [{"q": "?"}, {"q": "?", "stream": True}]
    assert [each.headers["accept"] for each in server.requests] == [
        "application/json", "text/event-stream",
    ]  # fmt: skip


def test_a_service_that_streams_unless_told_not_to(api: Twin, server: ScriptedServer) -> None:
    lines = b'{"delta": "a"}\n{"delta": "b"}\n'
    server.script(reply(200, {"text": "whole"}), Answer(200, lines))
    assert api.run(api.client.chat.lines({"q": "?"})).text == "whole"
    assert deltas(api, api.client.chat.lines({"q": "?"}, stream=True)) == ["a", "b"]
    assert [each.json()["stream"] for each in server.requests] == [False, True]


def test_another_end_of_the_stream(api: Twin, server: ScriptedServer) -> None:
    server.script(Answer(200, TWO + b"data: over\n\ndata: never read\n\n", EVENTS))
    assert deltas(api, api.client.chat.marked({"q": "?"}, stream=True)) == ["a", "b"]


def test_streams_by_another_extension(api: Twin, server: ScriptedServer) -> None:
    server.script(
        reply(200, {"text": "whole"}),
        Answer(200, TWO + b"data: [END]\n\ndata: no\n\n", EVENTS),
        Answer(200, b'{"delta": "a"}\n{"delta": "b"}\n'),
        Answer(200, TWO, EVENTS),
    )
    assert api.run(api.client.fern.fern({})).text == "whole"
    assert deltas(api, api.client.fern.fern({}, stream=True)) == ["a", "b"]
    assert deltas(api, api.client.fern.lines()) == ["a", "b"]
    assert deltas(api, api.client.fern.events()) == ["a", "b"]
    assert [each.body for each in server.requests[:2]] == [b"{}", b'{"live":true}']


def test_errors_of_a_stream_are_errors(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(429, {"error": {"message": "slow down"}}))
    with pytest.raises(api.errors.RateLimitError, match="slow down"):
        deltas(api, api.client.chat.create({"q": "?"}, stream=True))


@pytest.mark.parametrize(
    ("accept", "body", "expected"),
    [
        ("application/json", b'{"text": "t"}', "t"),
        ("text/csv", b"a,b", "a,b"),
        ("application/vnd.short+json", b'{"delta": "d"}', "d"),
        ("application/pdf", b"%PDF", b"%PDF"),
        ("text/event-stream", TWO, ["a", "b"]),
    ],
)
def test_a_media_type_chooses(
    api: Twin, server: ScriptedServer, accept: str, body: bytes, expected: Any
) -> None:
    server.script(Answer(200, body, [("Content-Type", accept)]))
    found = api.client.files.report("7", year=3, accept=accept)
    if accept == "application/pdf":
        found = api.read(found)
    elif accept == "text/event-stream":
        found = deltas(api, found)
    else:
        found = api.run(found)
        found = getattr(found, "text", getattr(found, "delta", found))
    assert found == expected
    request = server.requests[0]
    assert (request.headers["accept"], request.target) == (accept, "/report/7?year=3")


@pytest.mark.parametrize("accept", ["text/plain", "text/html", "text/csv"])
def test_texts_are_told_apart(api: Twin, server: ScriptedServer, accept: str) -> None:
    server.script(Answer(200, b"a,b", [("Content-Type", accept)]))
    assert api.run(api.client.files.page(accept=accept)) == "a,b"
    assert server.requests[0].headers["accept"] == accept


def test_without_a_choice_the_usual_one(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(200, {"text": "t"}))
    assert api.run(api.client.files.report("7")).text == "t"
    assert server.requests[0].headers["accept"] == "application/json"


@pytest.mark.parametrize("accept", ["image/png", "image/webp"])
def test_files_are_told_apart(api: Twin, server: ScriptedServer, accept: str) -> None:
    server.script(Answer(200, b"\x00", [("Content-Type", accept)]))
    given = {} if accept == "image/png" else {"accept": accept}
    assert api.read(api.client.files.picture(**given)) == b"\x00"
    assert server.requests[0].headers["accept"] == accept


def test_other_answers_as_they_came(api: Twin, server: ScriptedServer) -> None:
    csv = Answer(200, b"a,b", [("Content-Type", "text/csv"), ("X-Rows", "1")])
    server.script(csv, Answer(200, b"%PDF"), Answer(200, TWO, EVENTS))
    files = api.client.files.with_raw_response
    raw = api.run(files.report("7", accept="text/csv"))
    assert (raw.parse(), raw.headers["x-rows"]) == ("a,b", "1")
    assert api.read(files.report("7", accept="application/pdf")) == b"%PDF"
    assert deltas(api, api.client.chat.with_raw_response.create({"q": "?"}, stream=True)) == [
        "a", "b",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("accept", "body"),
    [("application/json", b'{"text": "t"}'), ("text/csv", b"a,b"), ("application/pdf", b"%PDF")],
)
def test_other_answers_while_they_come(
    api: Twin, server: ScriptedServer, accept: str, body: bytes
) -> None:
    server.script(Answer(200, body, [("X-Rows", "1")]))
    answer = api.client.files.with_streaming_response.report("7", accept=accept)

    async def asynchronous() -> tuple[bytes, str]:
        async with answer as opened:
            return await opened.read(), opened.headers["x-rows"]

    if api.kind == "async":
        found = api.run(asynchronous())
    else:
        with answer as opened:
            found = opened.read(), opened.headers["x-rows"]
    assert found == (body, "1")
    assert server.requests[0].headers["accept"] == accept


def test_raw_responses_are_of_the_usual_one(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(200, {"text": "t"}))
    raw = api.run(api.client.chat.with_raw_response.create({"q": "?"}))
    assert (raw.status_code, raw.parse().text) == (200, "t")


def test_a_stream_goes_on_after_its_last_event(api: Twin, server: ScriptedServer) -> None:
    broken = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 999\r\n\r\n"
    server.script(
        Answer(raw=broken + b'retry: 0\nid: 7\ndata: {"delta": "a"}\n\n'),
        Answer(200, b'data: {"delta": "b"}\n\n', EVENTS),
    )
    twin = api.new(max_retries=1)
    assert deltas(api, twin.files.watch()) == ["a", "b"]
    assert server.requests[1].headers["last-event-id"] == "7"


def test_a_post_is_not_sent_again_for_the_rest_of_a_stream(
    api: Twin, server: ScriptedServer
) -> None:
    broken = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 999\r\n\r\n"
    server.script(Answer(raw=broken + b'id: 7\ndata: {"delta": "a"}\n\n'))
    with pytest.raises(api.errors.APIConnectionError):
        deltas(api, api.new(max_retries=1).chat.create({"q": "?"}, stream=True))
    assert len(server.requests) == 1


def test_inspect_says_it(sdk: SmallSdk) -> None:
    said = {each["operationId"]: each["alternatives"] for each in sdk.facts["operations"]}
    (streamed,) = said["create"]
    assert streamed == {
        "argument": "stream", "value": True, "returns": "models.Piece", "result": "events",
    }  # fmt: skip
    assert {each["value"] for each in said["report"]} == {
        "text/csv", "application/pdf", "text/event-stream", "application/vnd.short+json",
    }  # fmt: skip
    assert said["watch"] == []
