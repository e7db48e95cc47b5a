"""Tries, waits and deadlines."""

from __future__ import annotations

import socketserver
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from support.petstore import Api
from support.scripted_server import Answer, ScriptedServer, reply

PET = {"id": "p1", "name": "Rex"}


@pytest.mark.parametrize(
    "failure",
    [
        reply(408),
        reply(429),
        reply(500),
        reply(503),
        Answer(drop=True),
        Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"),
    ],
)
def test_what_may_pass_is_tried_again(api: Api, server: ScriptedServer, failure: Answer) -> None:
    server.script(failure, failure, reply(200, PET))
    pet = api.run(api.client.pets.get("p1"))
    assert len(server.requests) == 3
    assert api.package.response_info(pet).attempts == 3


def test_the_last_error_has_the_history(api: Api, server: ScriptedServer) -> None:
    server.script(reply(500), Answer(drop=True), reply(503, {"error": {"message": "later"}}))
    with pytest.raises(api.errors.InternalServerError, match=r"later .*3 attempts") as caught:
        api.run(api.client.pets.get("p1"))
    first, second, third = caught.value.attempts
    assert (first.number, first.outcome) == (1, "500")
    assert second.outcome.startswith(("RemoteProtocolError", "ReadError"))
    assert (third.outcome, third.delay) == ("503", None)


@pytest.mark.parametrize("status", [400, 401, 404, 409, 422])
def test_what_will_not_pass_is_not(api: Api, server: ScriptedServer, status: int) -> None:
    server.script(reply(status))
    with pytest.raises(api.errors.APIStatusError):
        api.run(api.client.pets.get("p1"))
    assert len(server.requests) == 1


@pytest.mark.parametrize("failure", [reply(500), reply(429), Answer(drop=True)])
def test_a_post_is_sent_once(api: Api, server: ScriptedServer, failure: Answer) -> None:
    server.script(failure)
    with pytest.raises(api.errors.PetstoreError):
        api.run(api.client.files.search({"a": 1}))
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("failure", "get", "post"),
    [
        *((name, 3, 3) for name in ("ConnectError", "ConnectTimeout", "PoolTimeout")),
        *(
            (name, 3, 1)
            for name in ("ReadError", "WriteError", "CloseError", "RemoteProtocolError")
        ),
        *((name, 3, 1) for name in ("ReadTimeout", "WriteTimeout")),
        *((name, 1, 1) for name in ("LocalProtocolError", "UnsupportedProtocol")),
        *((name, 1, 1) for name in ("TooManyRedirects", "InvalidURL")),
    ],
)
def test_which_failures_are_tried_again(api: Api, failure: str, get: int, post: int) -> None:
    sent: list[str] = []

    def fail(request: Any) -> Any:
        sent.append(request.method)
        raise getattr(api.library, failure)("no")

    kind = api.library.Client if api.kind == "sync" else api.library.AsyncClient
    http = kind(transport=api.library.MockTransport(fail))
    client = api.new(http_client=http)
    with pytest.raises(api.errors.PetstoreError):
        api.run(client.pets.get("p1"))
    with pytest.raises(api.errors.PetstoreError):
        api.run(client.files.search({"a": 1}))
    assert (sent.count("GET"), sent.count("POST")) == (get, post)
    api.run(http.close() if api.kind == "sync" else http.aclose())


def test_a_post_with_an_idempotency_key_is_repeated_with_it(
    api: Api, server: ScriptedServer
) -> None:
    server.script(reply(500), reply(200, PET), reply(200, PET))
    api.run(api.client.pets.create({"name": "Rex"}))
    api.run(api.client.pets.create({"name": "Rex"}, idempotency_key="mine"))
    first, again, other = (request.headers["idempotency-key"] for request in server.requests)
    assert first == again and len(first) >= 32
    assert other == "mine"


def test_a_conflict_is_tried_again_where_marked(api: Api, server: ScriptedServer) -> None:
    server.script(reply(409), reply(200, PET))
    api.run(api.client.pets.rename("p1", {"name": "Rex"}))
    assert len(server.requests) == 2
    assert server.requests[1].json() == {"name": "Rex"}


def test_none_at_all(api: Api, server: ScriptedServer) -> None:
    server.script(reply(500), reply(500), reply(200, PET))
    with pytest.raises(api.errors.InternalServerError):
        api.run(api.client.pets.get("p1", max_retries=0))
    api.run(api.client.with_options(max_retries=1).pets.get("p1"))
    assert len(server.requests) == 3


