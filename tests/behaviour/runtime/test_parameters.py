"""Parameters as they go over the wire."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from support.petstore import Api
from support.scripted_server import ScriptedServer, reply

PET = {"id": "p1", "name": "Rex"}


@pytest.mark.parametrize(
    ("id", "sent"),
    [
        ("p1", "/v1/pets/p1"),
        ("@scope/name", "/v1/pets/%40scope%2Fname"),
        ("a b?c#d%", "/v1/pets/a%20b%3Fc%23d%25"),
        ("%2e%2e", "/v1/pets/%252e%252e"),
        ("...", "/v1/pets/..."),
        (".hidden", "/v1/pets/.hidden"),
        ("žluť", "/v1/pets/%C5%BElu%C5%A5"),
        (7, "/v1/pets/7"),
        (UUID(int=1), "/v1/pets/00000000-0000-0000-0000-000000000001"),
        ([1, "b,c"], "/v1/pets/1,b%2Cc"),
    ],
)
def test_path_values_stay_within_their_segment(
    api: Api, server: ScriptedServer, id: Any, sent: str
) -> None:
    server.script(reply(200, PET))
    api.run(api.client.pets.get(id))
    assert server.requests[0].target == sent


@pytest.mark.parametrize("id", ["", ".", "..", None])
def test_values_that_would_address_something_else_are_refused(
    api: Api, server: ScriptedServer, id: Any
) -> None:
    with pytest.raises(api.errors.BuildError):
        api.run(api.client.pets.delete(id))
    assert server.requests == []


@pytest.mark.parametrize(
    ("arguments", "sent"),
    [
        ({"tags": ["a", "b&c"]}, "tags=a&tags=b%26c"),
        ({"tags": []}, ""),
        ({"tags": None}, ""),
        ({"tags": ["a", None]}, "tags=a"),
        ({"near": [1.5, None, -2]}, "near=1.5,-2"),
        ({"near": {"$a": 1, "b": None}}, "near=$a,1"),
        ({"where": {"$a": 1}}, "where%5B$a%5D=1"),
        ({"ids": ["a|b", "c"]}, "ids=a%7Cb%7Cc"),
        ({"words": ["x y", "z"]}, "words=x%20y%20z"),
        ({"where": {"a": 1, "b": {"c": True}, "d": ["x", "y"], "e": None}},
         "where%5Ba%5D=1&where%5Bb%5D%5Bc%5D=true&where%5Bd%5D%5B0%5D=x&where%5Bd%5D%5B1%5D=y"),
        ({"expr": "a/b:c@d,e;f"}, "expr=a/b:c@d,e;f"),
        ({"expr": "a&b=c+d#e%20f"}, "expr=a%26b=c%2Bd%23e%20f"),
        ({"shape": {"k": [1]}}, "shape=%7B%22k%22%3A%5B1%5D%7D"),
        ({"near": [date(2026, 1, 2)]}, "near=2026-01-02"),
        ({"tags": datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)}, "tags=2026-01-02T03%3A04%3A05Z"),
        ({"tags": True}, "tags=true"),
        ({"tags": {"k": "v", "l": 2}}, "k=v&l=2"),
    ],
)  # fmt: skip
def test_query_styles(
    api: Api, server: ScriptedServer, arguments: dict[str, Any], sent: str
) -> None:
    server.script(reply(200, []))
    api.run(api.client.pets.find(**arguments))
    assert server.requests[0].target == "/v1/pets/find" + (f"?{sent}" if sent else "")


def test_names_keep_their_dollar_sign(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, {"pets": []}))
    api.items(api.client.pets.list(filter="name eq 'x'", top=5))
    assert server.requests[0].target == "/v1/pets?$filter=name%20eq%20%27x%27&$top=5"


def test_headers_and_cookies(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, []))
    api.run(api.client.pets.find(trace="a, b", session="s;t"))
    headers = server.requests[0].headers
    assert headers["x-trace"] == "a, b"
    assert headers["cookie"] == "session=s%3Bt"
    assert headers["accept"] == "application/json"


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "\x00", "a\x7f", "日本"])
def test_header_values_cannot_start_another_header(
    api: Api, server: ScriptedServer, value: str
) -> None:
    with pytest.raises(api.errors.BuildError, match="X-Trace"):
        api.run(api.client.pets.find(trace=value))
    with pytest.raises(api.errors.BuildError, match="X-Own"):
        api.run(api.client.pets.get("x", extra_headers={"X-Own": value}))
    for name in ("X-Own\r\nX-Evil", "X Own", "X:Own", ""):
        with pytest.raises(api.errors.BuildError, match="header name"):
            api.run(api.client.pets.get("x", extra_headers={name: "1"}))
    assert server.requests == []


def test_latin_1_is_obsolete_but_legal(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, PET))
    api.run(api.client.pets.get("x", extra_headers={"X-Own": " café "}))
    assert server.requests[0].headers["x-own"] == "café"


def test_extras_go_with_one_call_only(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, PET), reply(200, PET))
    extra = {"extra_headers": {"X-Own": "1", "ACCEPT": "text/x"}, "extra_query": {"debug": True}}
    api.run(api.client.pets.get("x", **extra))
    api.run(api.client.pets.get("x"))
    first, second = server.requests
    assert (first.headers["x-own"], first.headers["accept"]) == ("1", "text/x")
    assert first.query == [("debug", "true")]
    assert "x-own" not in second.headers and second.headers["accept"] == "application/json"
    assert second.target == "/v1/pets/x"


@pytest.mark.parametrize(
    ("style", "explode", "value", "expected"),
    [
        ("simple", False, ["a", None, "b"], "a,b"),
        ("simple", False, {"k": 1, "l": 2, "m": None}, "k,1,l,2"),
        ("simple", True, {"k": 1, "l": 2}, "k=1,l=2"),
        ("label", False, "a", ".a"),
        ("label", False, ["a", "b"], ".a,b"),
        ("label", True, ["a", "b"], ".a.b"),
        ("label", True, {"k": 1, "l": 2}, ".k=1.l=2"),
        ("matrix", False, "a", ";id=a"),
        ("matrix", False, ["a", "b"], ";id=a,b"),
        ("matrix", True, ["a", "b"], ";id=a;id=b"),
        ("matrix", True, {"k": 1, "l": 2}, ";k=1;l=2"),
        ("matrix", False, {"k": 1, "l": 2}, ";id=k,1,l,2"),
        ("json", False, {"k": 1}, "%7B%22k%22%3A1%7D"),
        ("text", False, "a/b", "a%2Fb"),
        ("urlencoded", False, "a/b", "a%2Fb"),
    ],
)
def test_path_styles(style: Any, explode: bool, value: Any, expected: str) -> None:
    from support.petstore import package

    params = __import__(f"{package('httpx').__name__}._runtime.params", fromlist=["_"])
    styles = __import__(f"{package('httpx').__name__}._runtime.styles", fromlist=["_"])
    template = params.PathTemplate("/x/{id}/y", {"id": styles.Style(style, explode=explode)})
    assert template.expand({"id": value}) == f"/x/{expected}/y"
