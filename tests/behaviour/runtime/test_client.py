"""The client as a thing: options, sharing, closing, watching."""

from __future__ import annotations

import asyncio
import copy
import logging
import os
import pickle
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import Annotated, Any

import pytest

from support.petstore import Api
from support.scripted_server import Answer, Received, ScriptedServer, reply

PET = {"id": "p1", "name": "Rex"}
ASYNC = ["async-httpx", "async-httpx2"]


def echo(request: Received) -> Answer:
    name = request.path.rpartition("/")[2]
    return reply(200, {"id": name, "name": name})


def test_cookies_of_the_service_are_not_kept(api: Api, server: ScriptedServer) -> None:
    server.default = lambda request: reply(200, PET, Set_Cookie=f"c{len(server.requests)}=1")
    client = api.new()
    for _ in range(3):
        api.run(client.pets.get("p1"))
    assert len(server.requests) == 3
    assert not any("cookie" in request.headers for request in server.requests)


def test_a_given_client_keeps_its_cookies_and_runs_its_hooks(
    api: Api, server: ScriptedServer
) -> None:
    seen: list[str] = []

    def asked(request: Any) -> None:
        seen.append(f"{request.method} {request.headers['authorization']}")
        request.headers["x-hook"] = "1"

    def answered(response: Any) -> None:
        seen.append(str(response.status_code))

    async def async_asked(request: Any) -> None:
        asked(request)

    async def async_answered(response: Any) -> None:
        answered(response)

    hooks = (asked, answered) if api.kind == "sync" else (async_asked, async_answered)
    kind = api.library.Client if api.kind == "sync" else api.library.AsyncClient
    http = kind(event_hooks={"request": [hooks[0]], "response": [hooks[1]]})
    server.script(reply(503, {}, Set_Cookie="c=1"), reply(200, PET))
    api.run(api.new(http_client=http).pets.get("p1"))
    assert seen == ["GET Bearer t0ken", "503", "GET Bearer t0ken", "200"]
    assert [request.headers["x-hook"] for request in server.requests] == ["1", "1"]
    assert server.requests[1].headers["cookie"] == "c=1"
    api.run(http.close() if api.kind == "sync" else http.aclose())


def test_closing_twice_and_using_it_after(api: Api, server: ScriptedServer) -> None:
    server.default = echo
    client = api.new()
    api.run(client.pets.get("p1"))
    for _ in range(2):
        api.run(client.close())
    with pytest.raises(RuntimeError, match="closed"):
        api.run(client.pets.get("p1"))
    with pytest.raises(RuntimeError, match="closed"):
        api.run(client.with_options(timeout=1).pets.get("p1"))


def test_a_block_closes(api: Api) -> None:
    client = api.new()

    async def asynchronous() -> None:
        async with client as entered:
            assert entered is client

    if api.kind == "async":
        api.run(asynchronous())
    else:
        with client as entered:
            assert entered is client
    with pytest.raises(RuntimeError, match="closed"):
        api.run(client.pets.get("p1"))


def test_what_every_request_says(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, PET), reply(204))
    api.run(api.client.pets.get("p1"))
    api.run(api.client.request("PUT", "/x", content=b"ab"))
    said = {
        "host": api.url.removeprefix("http://"),
        "accept": "application/json",
        "accept-encoding": "gzip, deflate",
        "authorization": "Bearer t0ken",
        "user-agent": "petstore_sdk-python/1.0.0",
    }
    assert server.requests[0].headers == said
    body = {"content-type": "application/octet-stream", "content-length": "2"}
    assert server.requests[1].headers == {**said, **body, "accept": "application/json, */*;q=0.5"}


def test_a_host_of_the_callers(api: Api, server: ScriptedServer) -> None:
    server.default = lambda request: reply(200, PET)
    own = {"extra_headers": {"Host": "pets.example"}}
    api.run(api.client.pets.get("p1", **own))
    api.run(api.client.request("GET", f"{api.url}/v1/x", **own))
    assert [each.headers["host"] for each in server.requests] == ["pets.example"] * 2