def delays(
    api: Api, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, **headers: str
) -> Any:
    """The waits before the second try, as asked for by an answer."""
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("asyncio.sleep", sleep)
    server.script(reply(429, {}, **headers), reply(200, PET))
    api.run(api.client.pets.get("p1"))
    return slept


def test_retry_after_seconds(
    api: Api, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert delays(api, server, monkeypatch, Retry_After="7") == [7.0]


def test_retry_after_milliseconds(
    api: Api, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert delays(api, server, monkeypatch, Retry_After_Ms="1500", Retry_After="7") == [1.5]


def test_retry_after_date(
    api: Api, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    (waited,) = delays(api, server, monkeypatch, Retry_After=date)
    assert 25 < waited <= 30


@pytest.mark.parametrize("value", ["soon", "", "-5", "nan", "Mon, 99 Foo 2026"])
def test_a_retry_after_that_is_none(
    api: Api, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    assert delays(api, server, monkeypatch, Retry_After=value) == [0.0]


@pytest.mark.parametrize("value", ["100000", "inf"])
def test_a_service_that_asks_for_too_much_is_not_waited_for(
    api: Api, server: ScriptedServer, value: str
) -> None:
    server.script(reply(429, {}, Retry_After=value))
    with pytest.raises(api.errors.RateLimitError) as caught:
        api.run(api.client.pets.get("p1"))
    assert caught.value.retry_after == float(value)
    assert len(server.requests) == 1


def test_backoff_grows_to_a_cap() -> None:
    from support.petstore import package

    retry: Any = __import__(f"{package('httpx').__name__}._runtime.retry", fromlist=["_"])
    bounds: list[float] = []

    def uniform(low: float, high: float) -> float:
        assert low == 0.0
        bounds.append(high)
        return high

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("random.uniform", uniform)
        for tries in range(1, 8):
            retry.backoff(tries)
    assert bounds == [0.5, 1.0, 2.0, 4.0, 8.0, 8.0, 8.0]


def test_no_wait_goes_beyond_the_deadline(api: Api, server: ScriptedServer) -> None:
    server.script(reply(503, {}, Retry_After="60"))
    with pytest.raises(api.errors.InternalServerError):
        api.run(api.client.pets.get("p1", deadline=5))
    assert len(server.requests) == 1


def test_a_server_that_does_not_answer(api: Api, server: ScriptedServer) -> None:
    never = threading.Event()
    server.script(reply(200, PET), Answer(wait=never))
    api.run(api.client.pets.get("p1"))
    with pytest.raises(api.errors.APITimeoutError, match=r"from 127\.0\.0\.1"):
        api.run(api.client.pets.get("p1", timeout=0.05, max_retries=0))
    never.set()


def test_the_deadline_holds_while_a_body_drips(api: Api, server: ScriptedServer) -> None:
    stop = threading.Event()

    def drip() -> Any:
        while not stop.wait(0.02):
            yield b" "

    server.script(Answer(200, drip(), [("Content-Type", "application/json")]))
    with pytest.raises(api.errors.APITimeoutError, match=r"deadline of 0\.3 s"):
        api.run(api.client.pets.get("p1", deadline=0.3))
    stop.set()
    assert len(server.requests) == 1


def test_what_never_left_is_sent_again_whatever_it_is(
    api: Api, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The service has seen nothing of a POST whose connection was refused."""
    tries: list[str] = []

    def refused(request: Any, call_next: Any) -> Any:
        tries.append(request.method)
        if len(tries) == 1:
            raise api.library.ConnectError("refused")
        return call_next(request)

    async def async_refused(request: Any, call_next: Any) -> Any:
        return await refused(request, call_next)

    client = api.new(middleware=[refused if api.kind == "sync" else async_refused])
    server.script(reply(200, {}))
    api.run(client.request("POST", "/search", json={"a": 1}))
    assert (tries, len(server.requests)) == (["POST", "POST"], 1)
    tries.clear()
    with pytest.raises(api.errors.APIConnectionError, match="refused"):
        api.run(client.files.put("f", iter([b"all", b" there is"])))
    assert tries == ["PUT"]  # what an iterator held cannot be had again


def test_the_deadline_of_a_stream_ends_where_it_begins(api: Api, server: ScriptedServer) -> None:
    """How long the rest takes is up to whoever reads it."""

    def slow() -> Any:
        for piece in (b"a", b"b", b"c"):
            yield piece
            time.sleep(0.1)

    server.script(Answer(200, slow(), [("Content-Type", "text/plain")]))
    stream = api.client.files.with_streaming_response.describe("f", deadline=0.2)
    assert b"".join(api.opened(stream, lambda opened: opened.iter_bytes())) == b"abc"


START = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
DRIPS = {
    "header": START + b"X-Endless: ",
    "chunk size": START + b"Transfer-Encoding: chunked\r\n\r\n1;",
    "compressed": START + b"Content-Encoding: gzip\r\nContent-Length: 999999\r\n\r\n"
    # Flags that announce a file name, which ends with a zero byte.
    b"\x1f\x8b\x08\x08" + b"\0" * 6,
    "error": b"HTTP/1.1 500 No\r\nContent-Length: 999999\r\n\r\n",
}


@pytest.mark.parametrize("begun", DRIPS.values(), ids=DRIPS)
@pytest.mark.parametrize("own", ["ours", "given", "mounted"])
def test_the_deadline_holds_whatever_drips(
    api: Api, server: ScriptedServer, begun: bytes, own: str
) -> None:
    """Each byte is in time, and none of them is anything that the HTTP library would pass on."""
    stop = threading.Event()

    def drip() -> Any:
        yield begun
        for _ in range(200):
            if not stop.wait(0.02):
                yield b"x"

    server.script(Answer(raw=drip()))
    prefix = "" if api.kind == "sync" else "Async"
    transport = getattr(api.library, f"{prefix}HTTPTransport")()
    mounts = {"http://": transport} if own == "mounted" else {}
    http = getattr(api.library, f"{prefix}Client")(mounts=mounts)
    client = api.new(http_client=None if own == "ours" else http)
    try:
        # A call that does not end by itself ends with the last byte, as a broken connection.
        with pytest.raises(api.errors.PetstoreError, match=r"deadline of 0\.2 s| 500 "):
            api.run(client.pets.get("p1", deadline=0.2))
    finally:
        stop.set()
    assert len(server.requests) == 1


def test_the_deadline_holds_on_a_unix_socket(api: Api, tmp_path: Path) -> None:
    stop = threading.Event()

    class Drip(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.recv(65536)
            self.request.sendall(DRIPS["header"])
            with suppress(OSError):
                while not stop.wait(0.02):
                    self.request.sendall(b"x")

    prefix = "" if api.kind == "sync" else "Async"
    transport = getattr(api.library, f"{prefix}HTTPTransport")(uds=str(tmp_path / "s"))
    client = api.new(http_client=getattr(api.library, f"{prefix}Client")(transport=transport))
    with socketserver.ThreadingUnixStreamServer(str(tmp_path / "s"), Drip) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        threading.Timer(5, stop.set).start()  # when a call that does not end by itself ends
        try:
            with pytest.raises(api.errors.APITimeoutError, match=r"deadline of 0\.2 s"):
                api.run(client.pets.get("p1", deadline=0.2, max_retries=0))
        finally:
            stop.set()
            server.shutdown()


def test_times_for_connecting_and_reading(api: Api, server: ScriptedServer) -> None:
    never = threading.Event()
    server.script(*[reply(200, PET)] * 3, Answer(wait=never))
    api.run(api.client.pets.get("p1", timeout=(5, 5)))
    api.run(api.new(timeout=None).pets.get("p1"))
    api.run(api.new(timeout=(5, None), deadline=None).pets.get("p1"))
    with pytest.raises(api.errors.APITimeoutError):
        api.run(api.client.pets.get("p1", timeout=(5, 0.05), max_retries=0))
    never.set()


@pytest.mark.parametrize("option", ["timeout", "deadline"])
@pytest.mark.parametrize("value", [0, -1, float("inf"), float("nan")])
def test_times_must_make_sense(api: Api, option: str, value: float) -> None:
    with pytest.raises(ValueError, match=option):
        api.new(**{option: value})
    if option == "timeout":
        with pytest.raises(ValueError, match=option):
            api.run(api.client.pets.get("p1", timeout=(5.0, value)))
    elif value != float("inf"):  # what is left for a call may be nothing
        with pytest.raises(api.errors.APITimeoutError):
            api.run(api.client.pets.get("p1", deadline=value))


def test_pacing_does_not_wait_beyond_the_deadline(api: Api, server: ScriptedServer) -> None:
    """A service that says that its quota starts again in 11 days is not waited for."""
    used = {"X_RateLimit_Remaining": "0", "X_RateLimit_Reset": "1000000"}
    server.default = lambda request: reply(200, {"id": "p1", "name": "Rex"}, **used)
    client = api.new(pacing=True)
    api.run(client.pets.get("p1"))
    with pytest.raises(api.errors.APITimeoutError, match=r"used up for \d+ s, beyond"):
        api.run(client.pets.get("p1"))
    assert len(server.requests) == 1
