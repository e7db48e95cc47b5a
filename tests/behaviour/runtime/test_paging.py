"""Lists that come in pages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from support.petstore import Api
from support.scripted_server import Answer, Received, ScriptedServer, reply


def pets(*names: str, **more: Any) -> dict[str, Any]:
    return {"pets": [{"id": name, "name": name} for name in names], **more}


def link(target: str) -> dict[str, Any]:
    return {"next": {"href": target}}


def walked(api: Api, many: Any) -> list[str]:
    return [pet.name for pet in api.items(many)]


def targets(server: ScriptedServer) -> list[str]:
    return [request.target for request in server.requests]


@pytest.mark.parametrize("absolute", [True, False])
def test_next_url(api: Api, server: ScriptedServer, absolute: bool) -> None:
    base = server.url if absolute else ""
    server.script(
        reply(200, pets("a", "b", _links=link(f"{base}/v1/pets?page=%32&$top=2"))),
        reply(200, pets("c", _links={"next": None})),
    )
    assert walked(api, api.client.pets.list(filter="x", top=2)) == ["a", "b", "c"]
    assert targets(server) == ["/v1/pets?$filter=x&$top=2", "/v1/pets?page=%32&$top=2"]
    assert server.requests[1].headers["authorization"] == "Bearer t0ken"


def test_next_url_at_another_host_is_refused(api: Api, server: ScriptedServer) -> None:
    with ScriptedServer() as other:
        for call in ("list", "list_by_token"):
            server.script(reply(200, pets("a", _links=link(f"{other.url}/v1/pets?token=2"))))
            with pytest.raises(api.errors.PetstoreError, match="another host"):
                api.items(getattr(api.client.pets, call)())
        assert other.requests == []


@pytest.mark.parametrize(
    "target",
    [
        "http://[",
        "file:///etc/passwd",
        "//evil.example/x",
        "https://petstore.example.com/v1/pets",  # the real service, of which this is a test
    ],
)
def test_next_urls_that_are_none(api: Api, server: ScriptedServer, target: str) -> None:
    server.script(reply(200, pets("a", _links=link(target))))
    with pytest.raises(api.errors.ResponseValidationError, match="another host"):
        api.items(api.client.pets.list())


def test_token_of_the_next_url(api: Api, server: ScriptedServer) -> None:
    server.script(
        reply(
            200,
            pets("a", _links=link("https://petstore.example.com/v1/pets?x=1&token=a%2Bb+c%3D&y=")),
        ),
        reply(200, pets("b")),
    )
    assert walked(api, api.client.pets.list_by_token(filter="x y")) == ["a", "b"]
    assert targets(server)[1] == "/v1/pets/by-token?$filter=x%20y&token=a%2Bb+c%3D"


def test_cursor(api: Api, server: ScriptedServer) -> None:
    server.script(
        reply(200, pets("a", nextCursor="c/1")),
        reply(200, pets(nextCursor="c2")),
        reply(200, pets("b", nextCursor="")),
    )
    assert walked(api, api.client.pets.list_by_cursor()) == ["a", "b"]
    assert [dict(request.query).get("cursor") for request in server.requests] == [None, "c/1", "c2"]


def test_offset(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, pets("a", "b")), reply(200, pets("c")), reply(200, pets()))
    found = api.client.pets.list_by_offset(offset=10, top=2, extra_query={"debug": 1})
    assert walked(api, found) == ["a", "b", "c"]
    assert [target.partition("?")[2] for target in targets(server)] == [
        "offset=10&$top=2&debug=1",
        "$top=2&debug=1&offset=12",
        "$top=2&debug=1&offset=13",
    ]


def test_an_offset_that_is_no_number_is_told(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, pets("a")))
    pages = api.client.pets.list_by_offset(offset="x")
    with pytest.raises(api.errors.BuildError, match="offset: 'x' is no number to go on from"):
        walked(api, pages)


def test_an_offset_to_go_on_from(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, pets("a", "b")), reply(200, pets()))
    assert walked(api, api.client.pets.list_by_offset(offset=3).resume("10")) == ["a", "b"]
    assert [request.query for request in server.requests] == [
        [("offset", "10")],
        [("offset", "12")],
    ]


def test_page_number(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, pets("a", hasMore=True)), reply(200, pets("b", hasMore=False)))
    assert walked(api, api.client.pets.list_by_page()) == ["a", "b"]
    assert [dict(request.query).get("page") for request in server.requests] == [None, "2"]


def test_link_header(api: Api, server: ScriptedServer) -> None:
    field = (
        '</v1/prev>; title=next; rel="prev", '
        '</v1/pets/by-header?after=a,b;c>; title="x; rel=\\"no\\", <y>"; rel="last next", '
        "</v1/z>; rel=z"
    )
    server.script(
        reply(200, [{"id": "a", "name": "a"}], Link=field),
        reply(200, [{"id": "b", "name": "b"}], Link="</v1/pets>; rel=first"),
    )
    assert walked(api, api.client.pets.list_by_header()) == ["a", "b"]
    assert targets(server)[1] == "/v1/pets/by-header?after=a,b;c"


def test_a_repeated_token_ends_the_list(api: Api, server: ScriptedServer) -> None:
    server.default = lambda request: reply(200, pets("a", nextCursor="same"))
    assert walked(api, api.client.pets.list_by_cursor()) == ["a", "a"]
    server.requests.clear()
    server.default = lambda request: reply(200, pets("a", _links=link("/v1/pets?page=2")))
    assert walked(api, api.client.pets.list()) == ["a", "a"]


def test_another_link_is_another_page_though_its_items_are_the_same(
    api: Api, server: ScriptedServer
) -> None:
    for field in ("</v1/pets/by-header?1>; rel=next", "</v1/pets/by-header?2>; rel=next", ""):
        server.script(reply(200, [{"id": "a", "name": "a"}], Link=field))
    assert walked(api, api.client.pets.list_by_header()) == ["a"] * 3


def test_a_service_that_ignores_the_offset_ends_the_list(api: Api, server: ScriptedServer) -> None:
    server.default = lambda request: reply(200, pets("a"))
    assert walked(api, api.client.pets.list_by_offset()) == ["a", "a"]


def test_pages_and_resuming(api: Api, server: ScriptedServer) -> None:
    def respond(request: Received) -> Answer:
        cursor = int(dict(request.query).get("cursor", 0))
        more = {"nextCursor": str(cursor + 1)} if cursor < 3 else {}
        return reply(200, pets(f"p{cursor}", **more), X_Request_Id=f"r{cursor}")

    server.default = respond
    pages = api.items(api.client.pets.list_by_cursor().pages())
    assert [[pet.name for pet in page] for page in pages] == [["p0"], ["p1"], ["p2"], ["p3"]]
    assert [page.next_token for page in pages] == ["1", "2", "3", None]
    assert [page.response.request_id for page in pages] == ["r0", "r1", "r2", "r3"]
    rest = api.client.pets.list_by_cursor().resume(pages[1].next_token)
    assert walked(api, rest) == ["p2", "p3"]
    first = api.run(api.client.pets.list_by_cursor().first_page())
    assert (len(first), first.next_token) == (1, "1")


def test_nothing_is_asked_before_it_is_needed(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, pets("a", "b", nextCursor="2")))
    many = api.client.pets.list_by_cursor()
    assert server.requests == []
    if api.kind == "sync":
        assert next(iter(many)).name == "a"
    else:

        async def first() -> Any:
            async for pet in many:
                return pet

        assert api.run(first()).name == "a"
    assert len(server.requests) == 1


def test_walking_twice_asks_twice(api: Api, server: ScriptedServer) -> None:
    server.default = lambda request: reply(200, pets("a"))
    many = api.client.pets.list_by_cursor()
    assert walked(api, many) == walked(api, many) == ["a"]
    assert len(server.requests) == 2


def test_an_error_on_a_later_page(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, pets("a", nextCursor="2")), reply(404))
    with pytest.raises(api.errors.NotFoundError):
        api.items(api.client.pets.list_by_cursor())


def test_options_hold_for_every_page(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, pets("a", _links=link("/v1/pets?page=2"))), reply(200, pets()))
    extra = {"extra_headers": {"X-Own": "1"}, "extra_query": {"debug": 1}}
    walked(api, api.client.pets.list(**extra))
    assert [request.headers["x-own"] for request in server.requests] == ["1", "1"]
    assert targets(server) == ["/v1/pets?debug=1", "/v1/pets?page=2"]


def test_the_first_page_as_it_came(api: Api, server: ScriptedServer) -> None:
    server.default = lambda request: reply(200, pets("a", "b", _links=link("/v1/pets?page=2")))
    answer = api.run(api.client.pets.with_raw_response.list(top=2))
    assert answer.status_code == 200 and answer.json()["pets"][1]["name"] == "b"
    page = answer.parse()
    assert [pet.name for pet in page] == [
        "a",
        "b",
    ] and page.next_token == f"{server.url}/v1/pets?page=2"
    assert page.response.content == answer.content
    assert targets(server) == ["/v1/pets?$top=2"]


def test_the_first_page_is_read_when_it_is_asked_for(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, {"pets": 5}))
    answer = api.run(api.client.pets.with_raw_response.list(decoding="strict"))
    assert answer.content == b'{"pets": 5}'
    with pytest.raises(api.errors.ResponseValidationError, match="/pets"):
        answer.parse()


def test_the_first_page_while_it_comes(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, pets("a")))
    stream = api.client.pets.with_streaming_response.list(top=1)
    assert (
        b"".join(api.opened(stream, lambda stream: stream.iter_bytes()))
        == json.dumps(pets("a")).encode()
    )
    assert targets(server) == ["/v1/pets?$top=1"]