def test_many_clients_share_a_given_one(api: Api, server: ScriptedServer) -> None:
    server.default = echo
    http = api.library.Client() if api.kind == "sync" else api.library.AsyncClient()

    async def in_a_loop(client: Any) -> None:
        client._pool.get()

    for _ in range(1100):  # more than Python has frames
        client = api.package.Petstore if api.kind == "sync" else api.package.AsyncPetstore
        made = client(token="t", base_url=f"{api.url}/v1", http_client=http)
        api.run(in_a_loop(made) if api.kind == "async" else made._pool.get())
    assert api.run(made.pets.get("p1")).name == "p1"
    api.run(http.close() if api.kind == "sync" else http.aclose())


def test_a_given_client_stays_open(api: Api, server: ScriptedServer) -> None:
    server.default = echo
    http = api.library.Client() if api.kind == "sync" else api.library.AsyncClient()
    client = api.new(http_client=http)
    api.run(client.pets.get("p1"))
    api.run(client.close())
    assert not http.is_closed
    api.run(http.close() if api.kind == "sync" else http.aclose())


def test_connections_are_reused(api: Api, server: ScriptedServer) -> None:
    server.default = echo
    for _ in range(3):
        api.run(api.client.pets.get("p1"))
    api.run(api.client.with_options(timeout=5).pets.get("p1"))
    assert len({request.connection for request in server.requests}) == 1


@pytest.mark.parametrize("api", ASYNC, indirect=True)
def test_one_client_in_several_event_loops(api: Api, server: ScriptedServer) -> None:
    server.default = echo
    client = api.new()

    async def one(name: str) -> str:
        pet = await client.pets.get(name)
        await client.close() if name == "last" else None
        return str(pet.name)

    with warnings.catch_warnings():
        # A loop that is closed can no longer close its connections in good order.
        warnings.simplefilter("ignore", ResourceWarning)
        assert [asyncio.run(one(name)) for name in ("a", "b", "last")] == ["a", "b", "last"]
        import gc

        gc.collect()


def test_one_client_after_a_fork(api: Api, server: ScriptedServer) -> None:
    server.default = echo
    client = api.new()
    api.run(client.pets.get("parent"))
    child = os.fork()
    if child == 0:  # pragma: no cover
        code = 1
        try:
            other = Api(api.kind, api.library.__name__, server.url)
            code = 0 if other.run(client.pets.get("child")).name == "child" else 2
        finally:
            os._exit(code)
    assert os.waitpid(child, 0)[1] == 0
    assert api.run(client.pets.get("parent")).name == "parent"
    connections = {request.path: request.connection for request in server.requests}
    assert connections["/v1/pets/child"] != connections["/v1/pets/parent"]
    parents = [request for request in server.requests if request.path == "/v1/pets/parent"]
    assert len({request.connection for request in parents}) == 1


@pytest.mark.parametrize("how", [copy.copy, copy.deepcopy, pickle.dumps])
def test_clients_are_not_copied(api: Api, how: Any) -> None:
    with pytest.raises(TypeError, match="with_options"):
        how(api.client)


def test_repr_has_no_secret(api: Api) -> None:
    client = api.new(token="s3cret", headers={"X-Key": "s3cret"})
    assert repr(client) == f"<{type(client).__name__} {api.url}/v1>"
    shown = repr(client._keys)
    assert "s3cret" not in shown


def test_with_options(api: Api, server: ScriptedServer) -> None:
    server.default = echo
    client = api.new(headers={"X-A": "1"})
    other = client.with_options(base_url=f"{api.url}/v2/", headers={"X-B": "2"})
    api.run(other.pets.get("p1"))
    api.run(client.pets.get("p1"))
    second, first = server.requests
    assert (second.target, first.target) == ("/v2/pets/p1", "/v1/pets/p1")
    assert "x-b" in second.headers and "x-a" not in second.headers
    assert "x-a" in first.headers and "x-b" not in first.headers


