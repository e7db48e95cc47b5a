"""Pages whose list, or whose way on, stands inside: recognised, walked, given by the fake."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import httpx
import pytest

from support.scripted_server import Received, ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin


def holding(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
ITEMS = {"type": "array", "items": holding(id=TEXT)}
# operation: (query parameters, schema of the answer)
LISTS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "cursors": (
        {"cursor": TEXT, "limit": NUMBER},
        holding(cursors=ITEMS, response_metadata=holding(next_cursor=TEXT)),
    ),
    "links": (
        {"limit": NUMBER},
        holding(items=ITEMS, facets=ITEMS, _links=holding(next=holding(href=TEXT))),
    ),
    "albums": (
        {"offset": NUMBER, "limit": NUMBER},
        holding(albums=holding(items=ITEMS, next={"type": ["string", "null"]})),
    ),
    "tokens": (
        {"offset": TEXT, "limit": NUMBER},
        holding(data=ITEMS, next_page={"anyOf": [holding(offset=TEXT), {"type": "null"}]}),
    ),
}
DOCUMENT = json.dumps(
    {
        "openapi": "3.1.0",
        "info": {"title": "Nested", "version": "1"},
        "servers": [{"url": "https://nested.example.com"}],
        "paths": {
            f"/{name}": {
                "get": {
                    "operationId": name,
                    "tags": ["t"],
                    "parameters": [
                        {"name": each, "in": "query", "schema": schema}
                        for each, schema in parameters.items()
                    ],
                    "responses": {
                        "200": {
                            "description": "ok",
                            "content": {"application/json": {"schema": answer}},
                        }
                    },
                }
            }
            for name, (parameters, answer) in LISTS.items()
        },
    }
)


def service(request: Received) -> Any:
    """Five items, two a page."""
    query = dict(request.query)
    start = int(query.get("cursor") or query.get("offset") or 0)
    items = [{"id": str(n)} for n in range(start, min(start + 2, 5))]
    more = str(start + 2) if start + 2 < 5 else ""
    link = f"{request.path}?offset={more}&limit=2" if more else None
    answers: dict[str, Any] = {
        "/cursors": {"cursors": items, "response_metadata": {"next_cursor": more}},
        "/links": {"items": items, "_links": {"next": {"href": link}} if link else {}},
        "/albums": {"albums": {"items": items, "next": link}},
        "/tokens": {"data": items, "next_page": {"offset": more} if more else None},
    }
    return reply(200, answers[request.path])


@pytest.mark.parametrize("name", LISTS)
def test_every_item_comes_once(api: Twin, server: ScriptedServer, name: str) -> None:
    server.default = service
    found = api.items(getattr(api.client.t, name)(limit=2))
    assert [item.id for item in found] == ["0", "1", "2", "3", "4"]
    assert len(server.requests) == 3


@pytest.mark.parametrize("name", LISTS)
def test_the_fake_gives_such_pages(sdk: SmallSdk, name: str) -> None:
    with (
        sdk.running(),
        import_module(f"{sdk.package}.testing").FakeSmall() as fake,
        httpx.Client(transport=fake.transport) as http_client,
    ):
        method = getattr(import_module(sdk.package).Small(http_client=http_client).t, name)
        fake.on(method).returns([{"id": str(n)} for n in range(5)])
        pages = list(method(limit=2).pages())
    assert [[item.id for item in page] for page in pages] == [["0", "1"], ["2", "3"], ["4"]]
