"""Servers that lie, break off and flood; and many callers at once."""

from __future__ import annotations

import asyncio
import gc
import gzip
import socket
import threading
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import pytest

from support.petstore import Api
from support.scripted_server import Answer, Received, ScriptedServer, reply

JSON = [("Content-Type", "application/json")]
PET = {"id": "p1", "name": "Rex"}
BOMB = gzip.compress(b" " * 20_000_000)


def failed(api: Api, **options: Any) -> Any:
    with pytest.raises(api.errors.PetstoreError) as caught:
        api.run(api.client.pets.get("p1", max_retries=0, **options))
    return caught.value


@pytest.mark.parametrize("status", [404, 503])
def test_an_error_whose_body_breaks_off_keeps_its_class(
    api: Api, server: ScriptedServer, status: int
) -> None:
    head = f"HTTP/1.1 {status} Odd\r\nContent-Length: 1000\r\n\r\n"
    server.script(Answer(raw=head.encode() + b'{"error": {"mess'))
    error = failed(api)
    assert error.status_code == status
    assert error.raw_body == b'{"error": {"mess'


def test_an_error_whose_body_stalls_keeps_its_class(api: Api, server: ScriptedServer) -> None:
    stop = threading.Event()

    def stalling() -> Any:
        yield b"not "
        stop.wait(20)

    server.script(Answer(404, stalling()))
    error = failed(api, timeout=0.2)
    stop.set()
    assert type(error) is api.errors.NotFoundError
    assert error.raw_body == b"not "


@pytest.mark.parametrize(
    ("status", "kind"), [(200, "ResponseValidationError"), (500, "InternalServerError")]
)
def test_what_a_body_is_decompressed_to_is_bounded(
    api: Api, server: ScriptedServer, status: int, kind: str
) -> None:
    server.script(Answer(status, BOMB, [*JSON, ("Content-Encoding", "gzip")]))
    error = failed(api, max_response_bytes=100_000)
    assert type(error) is getattr(api.errors, kind)
    assert len(error.raw_body) <= 65536


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X-More: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n" * 10_000,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
        b"\x16\x03\x01\x00\x00",
    ],
)
def test_what_is_no_http(api: Api, server: ScriptedServer, raw: bytes) -> None:
    server.script(Answer(raw=raw))
    error = failed(api)
    assert type(error) is api.errors.APIConnectionError
    assert len(str(error)) < 1000


LAYERS = gzip.compress(gzip.compress(b" " * 200_000_000))
"""Two layers: 600 bytes, of which the second makes all at once."""


@pytest.mark.parametrize(
    ("status", "kind"), [(200, "ResponseValidationError"), (503, "InternalServerError")]
)
def test_what_is_compressed_twice_is_not_unpacked(
    api: Api, server: ScriptedServer, status: int, kind: str
) -> None:
    server.script(Answer(status, LAYERS, [*JSON, ("Content-Encoding", "gzip, gzip")]))
    tracemalloc.start()
    try:
        error = failed(api)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert type(error) is getattr(api.errors, kind)
    assert status != 200 or "compressed more than once" in str(error)


def streamed(api: Api, **options: Any) -> Any:
    with pytest.raises(api.errors.PetstoreError) as caught:
        api.opened(api.client.files.events(max_retries=0, **options))
    return caught.value


@pytest.mark.parametrize("body", [b"<html>Sign in</html>", b'{"error": "no"}', b"[]"])
def test_what_is_no_stream_of_events_is_an_error(
    api: Api, server: ScriptedServer, body: bytes
) -> None:
    server.script(Answer(200, b"\xef\xbb\xbf" + body))
    error = streamed(api)
    assert type(error) is api.errors.ResponseValidationError
    assert f"no stream of events, but {body.decode()}" in str(error)


def test_an_event_without_an_end_is_bounded(api: Api, server: ScriptedServer) -> None:
    server.script(Answer(200, b"data: aaaaaaaaaaaaaaa\n" * 100_000))
    error = streamed(api, max_response_bytes=10_000)
    assert type(error) is api.errors.ResponseValidationError
    assert "an event is longer than max_response_bytes=10000" in str(error)


def test_a_stream_that_is_compressed_twice_is_not_unpacked(
    api: Api, server: ScriptedServer
) -> None:
    server.script(Answer(200, LAYERS, [("Content-Encoding", "gzip, gzip")]))
    assert "compressed more than once" in str(streamed(api))