@pytest.mark.parametrize(
    "url",
    [
        *("petstore.example.com", "ftp://x", "https://user:pw@x", "https://x?y=1", "https://"),
        *("http://[", "http://a b", "http://x:99999999", ""),
    ],
)
def test_base_urls_that_are_none(api: Api, url: str) -> None:
    if url:
        with pytest.raises(ValueError, match="base_url"):
            api.new(base_url=url)
    else:
        assert "petstore.example.com" in repr(api.new(base_url=url))


def test_raw_responses(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, PET, X_Request_Id="r1", X_A="1"))
    raw = api.run(api.client.pets.with_raw_response.get("p1"))
    assert (raw.status_code, raw.headers["X-A"], raw.request_id, raw.attempts) == (
        200,
        "1",
        "r1",
        1,
    )
    assert raw.json() == PET and raw.content.startswith(b"{")
    assert raw.parse().name == "Rex"
    assert raw.request.method == "GET"
    assert raw.elapsed > 0


def test_response_info(api: Api, server: ScriptedServer) -> None:
    info = api.package.response_info
    server.script(
        reply(503, {}),
        reply(200, PET, X_Request_Id="r1"),
        reply(200, [PET], X_Request_Id="r2"),
        Answer(200, b"text", [("Content-Type", "text/plain")]),
    )
    pet = api.run(api.client.pets.get("p1"))
    pets = api.run(api.client.pets.find())
    assert (info(pet).request_id, info(pets).request_id) == ("r1", "r2")
    assert (info(pet).attempts, info(pets).attempts, info(pet).status_code) == (2, 1, 200)
    assert 0 < info(pet).elapsed < 60
    assert isinstance(pets, list) and pets == [pet]
    assert pet.model_dump() == pickle.loads(pickle.dumps(pet)).model_dump()
    for plain in (api.run(api.client.files.describe("x")), copy.copy(pet), 5):
        with pytest.raises(TypeError, match="with_raw_response"):
            info(plain)


def test_any_request(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, {"a": 1}), reply(200, PET), reply(200, {}), reply(404))
    raw = api.run(api.client.request("get", "/extra", query={"q": [1, 2]}, timeout=5))
    assert raw.parse() == {"a": 1}
    assert server.requests[0].target == "/v1/extra?q=1&q=2"
    assert server.requests[0].headers["authorization"] == "Bearer t0ken"
    made = api.run(
        api.client.request("POST", "extra", json={"x": None}, returns=api.package.models.Pet)
    )
    assert made.parse().name == "Rex"
    assert server.requests[1].json() == {"x": None}
    api.run(api.client.request("PUT", "/extra", content=b"\x00", content_type="a/b"))
    assert (server.requests[2].body, server.requests[2].headers["content-type"]) == (b"\x00", "a/b")
    with pytest.raises(api.errors.NotFoundError):
        api.run(api.client.request("GET", "/none"))
    with pytest.raises(TypeError, match="bytes"):  # not five zeros
        api.run(api.client.request("PUT", "/extra", content=5))
    with pytest.raises(api.errors.BuildError):
        api.run(api.client.request("DELETE", "/pets/../keys"))


def test_any_request_for_any_type(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, [1]))
    odd: Any = Annotated[list[int], []]  # no key of a dict
    assert api.run(api.client.request("GET", "extra", returns=odd)).parse() == [1]


def test_urls_that_nothing_can_be_sent_to(api: Api) -> None:
    with pytest.raises(api.errors.APIConnectionError, match=r"127\.0\.0\.1:1:"):
        api.run(api.client.request("GET", "https://127.0.0.1:1/x", max_retries=0))
    for url in ("http://127.0.0.1:99999/", "http://[::1/", "/pets/%2E%2e/keys"):
        with pytest.raises(api.errors.BuildError):
            api.run(api.client.request("GET", url))
    with pytest.raises(ValueError, match="there is no port 99999"):
        api.new(base_url="http://127.0.0.1:99999")


def test_a_request_to_another_origin_has_no_credentials(api: Api, server: ScriptedServer) -> None:
    with ScriptedServer() as other:
        other.script(reply(200, {}))
        api.run(api.client.request("GET", f"{other.url}/x"))
        headers = other.requests[0].headers
    assert "authorization" not in headers
    assert headers["host"] == other.url.removeprefix("http://")


