"""Many callers at once, while the server fails; and what callers leave. See `test_fault_table`."""

from __future__ import annotations

import asyncio
import gc
import socket
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import pytest

from support.petstore import Api
from support.scripted_server import Answer, Received, ScriptedServer, reply

ROUNDS = 2000
"""Calls of each client: as many tasks at once, or the work of 64 threads."""


class Faulty:
    """Answers each first try with some fault, by the number at the end of the path; the first
    token is good for 1,000 calls."""

    def __init__(self) -> None:
        self.tried: set[str] = set()
        self._lock = threading.Lock()
        self._tokens = 0
        self._calls = 0

    def __call__(self, request: Received) -> Answer:
        if request.path.endswith("/token"):
            with self._lock:
                self._tokens += 1
            return reply(200, {"access_token": f"t{self._tokens}", "expires_in": 3600})
        with self._lock:
            self._calls += 1
            if self._calls == 1000:
                self._tokens += 1  # the service forgets the token that it gave
            stale = request.headers["authorization"] != f"Bearer t{self._tokens}"
            again = request.target in self.tried
            self.tried.add(request.target)
        if stale:
            return reply(401, {})
        name = request.path.removesuffix("/text").rpartition("/")[2]
        query = dict(request.query)
        own = query.get("cursor", query.get("$filter", name)).partition("-")[0]
        fault = None if again else self.fault(int(own) % 7, request)
        return fault or self.good(request.path, own, query)

    def fault(self, kind: int, request: Received) -> Answer | None:
        if kind == 1:
            return Answer(drop=True)
        if kind == 2:
            return reply(503, {}, Retry_After="0")
        if kind == 3 and not request.path.endswith("/text"):  # which the caller is reading
            return Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n")
        if kind == 4:
            return reply(302, None, Location=request.target)
        return None

    def good(self, path: str, own: str, query: Mapping[str, str]) -> Answer:
        pet = {"id": own, "name": own}
        if path.endswith("/text"):
            return Answer(200, [b"%b." % own.encode()] * 3, [("Content-Type", "text/plain")])
        if path.endswith("/pets"):  # two pages
            more = {} if "cursor" in query else {"next": {"href": f"/v1/pets?cursor={own}-2"}}
            return reply(200, {"pets": [pet], "_links": more})
        if int(own) % 11 == 5:
            return reply(404, {"error": {"code": "PetNotFound", "message": f"no {own}"}})
        if int(own) % 11 == 6:
            return Answer(200, b"<html>", [("Content-Type", "text/html")])
        return reply(200, pet)


def wanted(number: int) -> str:
    """What the caller of a number must get: its own pet, its own error, its pages, its stream."""
    if number % 10 == 8:
        return f"{number} {number}"
    if number % 10 == 9:
        return f"{number}." * 3
    return {5: f"no {number}", 6: "a page"}.get(number % 11, str(number))


def told(error: Any, number: int) -> str:
    own = f"/v1/pets/{number}"
    if error.request.path != own:
        return f"the error of {error.request.path} for {own}"
    return str(getattr(error, "message", "a page"))


def test_many_with_faults_get_their_own_answer_or_error(api: Api, server: ScriptedServer) -> None:
    """64 threads, or 2,000 tasks at once, with lists, streams and tokens that end: every answer is
    the right one, and nothing stays open."""
    threads = set(threading.enumerate())
    server.default = Faulty()
    client = api.new(max_retries=3, timeout=30, token=None, client_id="me", client_secret="no")
    pets, files = client.pets, client.files
    failures = (api.errors.PetNotFoundError, api.errors.ResponseValidationError)
    streaming = files.with_streaming_response

    def one(number: int) -> str:
        try:
            if number % 10 == 8:
                return " ".join(pet.id for pet in pets.list(filter=str(number)))
            if number % 10 == 9:
                with streaming.describe(str(number)) as stream:
                    return b"".join(stream.iter_bytes()).decode()
            return str(pets.get(str(number)).name)
        except failures as error:
            return told(error, number)

    async def task(number: int) -> str:
        try:
            if number % 10 == 8:
                return " ".join([pet.id async for pet in pets.list(filter=str(number))])
            if number % 10 == 9:
                async with streaming.describe(str(number)) as stream:
                    return b"".join([piece async for piece in stream.iter_bytes()]).decode()
            return str((await pets.get(str(number))).name)
        except failures as error:
            return told(error, number)

    async def many() -> list[str]:
        found = await asyncio.gather(*map(task, range(ROUNDS)))
        assert 0 < len(connections_to(server.url)) <= 100
        await client.close()
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return found

    if api.kind == "sync":
        with ThreadPoolExecutor(64) as pool:
            found = list(pool.map(one, range(ROUNDS)))
        assert 0 < len(connections_to(server.url)) <= 100
        client.close()
    else:
        found = api.run(many())
    assert found == [wanted(number) for number in range(ROUNDS)]
    assert connections_to(server.url) == []
    left = set(threading.enumerate()) - threads
    assert all("process_request_thread" in thread.name for thread in left)  # the server's own


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

    client = api.client.files.with_streaming_response

    async def entered() -> list[socket.socket]:
        async with client.describe("a") as stream:
            pieces = stream.iter_bytes()
            assert await anext(pieces)
        return connections_to(server.url)

    if api.kind == "async":
        assert api.run(entered()) == []
    else:
        with client.describe("a") as stream:
            pieces = stream.iter_bytes()
            assert next(pieces)
        assert connections_to(server.url) == []
    assert api.run(api.client.files.describe("b")) == "text"
