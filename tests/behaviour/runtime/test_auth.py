"""Credentials: which, when, and where they must not go."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from support.petstore import Api
from support.scripted_server import Answer, ScriptedServer, reply

PET = {"id": "p1", "name": "Rex"}


def sent(api: Api, server: ScriptedServer, client: Any) -> Any:
    server.script(reply(200, PET))
    api.run(client.pets.get("p1"))
    return server.requests[-1].headers.get("authorization")


def test_bearer(api: Api, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sent(api, server, api.new(token="abc")) == "Bearer abc"
    assert sent(api, server, api.new(token="Bearer abc")) == "Bearer abc"
    tokens = iter(["one", "two"])
    client = api.new(token=lambda: next(tokens))
    assert [sent(api, server, client), sent(api, server, client)] == ["Bearer one", "Bearer two"]
    assert sent(api, server, api.new(token=None)) is None
    monkeypatch.setenv("PETSTORE_TOKEN", "env")
    assert sent(api, server, api.new(token=None)) == "Bearer env"
    assert sent(api, server, api.new(token="abc")) == "Bearer abc"


def test_a_header_of_the_caller_wins(api: Api, server: ScriptedServer) -> None:
    client = api.new(token="abc", headers={"Authorization": "Custom x"})
    assert sent(api, server, client) == "Custom x"


def test_an_async_function_gives_the_token(api: Api, server: ScriptedServer) -> None:
    async def token() -> str:
        await asyncio.sleep(0)
        return "later"

    client = api.new(token=token)
    if api.kind == "async":
        assert sent(api, server, client) == "Bearer later"
    else:
        with pytest.raises(TypeError, match="async"):
            sent(api, server, client)


@pytest.mark.parametrize("token", ["a\r\nX-Evil: 1", "dvě", "a\tb"])
def test_a_token_that_is_no_header(api: Api, token: str) -> None:
    with pytest.raises(ValueError, match="credential") as caught:
        api.new(token=token)
    assert token not in str(caught.value)


def test_each_operation_has_its_own(api: Api, server: ScriptedServer) -> None:
    server.script(reply(204))
    with pytest.warns(DeprecationWarning):
        api.run(api.new(token="abc", api_key="k3y").pets.purge())
    headers = server.requests[-1].headers
    assert headers["x-api-key"] == "k3y"
    assert "authorization" not in headers


def test_without_credentials_the_error_says_what_to_do(api: Api, server: ScriptedServer) -> None:
    server.script(reply(401, {"error": {"message": "who?"}}))
    with pytest.raises(api.errors.AuthenticationError, match="PETSTORE_TOKEN"):
        api.run(api.new(token=None).pets.get("p1"))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_within_the_api_keeps_them(
    api: Api, server: ScriptedServer, status: int
) -> None:
    server.script(reply(status, None, Location="/v2/pets/p1"), reply(200, PET))
    assert api.run(api.client.pets.get("p1")).name == "Rex"
    assert server.requests[1].target == "/v2/pets/p1"
    assert server.requests[1].headers["authorization"] == "Bearer t0ken"


@pytest.mark.parametrize("status", [302, 307])
def test_a_redirect_to_another_origin_takes_no_secret_along(
    api: Api, server: ScriptedServer, status: int
) -> None:
    with ScriptedServer() as other:
        server.script(reply(status, None, Location=f"{other.url}/elsewhere", Set_Cookie="c=1"))
        other.script(reply(302, None, Location=f"{server.url}/v1/back"))
        server.script(reply(200, PET))
        client = api.new(headers={"X-Secret": "s"})
        api.run(client.pets.get("p1", extra_headers={"X-More": "t", "Cookie": "k=v"}))
        away, back = other.requests[0], server.requests[1]
    for request in (away, back):
        assert not {"authorization", "x-secret", "x-more", "cookie"} & request.headers.keys()
    assert away.headers["host"] == other.url.removeprefix("http://")
    assert back.headers["host"] == server.url.removeprefix("http://")


def test_a_body_does_not_follow_to_another_origin(api: Api, server: ScriptedServer) -> None:
    with ScriptedServer() as other:
        server.script(reply(307, None, Location=f"{other.url}/"))
        with pytest.raises(api.errors.APIStatusError, match="307"):
            api.run(api.client.pets.create({"name": "Rex"}))
        assert other.requests == []


@pytest.mark.parametrize("status", [307, 308])
def test_a_body_follows_within_the_api(api: Api, server: ScriptedServer, status: int) -> None:
    server.script(reply(status, None, Location="/v2/pets"), reply(200, PET))
    api.run(api.client.pets.create({"name": "Rex"}))
    assert (server.requests[1].method, server.requests[1].json()) == ("POST", {"name": "Rex"})


def test_see_other_becomes_a_get(api: Api, server: ScriptedServer) -> None:
    server.script(reply(303, None, Location="/v1/pets/p1"), reply(200, PET))
    api.run(api.client.pets.create({"name": "Rex"}))
    again = server.requests[1]
    assert (again.method, again.body) == ("GET", b"")
    first = server.requests[0].headers
    assert first.keys() - again.headers.keys() == {"content-type", "content-length"}


def test_an_upload_leaves_nothing_to_the_get_that_follows(api: Api, server: ScriptedServer) -> None:
    server.script(reply(303, None, Location="/v1/pets/p1"), reply(200, PET))
    api.run(api.client.files.put("f", iter([b"data"])))
    assert server.requests[0].headers["transfer-encoding"] == "chunked"
    again = server.requests[1]
    assert (again.method, again.body) == ("GET", b"")
    assert not {"transfer-encoding", "content-length", "content-type"} & again.headers.keys()


def test_a_redirect_to_another_origin_says_nothing_of_the_quota(
    api: Api, server: ScriptedServer
) -> None:
    with ScriptedServer() as other:
        server.script(reply(302, None, Location=f"{other.url}/next", X_RateLimit_Remaining="7"))
        other.script(reply(200, PET, X_RateLimit_Remaining="0", X_RateLimit_Reset="60"))
        pet = api.run(api.client.pets.get("p1"))
    assert api.client.rate_limit is None
    assert api.package.response_info(pet).rate_limit.remaining == 0


def test_a_redirect_gives_its_connection_back(api: Api, server: ScriptedServer) -> None:
    server.script(reply(302, {"see": "there"}, Location="/v1/pets/p2"), reply(200, PET))
    kind = api.library.Client if api.kind == "sync" else api.library.AsyncClient
    http = kind(limits=api.library.Limits(max_connections=1))
    assert api.run(api.new(http_client=http, deadline=5.0).pets.get("p1")).name == "Rex"
    api.run(http.close() if api.kind == "sync" else http.aclose())


def test_redirects_do_not_go_round_for_ever(api: Api, server: ScriptedServer) -> None:
    server.default = lambda request: reply(302, None, Location=request.target)
    with pytest.raises(api.errors.APIConnectionError, match="redirects"):
        api.run(api.client.pets.get("p1"))
    assert len(server.requests) == 11


# RFC 9110, section 15.4: method and status, then the method that follows within the API and to
# another origin; None: the redirect itself is the answer.
FOLLOWED = [
    *(("GET", status, "GET", "GET") for status in (301, 302, 303, 307, 308)),
    *(("HEAD", status, "HEAD", "HEAD") for status in (301, 303, 308)),
    *(("POST", status, "GET", "GET") for status in (301, 302, 303)),
    *(("POST", status, "POST", None) for status in (307, 308)),
    *(("PUT", status, "PUT", None) for status in (301, 302, 307, 308)),
    ("PUT", 303, "GET", "GET"),
    *(("GET", status, None, None) for status in (300, 304, 305)),
]


@pytest.mark.parametrize(("method", "status", "within", "away"), FOLLOWED)
def test_what_follows_a_redirect(
    api: Api, server: ScriptedServer, method: str, status: int, within: str, away: str
) -> None:
    body = {"content": b"data"} if method in ("POST", "PUT") else {}
    with ScriptedServer() as other:
        for to, expected in ((server, within), (other, away)):
            server.requests.clear()
            server.script(reply(status, None, Location=f"{to.url}/next"))
            to.script(reply(200, PET))
            if expected is None:
                with pytest.raises(api.errors.APIStatusError, match=str(status)):
                    api.run(api.client.request(method, "/x", **body))
                to.forget()
                continue
            api.run(api.client.request(method, "/x", **body))
            again = to.requests[-1]
            kept = body.get("content", b"") if expected == method else b""
            assert (again.method, again.body) == (expected, kept)
            assert ("authorization" in again.headers) is (to is server)


@pytest.mark.parametrize("location", ["ftp://127.0.0.1/x", "javascript:alert(1)", "http://["])
def test_odd_redirects_are_errors(api: Api, server: ScriptedServer, location: str) -> None:
    server.default = lambda request: reply(302, None, Location=location)
    with pytest.raises(api.errors.PetstoreError):
        api.run(api.client.pets.get("p1", max_retries=0))
    assert len(server.requests) == 1


def test_a_custom_auth_of_the_http_library(api: Api, server: ScriptedServer) -> None:
    kind = api.library.Client if api.kind == "sync" else api.library.AsyncClient
    own: dict[str, Any] = {"headers": {"X-Mine": "1"}, "cookies": {"c": "1"}}
    http = kind(auth=("user", "pass"), follow_redirects=True, **own)
    with ScriptedServer() as other:
        server.script(reply(302, None, Location=f"{other.url}/"))
        other.script(reply(200, PET))
        api.run(api.new(token=None, http_client=http).pets.get("p1"))
        headers = server.requests[0].headers
        assert headers["authorization"].startswith("Basic ")
        assert (headers["x-mine"], headers["cookie"]) == ("1", "c=1")
        assert not {"authorization", "x-mine", "cookie"} & other.requests[0].headers.keys()
    api.run(http.close() if api.kind == "sync" else http.aclose())


def test_keys_in_the_query_stay_out_of_the_logs(
    api: Api, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.script(reply(200, []), reply(500))
    caplog.set_level(logging.DEBUG)
    client = api.new(api_key="k3y-s3cret", token="t0ken-s3cret", max_retries=0)
    api.run(client.pets.nearby())
    assert dict(server.requests[0].query) == {"api_key": "k3y-s3cret"}
    with pytest.raises(api.errors.InternalServerError) as caught:
        api.run(client.pets.nearby())
    for text in (caplog.text, repr(client), str(caught.value), repr(vars(caught.value))):
        assert "s3cret" not in text
    assert "GET" in caplog.text and "→ 200" in caplog.text


def test_a_key_that_a_call_gives_itself_is_sent_once(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, []))
    client = api.new(api_key="mine", token=None)
    api.run(client.pets.nearby(extra_query={"api_key": "other"}))
    assert server.requests[0].query == [("api_key", "other")]


def oauth(server: ScriptedServer, **token: Any) -> list[str]:
    """Serves tokens t1, t2, … at /token and pets elsewhere; gives what pets were asked with."""
    seen: list[str] = []
    lock = threading.Lock()
    count = iter(range(1, 1000))

    def respond(request: Any) -> Answer:
        if request.path == "/token":
            with lock:
                name = f"t{next(count)}"
            return reply(
                200, {"access_token": name, "token_type": "Bearer", "expires_in": 3600, **token}
            )
        seen.append(request.headers["authorization"])
        return reply(200, PET)

    server.default = respond
    return seen


def asked(server: ScriptedServer) -> int:
    return sum(request.path == "/token" for request in server.requests)


def test_client_credentials(api: Api, server: ScriptedServer) -> None:
    seen = oauth(server)
    client = api.new(token=None, client_id="my id", client_secret="s:/?")
    for _ in range(3):
        api.run(client.pets.get("p1"))
    assert seen == ["Bearer t1"] * 3
    request = server.requests[0]
    assert asked(server) == 1
    assert request.body == b"grant_type=client_credentials&scope=read+write"
    assert request.headers["authorization"] == "Basic bXklMjBpZDpzJTNBJTJGJTNG"


def test_a_token_is_renewed_before_it_expires(api: Api, server: ScriptedServer) -> None:
    seen = oauth(server, expires_in=0.00001)
    client = api.new(token=None, client_id="id", client_secret="s")
    for _ in range(2):
        api.run(client.pets.get("p1"))
    assert seen == ["Bearer t1", "Bearer t2"]


def test_a_given_token_that_is_refused_is_not_sent_again(api: Api, server: ScriptedServer) -> None:
    server.script(reply(401, {}))
    with pytest.raises(api.errors.AuthenticationError):
        api.run(api.client.pets.get("p1"))
    assert len(server.requests) == 1


def test_a_refused_token_is_renewed_once(api: Api, server: ScriptedServer) -> None:
    oauth(server)
    client = api.new(token=None, client_id="id", client_secret="s", max_retries=0)
    api.run(client.pets.get("p1"))
    server.script(reply(401))
    assert api.run(client.pets.get("p1")).name == "Rex"
    assert asked(server) == 2
    server.script(reply(404))
    with pytest.raises(api.errors.NotFoundError):
        api.run(client.pets.get("p1"))
    assert asked(server) == 2
    server.script(reply(401), reply(200, {"access_token": "t9"}), reply(401))
    with pytest.raises(api.errors.AuthenticationError) as caught:
        api.run(client.pets.get("p1"))
    assert [(tried.outcome, tried.delay) for tried in caught.value.attempts] == [
        ("401", 0.0),
        ("401", None),
    ]
    before = len(server.requests)
    server.script(reply(401))
    with pytest.raises(api.errors.AuthenticationError):  # whose body is gone
        api.run(client.files.put("f", iter([b"once"])))
    assert len(server.requests) == before + 1


def test_many_that_need_a_token_ask_once(api: Api, server: ScriptedServer) -> None:
    seen = oauth(server)
    client = api.new(token=None, client_id="id", client_secret="s")
    if api.kind == "sync":
        with ThreadPoolExecutor(16) as pool:
            list(pool.map(lambda _: client.pets.get("p1"), range(32)))
    else:

        async def many() -> None:
            await asyncio.gather(*(client.pets.get("p1") for _ in range(32)))

        api.run(many())
    assert asked(server) == 1
    assert seen == ["Bearer t1"] * 32


@pytest.mark.parametrize("api", ["sync-httpx", "sync-httpx2"], indirect=True)
def test_a_fork_while_a_token_is_fetched(api: Api, server: ScriptedServer) -> None:
    oauth(server)
    release = threading.Event()
    server.script(Answer(200, b'{"access_token": "late"}', wait=release))
    client = api.new(token=None, client_id="id", client_secret="s", deadline=None)
    with ThreadPoolExecutor() as pool:
        fetching = pool.submit(client.pets.get, "p1")
        while not server.requests:
            time.sleep(0.001)
        child = os.fork()
        if child == 0:
            signal.alarm(20)  # whoever waits for the parent's thread waits for ever
            os._exit(0 if client.pets.get("p1").name == "Rex" else 1)
        code = os.waitpid(child, 0)[1]
        release.set()
        assert fetching.result().name == "Rex"
    assert code == 0


@pytest.mark.parametrize(
    "answer",
    [
        reply(401, {"error": "invalid_client", "error_description": "no such client"}),
        reply(200, {"no": "token"}),
        reply(200, {"access_token": ""}),
        reply(200, {"access_token": "t", "expires_in": 10**400}),
        Answer(200, b"<html>"),
    ],
)
def test_no_token(api: Api, server: ScriptedServer, answer: Answer) -> None:
    server.script(answer)
    client = api.new(token=None, client_id="id", client_secret="s3cret")
    with pytest.raises(api.errors.APIStatusError, match="POST /token") as caught:
        api.run(client.pets.get("p1"))
    assert "s3cret" not in str(caught.value)
    assert len(server.requests) == 1