def layer(api: Api, name: str, seen: list[str]) -> Any:
    """Middleware that notes when it is passed, and adds a header."""

    def sync(request: Any, call_next: Any) -> Any:
        seen.append(f"{name}> {request.attempt}")
        request.headers["x-layer"] = request.headers.get("x-layer", "") + name
        response = call_next(request)
        seen.append(f"{name}< {response.status_code}")
        return response

    async def asynchronous(request: Any, call_next: Any) -> Any:
        seen.append(f"{name}> {request.attempt}")
        request.headers["x-layer"] = request.headers.get("x-layer", "") + name
        response = await call_next(request)
        seen.append(f"{name}< {response.status_code}")
        return response

    return sync if api.kind == "sync" else asynchronous


def test_middleware_is_inside_the_retries(api: Api, server: ScriptedServer) -> None:
    seen: list[str] = []
    client = api.new(middleware=[layer(api, "a", seen), layer(api, "b", seen)])
    server.script(reply(503), reply(200, PET))
    api.run(client.pets.get("p1"))
    assert seen == ["a> 1", "b> 1", "b< 503", "a< 503", "a> 2", "b> 2", "b< 200", "a< 200"]
    assert [request.headers["x-layer"] for request in server.requests] == ["ab", "ab"]


def test_middleware_sees_no_credentials_and_cannot_send_them_elsewhere(
    api: Api, server: ScriptedServer
) -> None:
    seen: list[Any] = []
    with ScriptedServer() as other:
        other.script(reply(200, PET))

        def sync(request: Any, call_next: Any) -> Any:
            seen.append(dict(request.headers))
            request.url = f"{other.url}/x"
            return call_next(request)

        async def asynchronous(request: Any, call_next: Any) -> Any:
            seen.append(dict(request.headers))
            request.url = f"{other.url}/x"
            return await call_next(request)

        client = api.new(middleware=[sync if api.kind == "sync" else asynchronous])
        assert api.run(client.pets.get("p1")).name == "Rex"
        assert "authorization" not in seen[0]
        assert "authorization" not in other.requests[0].headers


@pytest.mark.parametrize("fault", ["raises", "sends twice", "warns"])
def test_a_stream_that_nobody_gets_keeps_no_connection(
    api: Api, server: ScriptedServer, fault: str
) -> None:
    def checked(answer: Any) -> Any:
        if fault == "raises":
            raise KeyError(answer.status_code)
        return answer

    def sync(request: Any, call_next: Any) -> Any:
        checked(call_next(request))
        return call_next(request)

    async def asynchronous(request: Any, call_next: Any) -> Any:
        checked(await call_next(request))
        return await call_next(request)

    layer, kind = (sync, "Client") if api.kind == "sync" else (asynchronous, "AsyncClient")
    http = getattr(api.library, kind)(limits=api.library.Limits(max_connections=2))
    options: dict[str, Any] = {"http_client": http, "deadline": 5.0, "middleware": [layer]}
    expected: Any = KeyError if fault == "raises" else ()
    leaving: list[tuple[str, str]] = []
    if fault == "warns":
        options["middleware"], expected, leaving = [], DeprecationWarning, [("Sunset", "soon")]
    server.default = lambda _: Answer(200, [b"x"] * 3, leaving)
    for _ in range(3):
        with pytest.raises(expected) if expected else nullcontext():
            api.opened(api.new(**options).files.download("f"))
    api.run(http.close() if api.kind == "sync" else http.aclose())


def test_middleware_can_answer_by_itself(api: Api, server: ScriptedServer) -> None:
    made = api.package.RawResponse

    def sync(request: Any, call_next: Any) -> Any:
        return made(200, {}, b'{"id": "1", "name": "cached"}', request=request)

    async def asynchronous(request: Any, call_next: Any) -> Any:
        return sync(request, call_next)

    client = api.new(middleware=[sync if api.kind == "sync" else asynchronous])
    assert api.run(client.pets.get("p1")).name == "cached"
    assert server.requests == []