@pytest.mark.parametrize(
    "location",
    [
        "javascript:alert(1)", "http://127.0.0.1:99999/", "http://[::1", "http://a b/", "//",
        "/" + "a" * 70_000, "/a\x01", "http://\xe9\xe9\xe9.\xff/",
    ],
)  # fmt: skip
def test_a_redirect_to_nowhere_is_no_fault_of_the_caller(
    api: Api, server: ScriptedServer, location: str
) -> None:
    head = f"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {location}\r\n\r\n"
    server.script(Answer(raw=head.encode("latin-1")))
    error = failed(api)
    assert isinstance(error, (api.errors.APIConnectionError, api.errors.APIStatusError))
    assert len(str(error)) < 1000


def test_many_with_faults_get_their_own_answer_or_error(api: Api, server: ScriptedServer) -> None:
    """64 threads, or 2,000 tasks at once: every answer is the right one, and nothing stays open."""
    first: set[str] = set()

    def faulty(request: Received) -> Answer:
        name = request.path.rpartition("/")[2]
        number = int(name)
        if name not in first:
            first.add(name)
            if number % 7 == 1:
                return Answer(drop=True)
            if number % 7 == 2:
                return reply(503, {}, Retry_After="0")
            if number % 7 == 3:
                return Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")
            if number % 7 == 4:
                return reply(302, None, Location=request.target)
        if number % 11 == 5:
            return reply(404, {"error": {"code": "PetNotFound", "message": f"no {name}"}})
        if number % 11 == 6:
            return Answer(200, b"<html>", [("Content-Type", "text/html")])
        return reply(200, {"id": name, "name": name})

    server.default = faulty
    client = api.new(max_retries=3, timeout=30)
    wanted = [str(number) for number in range(2000)]

    def told(error: Any, name: str) -> str:
        own = f"/v1/pets/{name}"
        if error.request.path != own:
            return f"the error of {error.request.path} for {own}"
        return str(getattr(error, "message", "a page"))

    failures = (api.errors.PetNotFoundError, api.errors.ResponseValidationError)
    if api.kind == "sync":

        def one(name: str) -> str:
            try:
                return str(client.pets.get(name).name)
            except failures as error:
                return told(error, name)

        with ThreadPoolExecutor(64) as pool:
            found = list(pool.map(one, wanted))
    else:

        async def task(name: str) -> str:
            try:
                return str((await client.pets.get(name)).name)
            except failures as error:
                return told(error, name)

        async def many() -> list[str]:
            return await asyncio.gather(*map(task, wanted))

        found = api.run(many())
    odd = {5: "no {}", 6: "a page"}
    assert found == [odd.get(int(name) % 11, "{}").format(name) for name in wanted]
    assert first == set(wanted)
    assert 0 < len(connections_to(server.url)) <= 100
    api.run(client.close())
    assert connections_to(server.url) == []


def connections_to(url: str) -> list[socket.socket]:
    """The connections of this process to a server, whoever has them."""
    port, found = urlsplit(url).port, []
    for each in gc.get_objects():
        if isinstance(each, socket.socket) and each.fileno() != -1:
            with suppress(OSError):
                peer = each.getpeername()
                if isinstance(peer, tuple) and peer[1] == port:
                    found.append(each)
    return found


@pytest.mark.parametrize("api", ["async-httpx", "async-httpx2"], indirect=True)
def test_cancelled_tasks_leave_no_connection(api: Api, server: ScriptedServer) -> None:
    release = threading.Event()
    client = api.new()

    async def cancelled() -> list[Any]:
        for _ in range(10):
            seen = len(server.requests)
            server.script(Answer(200, b"{}", wait=release))
            task = asyncio.create_task(client.pets.get("p1"))
            while len(server.requests) == seen:
                await asyncio.sleep(0.001)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        http, _ = client._pool.get()
        return list(http._transport._pool.connections)

    assert api.run(cancelled()) == []
    release.set()


def test_a_stream_that_is_left_early_leaves_no_connection(api: Api, server: ScriptedServer) -> None:
    def endless() -> Any:
        while True:
            yield b"x" * 1000

    server.script(Answer(200, endless()), Answer(200, b"text"))

    def first_of(stream: Any) -> Any:
        return stream.response.status_code

    client = api.client.files.with_streaming_response

    async def entered() -> int:
        async with client.describe("a") as stream:
            async for _ in stream.iter_bytes():
                break
            return int(first_of(stream))

    if api.kind == "async":
        assert api.run(entered()) == 200
    else:
        with client.describe("a") as stream:
            next(stream.iter_bytes())
            assert first_of(stream) == 200
    assert api.run(api.client.files.describe("b")) == "text"
    connections = [request.connection for request in server.requests]
    assert connections[0] != connections[1]
