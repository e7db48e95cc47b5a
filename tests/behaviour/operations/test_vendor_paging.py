"""Lists in pages as other generators' extensions declare them, walked over a real socket."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import httpx
import pytest

from support.scripted_server import Received, ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin

PARAMETERS = {
    "token": {"name": "token", "in": "query", "schema": {"type": "string"}},
    "page": {"name": "page", "in": "query", "schema": {"type": "integer"}},
    "zero": {"name": "page", "in": "query", "schema": {"type": "integer", "default": 0}},
    "skip": {"name": "skip", "in": "query", "schema": {"type": "integer"}},
    "limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}},
}
BODY = {
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {
                    "q": {"type": "string"},
                    "after": {"type": "string"},
                    "page": {"type": "object", "properties": {"after": {"type": "string"}}},
                    "from": {"type": "integer"},
                },
            }
        }
    }
}
ITEM = {"type": "object", "properties": {"id": {"type": "string"}, "at": {"type": "object"}}}


def speakeasy(kind: str, inputs: list[tuple[str, str, str]], **outputs: str) -> dict[str, Any]:
    found = [dict(zip(("type", "name", "in"), each, strict=True)) for each in inputs]
    value = {"type": kind, "inputs": found, "outputs": outputs}
    return {"x-speakeasy-pagination": value}


def fern(**value: str) -> dict[str, Any]:
    value = {key.replace("__", "-"): path for key, path in value.items()}
    return {"x-fern-pagination": {"results": "$response.data.items", **value}}


RESULTS = "$.data.items"
# name: (parameters, extension, style)
CASES: dict[str, tuple[list[str], dict[str, Any], str]] = {
    "ms": ([], {"x-ms-pageable": {"nextLinkName": "next", "itemName": "data.items"}}, "next-link"),
    "speakeasy_page": (
        ["page"],
        speakeasy("offsetLimit", [("page", "page", "parameters")], results=RESULTS),
        "page",
    ),
    "speakeasy_pages": (
        ["zero"],
        speakeasy(
            "offsetLimit", [("page", "page", "parameters")], results=RESULTS, numPages="$.total"
        ),
        "page",
    ),
    "speakeasy_offset": (
        ["skip", "limit"],
        speakeasy(
            "offsetLimit",
            [("offset", "skip", "parameters"), ("limit", "limit", "parameters")],
            results=RESULTS,
        ),
        "offset",
    ),
    "speakeasy_cursor": (
        ["token"],
        speakeasy(
            "cursor", [("cursor", "token", "parameters")], results=RESULTS, nextCursor="$.next"
        ),
        "cursor",
    ),
    "speakeasy_last": (
        ["token"],
        speakeasy(
            "cursor",
            [("cursor", "token", "parameters")],
            results=RESULTS,
            nextCursor="$.data.items[(@.length-1)].at.id",
        ),
        "cursor",
    ),
    "speakeasy_star": (
        ["page"],
        speakeasy("offsetLimit", [("page", "page", "parameters")], results=f"{RESULTS}[*]"),
        "page",
    ),
    "speakeasy_url": ([], speakeasy("url", [], results=RESULTS, nextUrl="$.next"), "next-link"),
    "speakeasy_body": (
        ["body"],
        speakeasy(
            "cursor", [("cursor", "after", "requestBody")], results=RESULTS, nextCursor="$.next"
        ),
        "cursor",
    ),
    "speakeasy_body_offset": (
        ["body"],
        speakeasy("offsetLimit", [("offset", "from", "requestBody")], results=RESULTS),
        "offset",
    ),
    "fern_cursor": (
        ["token"],
        fern(cursor="$request.token", next_cursor="$response.next"),
        "cursor",
    ),
    "fern_body": (["body"], fern(cursor="$request.after", next_cursor="$response.next"), "cursor"),
    "fern_inside": (
        ["body"],
        fern(cursor="$request.page.after", next_cursor="$response.next"),
        "cursor",
    ),
    "fern_page": (["page"], fern(offset="$request.page"), "page"),
    "fern_step": (["skip", "limit"], fern(offset="$request.skip", step="$request.limit"), "offset"),
    "fern_more": (["page"], fern(offset="$request.page", has__next__page="$response.more"), "page"),
    "fern_uri": ([], fern(next_uri="$response.next"), "next-link"),
    "fern_path": ([], fern(next_path="$response.next"), "next-link"),
    "fern_root": (["token"], {"x-fern-pagination": True}, "cursor"),
}
# What leaves the answer as it is: nothing that can be walked is said.
REFUSED: dict[str, dict[str, Any]] = {
    "one_page": {"x-ms-pageable": {"nextLinkName": None, "itemName": "data.items"}},
    "no_list": {"x-ms-pageable": {"nextLinkName": "next", "itemName": "total"}},
    "sliced": {"x-fern-pagination": {"next_uri": "$response.next", "results": "$response.x[0]"}},
    "filtered": speakeasy("url", [], results="$.data.items[?(@.id)]", nextUrl="$.next"),
    "custom": {"x-fern-pagination": {"type": "custom", "results": "$response.data.items"}},
    "nothing": {"x-speakeasy-pagination": {"type": "cursor"}},
    "list": {"x-speakeasy-pagination": [1], "x-fern-pagination": "yes", "x-ms-pageable": 3},
}


def operation(name: str, parameters: list[str], extension: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": name,
        "tags": ["t"],
        "parameters": [PARAMETERS[key] for key in parameters if key != "body"],
        **({"requestBody": BODY} if "body" in parameters else {}),
        "responses": {
            "200": {
                "description": "ok",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/P"}}},
            }
        },
        **extension,
    }


DOCUMENT = json.dumps(
    {
        "openapi": "3.1.0",
        "info": {"title": "Pages", "version": "1"},
        "servers": [{"url": "https://pages.example.com"}],
        "x-fern-pagination": fern(cursor="$request.token", next_cursor="$response.next")[
            "x-fern-pagination"
        ],
        "paths": {
            f"/{name}": {"post" if "body" in given else "get": operation(name, given, extension)}
            for name, (given, extension, _) in (
                CASES | {name: ([], value, "") for name, value in REFUSED.items()}
            ).items()
        },
        "components": {
            "schemas": {
                "P": {
                    "type": "object",
                    "properties": {
                        "data": {
                            "type": "object",
                            "properties": {"items": {"type": "array", "items": ITEM}},
                        },
                        "next": {"type": ["string", "null"]},
                        "more": {"type": "boolean"},
                        "total": {"type": "integer"},
                    },
                }
            }
        },
    }
)


def service(request: Received) -> Any:
    """Five items, two a page, whichever way a page is asked for."""
    asked: dict[str, Any] = dict(request.query)
    if request.body:
        asked |= request.json()
    if isinstance(asked.get("page"), dict):
        asked |= asked.pop("page")
    zero = request.path == "/speakeasy_pages"
    if "page" in asked or zero:
        start = 2 * (int(asked.get("page", 0)) - (not zero))
    else:
        given = (asked.get(key) for key in ("token", "after", "skip", "from"))
        start = int(next(filter(None, given), 0))
    if start >= 6 and zero:
        return reply(404, {"error": "there is no such page"})
    items = [{"id": str(n), "at": {"id": str(n)}} for n in range(start, min(start + 2, 5))]
    if request.path == "/speakeasy_last":
        start = int(asked.get("token", -1)) + 1
        items = [{"id": str(n), "at": {"id": str(n)}} for n in range(start, min(start + 2, 5))]
    links = ("/ms", "/speakeasy_url", "/fern_uri", "/fern_path")
    follows = f"{request.path}?token={start + 2}" if request.path in links else str(start + 2)
    more = start + 2 < 5
    next_ = follows if more else None
    return reply(200, {"data": {"items": items}, "next": next_, "more": more, "total": 3})


@pytest.mark.parametrize("name", CASES)
def test_every_item_comes_once(api: Twin, server: ScriptedServer, name: str) -> None:
    server.default = service
    given = [{"q": "x"}] if "body" in CASES[name][0] else []
    options = {"extra_body": {"also": 1}} if given else {}
    found = api.items(getattr(api.client.t, name)(*given, **options))
    assert [item.id for item in found] == ["0", "1", "2", "3", "4"]
    for request in server.requests if given else ():
        body = request.json()
        assert (body["q"], body["also"], request.query) == ("x", 1, server.requests[0].query)
        assert type(body.get("from", 0)) is int and type(body.get("after", "")) is str


@pytest.mark.parametrize("name", ["speakeasy_offset", "fern_step"])
def test_the_fake_gives_pages_of_the_size_that_is_asked_for(sdk: SmallSdk, name: str) -> None:
    with (
        sdk.running(),
        import_module(f"{sdk.package}.testing").FakeSmall() as fake,
        httpx.Client(transport=fake.transport) as http_client,
    ):
        method = getattr(import_module(sdk.package).Small(http_client=http_client).t, name)
        fake.on(method).returns([{"id": str(n)} for n in range(3)])
        pages = list(method(limit=2).pages())
    assert [[item.id for item in page] for page in pages if page] == [["0", "1"], ["2"]]


def test_the_offset_of_a_body_is_where_it_starts(api: Twin, server: ScriptedServer) -> None:
    server.default = service
    found = api.items(api.client.t.speakeasy_body_offset({"q": "x", "from": 2}))
    assert [item.id for item in found] == ["2", "3", "4"]


@pytest.mark.parametrize("name", ["speakeasy_pages", "fern_more", "speakeasy_cursor"])
def test_nothing_is_asked_for_behind_the_last_page(
    api: Twin, server: ScriptedServer, name: str
) -> None:
    server.default = service
    api.items(getattr(api.client.t, name)())
    assert len(server.requests) == 3


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_walked_is_returned_as_it_is(
    api: Twin, server: ScriptedServer, name: str
) -> None:
    server.default = service
    assert api.run(getattr(api.client.t, name)()).data.items[0].id == "0"


def test_inspect_says_what_was_recognised(sdk: SmallSdk) -> None:
    said = {each["operationId"]: each for each in sdk.facts["operations"]}
    for name, (_, extension, style) in CASES.items():
        (key,) = extension
        assert (said[name]["paging"], said[name]["paging_source"]) == (style, key)
    assert {said[name]["paging_source"] for name in REFUSED} == {None}