def test_middleware_can_change_the_body(api: Api, server: ScriptedServer) -> None:
    def sync(request: Any, call_next: Any) -> Any:
        request.content = b'{"name":"Somebody else"}'
        return call_next(request)

    async def asynchronous(request: Any, call_next: Any) -> Any:
        request.content = b'{"name":"Somebody else"}'
        return await call_next(request)

    server.script(reply(503), reply(200, PET))
    client = api.new(middleware=[sync if api.kind == "sync" else asynchronous])
    api.run(client.pets.create({"name": "Rex"}))
    assert [request.json()["name"] for request in server.requests] == ["Somebody else"] * 2


def test_middleware_can_stream_a_body_instead(api: Api, server: ScriptedServer) -> None:
    class Pieces(api.library.SyncByteStream, api.library.AsyncByteStream):
        def __iter__(self) -> Any:
            yield from (b'{"name":', b'"Somebody else with a longer name"}')

        async def __aiter__(self) -> Any:
            for piece in self:
                yield piece

    def sync(request: Any, call_next: Any) -> Any:
        request.content = Pieces()
        return call_next(request)

    async def asynchronous(request: Any, call_next: Any) -> Any:
        request.content = Pieces()
        return await call_next(request)

    server.script(reply(200, PET))
    client = api.new(middleware=[sync if api.kind == "sync" else asynchronous])
    api.run(client.pets.create({"name": "Rex"}))
    (request,) = server.requests
    assert request.json()["name"] == "Somebody else with a longer name"
    assert "content-length" not in request.headers


