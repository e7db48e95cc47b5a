"""Lists by POST whose pages are asked for in the body: recognised, walked, given by the fake."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from support.scripted_server import Received, ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin


def holding(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def one_of(*schemas: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [*schemas, {"type": "null"}]}


TEXT, NUMBER, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
ITEMS = {"type": "array", "items": holding("id", id=NUMBER)}
POINT = one_of({"type": "integer", "minimum": 0}, {"type": "string", "format": "uuid"})
KEY = holding(partition=TEXT, row=TEXT)
INNER = holding(per_page=NUMBER, starting_after={"type": ["string", "null"]})
# operation: (schema of the body, schema of the answer)
LISTS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    # Notion, Box, Square, Google
    "queryNotes": (
        holding(q=TEXT, start_cursor={**TEXT, "maxLength": 3}, page_size=NUMBER),
        holding(results=ITEMS, next_cursor={"type": ["string", "null"]}, has_more=FLAG),
    ),
    # 1Password: the same name on both sides, there on the last page too
    "getEvents": (
        holding(q=TEXT, cursor=TEXT, limit=NUMBER),
        holding(items=ITEMS, cursor=TEXT, has_more=FLAG),
    ),
    # Qdrant: a number or text, which is not the same
    "scrollPoints": (
        holding(q=TEXT, offset=POINT, limit=NUMBER),
        holding(
            usage=one_of(holding(cpu=NUMBER)), result=holding(points=ITEMS, next_page_offset=POINT)
        ),
    ),
    # Azure's tables: an object
    "listAlerts": (
        holding(q=TEXT, continuationToken=KEY, top=NUMBER),
        holding(results=ITEMS, continuationToken=KEY, hasMore=FLAG),
    ),
    # Intercom: inside an object, on both sides
    "searchContacts": (
        holding(q=TEXT, pagination=INNER),
        holding(data=ITEMS, pages=holding(total_pages=NUMBER, next=one_of(INNER))),
    ),
    # a union: what all its members have
    "findFiles": (
        {
            "oneOf": [
                holding("q", q=TEXT, marker=TEXT, limit=NUMBER),
                holding("tag", tag=TEXT, marker=TEXT, limit=NUMBER),
            ]
        },
        holding(entries=ITEMS, next_marker=TEXT),
    ),
    "listOrders": (
        holding(q=TEXT, pageNumber={**NUMBER, "default": 0}, pageSize=NUMBER),
        holding(orders=ITEMS, total=NUMBER),
    ),
    "filterUsers": (
        holding(q=TEXT, offset=NUMBER, limit=NUMBER),
        holding(data=ITEMS, pagination=holding(total_records=NUMBER)),
    ),
}
SIZES = {
    "queryNotes": "page_size", "listAlerts": "top", "searchContacts": "pagination.per_page",
    "listOrders": "pageSize",
}  # fmt: skip
DOCUMENT = json.dumps(
    {
        "openapi": "3.1.0",
        "info": {"title": "Bodies", "version": "1"},
        "servers": [{"url": "https://bodies.example.com"}],
        "paths": {
            f"/{name}": {
                "post": {
                    "operationId": name,
                    "tags": ["t"],
                    "requestBody": {
                        "content": {kind: {"schema": body} for kind in kinds},
                    },
                    "responses": {
                        "200": {
                            "description": "ok",
                            "content": {"application/json": {"schema": answer}},
                        }
                    },
                }
            }
            for name, kinds, (body, answer) in (
                *((name, ("application/json",), each) for name, each in LISTS.items()),
                ("listForms", ("application/x-www-form-urlencoded",), LISTS["filterUsers"]),
            )
        },
    }
)


def service(request: Received) -> Any:
    """Five items, two a page; a cursor of another type than was given is refused."""
    name = request.path[1:]
    asked: Any = request.json() if request.body else {}
    start: Any = 0
    match name:
        case "queryNotes":
            start = int(asked.get("start_cursor", "c0")[1:])
        case "getEvents":
            start = int(asked.get("cursor", "c0")[1:])
        case "scrollPoints" | "filterUsers":
            start = asked.get("offset") or 0
        case "listAlerts":
            start = int(asked.get("continuationToken", {"row": "0"})["row"])
        case "searchContacts":
            start = int(asked.get("pagination", {}).get("starting_after", "0"))
        case "findFiles":
            start = int(asked.get("marker", "0"))
        case "listOrders":
            start = 2 * asked.get("pageNumber", 0)
    if type(start) is not int:
        return reply(400, {"error": {"message": f"{start!r} is no number"}})
    items = [{"id": n} for n in range(start, min(start + 2, 5))]
    end = start + 2
    more = end < 5
    inner = {"per_page": 2, "starting_after": str(end)}
    answers: dict[str, Any] = {
        "queryNotes": {
            "results": items,
            "next_cursor": f"c{end}" if more else None,
            "has_more": more,
        },
        "getEvents": {"items": items, "cursor": f"c{end}", "has_more": more},
        "scrollPoints": {"result": {"points": items, "next_page_offset": end if more else None}},
        "listAlerts": {
            "results": items,
            "hasMore": more,
            "continuationToken": {"partition": "p", "row": str(end)},
        },
        "searchContacts": {"data": items, "pages": {"next": inner if more else None}},
        "findFiles": {"entries": items, **({"next_marker": str(end)} if more else {})},
        "listOrders": {"orders": items, "total": 5},
        "filterUsers": {"data": items, "pagination": {"total_records": 5}},
    }
    return reply(200, answers[name])


def given(name: str) -> dict[str, Any]:
    return {"q": "x", **({"pagination": {"per_page": 2}} if name == "searchContacts" else {})}


def method(sdk: SmallSdk, client: Any, name: str) -> Any:
    """The method of an operation."""
    call = next(op["call"] for op in sdk.facts["operations"] if op["operationId"] == name)
    return getattr(client.t, call.partition(".")[2])


@pytest.mark.parametrize("name", LISTS)
def test_every_item_comes_once(sdk: SmallSdk, api: Twin, server: ScriptedServer, name: str) -> None:
    server.default = service
    found = api.items(method(sdk, api.client, name)(given(name), extra_body={"also": 1}))
    assert [item.id for item in found] == [0, 1, 2, 3, 4]
    first, *others = (request.json() for request in server.requests)
    assert first == {**given(name), "also": 1}
    for body in others:
        assert (body["q"], body["also"]) == ("x", 1)
        assert body.get("pagination", {}).get("per_page", 2) == 2


@pytest.mark.parametrize(
    "name", sorted(LISTS.keys() - {"findFiles"})
)  # whose bodies are never empty
def test_a_body_that_is_not_given_gets_the_cursor_too(
    sdk: SmallSdk, api: Twin, server: ScriptedServer, name: str
) -> None:
    server.default = service
    found = api.items(method(sdk, api.client, name)())
    assert [item.id for item in found] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("name", LISTS)
def test_a_token_goes_on_elsewhere(
    sdk: SmallSdk, api: Twin, server: ScriptedServer, name: str
) -> None:
    """Tokens are text, whatever the cursor is; what is sent is the cursor as it came."""
    server.default = service
    listed = method(sdk, api.client, name)(given(name))
    token = api.run(listed.first_page()).next_token
    assert type(token) is str
    found = api.items(method(sdk, api.client, name)(given(name)).resume(token))
    assert [item.id for item in found] == [2, 3, 4]


def test_models_and_names_of_python_say_where_it_starts(
    sdk: SmallSdk, api: Twin, server: ScriptedServer
) -> None:
    server.default = service
    orders = method(sdk, api.client, "listOrders")
    model = api.models.ListOrdersBody(page_number=1)
    for body in ({"pageNumber": 1}, {"page_number": 1}, model):
        assert [item.id for item in api.items(orders(body))] == [2, 3, 4]
    users = method(sdk, api.client, "filterUsers")
    assert [item.id for item in api.items(users({"offset": 3}))] == [3, 4]


def test_what_the_service_names_is_held_to_no_limit(
    sdk: SmallSdk, api: Twin, server: ScriptedServer
) -> None:
    """`start_cursor` may have three characters: the caller's is held to that, the service's not."""
    answers = iter(["longer than three", None])
    server.default = lambda _: reply(200, {"results": [{"id": 1}], "next_cursor": next(answers)})
    notes = method(sdk, api.client, "queryNotes")
    assert len(api.items(notes({"q": "x"}))) == 2
    assert server.requests[1].json()["start_cursor"] == "longer than three"
    with pytest.raises(api.errors.BuildError):
        api.items(notes({"start_cursor": "longer than three"}))


def test_a_form_is_walked_too(sdk: SmallSdk, api: Twin, server: ScriptedServer) -> None:
    def forms(request: Received) -> Any:
        asked = parse_qs(request.body.decode())
        start = int(asked.get("offset", ["0"])[0])
        assert asked["q"] == ["x"]
        return reply(200, {"data": [{"id": n} for n in range(start, min(start + 2, 5))]})

    server.default = forms
    found = api.items(method(sdk, api.client, "listForms")({"q": "x", "offset": 1}))
    assert [item.id for item in found] == [1, 2, 3, 4]


def test_a_page_that_fails_is_not_asked_for_again(
    sdk: SmallSdk, api: Twin, server: ScriptedServer
) -> None:
    """As any POST: whether the service took it is not known."""
    server.default = lambda _: reply(503, {})
    client = api.new(max_retries=2)
    with pytest.raises(api.errors.APIStatusError):
        api.items(method(sdk, client, "queryNotes")({"q": "x"}))
    assert len(server.requests) == 1


@pytest.mark.parametrize("name", [*LISTS, "listForms"])
def test_the_fake_gives_such_pages(sdk: SmallSdk, name: str) -> None:
    size = SIZES.get(name, "limit").split(".")
    body: dict[str, Any] = {size[-1]: 2}
    body = {"q": "x", **({size[0]: body} if len(size) > 1 else body)}
    with (
        sdk.running(),
        import_module(f"{sdk.package}.testing").FakeSmall() as fake,
        httpx.Client(transport=fake.transport) as http_client,
    ):
        client = import_module(sdk.package).Small(http_client=http_client)
        listed = method(sdk, client, name)
        fake.on(listed).returns([{"id": n} for n in range(5)])
        pages = list(listed(body).pages())
        assert [[item.id for item in page] for page in pages if page] == [[0, 1], [2, 3], [4]]
        resumed = list(listed(body).resume(pages[0].next_token))
        assert [item.id for item in resumed] == [2, 3, 4]


def test_only_sdks_with_such_lists_carry_what_walks_them(sdk: SmallSdk) -> None:
    assert f"{sdk.package}/_runtime/body_paging.py" in sdk.files
    document = json.loads(DOCUMENT)
    listed = document["paths"]["/queryNotes"]["post"]
    query = [{"name": "cursor", "in": "query", "schema": TEXT}]
    listed = {"parameters": query, "responses": listed["responses"]}
    document["paths"] = {"/notes": {"get": listed}}
    plain = SmallSdk(json.dumps(document))
    assert f"{plain.package}/_runtime/paging.py" in plain.files
    assert f"{plain.package}/_runtime/body_paging.py" not in plain.files
    plain.close()


def test_the_docstring_says_what_is_set(sdk: SmallSdk) -> None:
    assert "``pagination.starting_after`` is set from page to page." in sdk.text("resources/t.py")