def test_one_line_for_each_request(
    api: Api, server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    name = api.package.__name__
    server.script(reply(500), reply(200, {"pets": []}, X_Request_Id="r1"))
    logger = api.package._config.CONFIG.name
    with caplog.at_level(logging.DEBUG, logger=logger):
        api.items(api.client.pets.list(filter="secret"))
    lines = [record.getMessage() for record in caplog.records if record.name == logger]
    assert len(lines) == 2, name
    assert lines[0].startswith(f"GET {api.url}/v1/pets?$filter=… → 500 in ")
    assert "try 2, request id r1" in lines[1]


def test_rate_limits(api: Api, server: ScriptedServer) -> None:
    client, policy = api.new(), '"day";q=100;w=86400'
    assert client.rate_limit is None
    server.script(
        reply(200, PET, RateLimit='"burst";r=9;t=2, "day";r=3;t=600', RateLimit_Policy=policy),
        reply(200, PET, X_RateLimit_Limit="60", X_RateLimit_Remaining="58", X_RateLimit_Reset="30"),
        reply(200, PET),
    )  # fmt: skip
    pet = api.run(client.pets.get("p1"))
    limit = client.rate_limit
    assert (limit.remaining, limit.limit, limit.reset_after, limit.window) == (3, 100, 600, 86400)
    assert api.package.response_info(pet).rate_limit == limit
    api.run(client.pets.get("p1"))
    limit = client.rate_limit
    assert (limit.remaining, limit.limit, limit.reset_after) == (58, 60, 30)
    api.run(client.pets.get("p1"))
    assert client.rate_limit == limit


def test_pacing_holds_back_what_would_be_refused(
    api: Api, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("time.sleep", slept.append)
    monkeypatch.setattr("asyncio.sleep", sleep)
    server.script(
        reply(200, PET, X_RateLimit_Remaining="1", X_RateLimit_Reset="30"),
        reply(200, PET),
        reply(200, PET),
    )
    client = api.new(pacing=True)
    for _ in range(3):
        api.run(client.pets.get("p1"))
    assert len(slept) == 1 and 25 < slept[0] <= 30
    server.script(reply(200, PET))
    api.run(client.with_options(pacing=False).pets.get("p1"))
    assert len(slept) == 1
    with pytest.raises(api.errors.APITimeoutError, match="quota is used up for") as caught:
        api.run(client.pets.get("p1", deadline=5.0))
    (attempt,) = caught.value.attempts
    assert attempt.number == 1 and attempt.seconds < 5


def test_deprecation_warns_once_at_the_caller(api: Api, server: ScriptedServer) -> None:
    headers = {"Deprecation": "@1767225600", "Sunset": "Wed, 30 Dec 2026 23:59:59 GMT"}
    alone = [reply(200, PET, **{name: headers[name]}) for name in headers]
    server.script(*[reply(200, PET, **headers)] * 2, *[reply(204)] * 2, *alone)
    client = api.new(api_key="k")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(2):
            api.run(client.pets.get("p1"))
        for _ in range(2):
            api.run(client.with_options().pets.purge())
        for _ in headers:
            api.run(api.new().pets.get("p1"))
    texts = [str(warning.message) for warning in caught]
    assert texts == [
        "pets-get is deprecated since 2026-01-01 and stops working on 2026-12-30",
        "pets-purge is deprecated",
        "pets-get is deprecated since 2026-01-01",
        "pets-get is deprecated and stops working on 2026-12-30",
    ]
    assert all(warning.category is DeprecationWarning for warning in caught)
    if api.kind == "sync":
        assert all(
            warning.filename == __file__ or "support" in warning.filename for warning in caught
        )


def test_many_threads_or_tasks_mix_nothing(api: Api, server: ScriptedServer) -> None:
    failed: set[str] = set()

    def faulty(request: Received) -> Answer:
        name = request.path.rpartition("/")[2]
        if name not in failed and name[-1] in "369":
            failed.add(name)
            return Answer(drop=True) if name[-1] == "3" else reply(503)
        return echo(request)

    server.default = faulty
    client = api.new()
    wanted = [f"p{number}" for number in range(500)]

    def get(name: str) -> Any:
        return client.pets.get(name, extra_headers={"X-Name": name})

    if api.kind == "sync":
        with ThreadPoolExecutor(50) as pool:
            found = list(pool.map(get, wanted))
    else:

        async def many() -> list[Any]:
            return await asyncio.gather(*map(get, wanted))

        found = api.run(many())
    assert [pet.name for pet in found] == wanted
    assert len(failed) == 150
    assert all(
        request.path == f"/v1/pets/{request.headers['x-name']}" for request in server.requests
    )


@pytest.mark.parametrize("api", ASYNC, indirect=True)
def test_several_event_loops_at_once(api: Api, server: ScriptedServer) -> None:
    server.default = echo
    client = api.new()

    async def many(name: str) -> set[str]:
        found = await asyncio.gather(*(client.pets.get(name) for _ in range(20)))
        http, _ = client._pool.get()
        await http.aclose()
        return {pet.name for pet in found}

    wanted = [f"loop{number}" for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda name: asyncio.run(many(name)), wanted)) == [{n} for n in wanted]


@pytest.mark.parametrize("api", ASYNC, indirect=True)
def test_a_deadline_holds_while_others_have_all_connections(
    api: Api, server: ScriptedServer
) -> None:
    release = threading.Event()
    server.default = lambda _: Answer(200, b'{"id": "p", "name": "Rex"}', wait=release)
    client = api.new(deadline=10.0)

    async def many() -> None:
        others = [asyncio.create_task(client.pets.get(f"p{each}")) for each in range(100)]
        while len(server.requests) < len(others):
            await asyncio.sleep(0.001)
        with pytest.raises(api.errors.APITimeoutError, match=r"deadline of 0\.01 s"):
            await client.pets.get("late", deadline=0.01)
        assert not any(task.done() for task in others)
        release.set()
        await asyncio.gather(*others)

    api.run(many())


@pytest.mark.parametrize("api", ASYNC, indirect=True)
def test_a_cancelled_task_leaves_the_client_usable(api: Api, server: ScriptedServer) -> None:
    release = threading.Event()
    client = api.new()

    async def cancelled() -> None:
        server.script(Answer(200, b"{}", wait=release))
        task = asyncio.create_task(client.pets.get("p1"))
        while not server.requests:
            await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        server.script(reply(200, PET))
        assert (await client.pets.get("p1")).name == "Rex"

    api.run(cancelled())
    release.set()
