"""Answers that are read while they come."""

from __future__ import annotations

import gzip
import io
import os
import threading
import tracemalloc
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from support.petstore import Api
from support.scripted_server import Answer, Received, ScriptedServer, reply

SSE = [("Content-Type", "text/event-stream")]
LINES = [("Content-Type", "application/jsonl")]
DATA = bytes(range(256)) * 2000


def events(*pieces: bytes) -> Answer:
    return Answer(200, pieces, SSE)


def names(pets: list[Any]) -> list[str]:
    return [pet.name for pet in pets]


def test_typed_events(api: Api, server: ScriptedServer) -> None:
    server.script(
        events(
            b'data: {"id": "1", "name": "a"}\n\nda',
            b'ta: {"id": "2",\nda',
            b'ta: "name": "b"}\n\n',
            b": hello\n\ndata: [DONE]\n\ndata: {}\n\n",
        )
    )
    assert names(api.opened(api.client.files.events())) == ["a", "b"]
    assert server.requests[0].headers["accept"] == "text/event-stream"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"\xef\xbb\xbfdata: x\n\n", [("x", "message", "")]),
        (
            b"data: x\r\rdata: y\r\n\r\ndata: z\n\n",
            [("x", "message", ""), ("y", "message", ""), ("z", "message", "")],
        ),
        (b"data:x\ndata: y\ndata\n\n", [("x\ny\n", "message", "")]),
        (b"data:  two\n\n", [(" two", "message", "")]),
        (b"event: add\nid: 7\ndata: x\n\ndata: y\n\n", [("x", "add", "7"), ("y", "message", "7")]),
        (
            b"id: 1\nid: a\0b\ndata: x\n\nid\ndata: y\n\n",
            [("x", "message", "1"), ("y", "message", "")],
        ),
        (b"event: add\n\ndata: x\n\n", [("x", "message", "")]),
        (b":c\nunknown: 1\nretry: soon\ndata: x\n\n", [("x", "message", "")]),
        (b"data: unfinished", []),
        (b"data: \xff\n\n", [("\ufffd", "message", "")]),
        ("data: a\u2028b\x0bc\x85d\n\n".encode(), [("a\u2028b\x0bc\x85d", "message", "")]),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 1000])
def test_events_by_the_rules_of_whatwg(
    api: Api, server: ScriptedServer, body: bytes, expected: list[Any], size: int
) -> None:
    server.script(events(*(body[at : at + size] for at in range(0, len(body), size))))
    found = api.opened(api.client.files.events(), lambda stream: stream.events())
    assert [(event.data, event.event, event.id) for event in found] == expected


def test_a_broken_stream_goes_on_after_the_last_event(
    api: Api, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("time.sleep", slept.append)
    monkeypatch.setattr("asyncio.sleep", sleep)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 999\r\n\r\n"
    server.script(
        Answer(raw=head + b'retry: 250\nid: 5\ndata: {"id": "1", "name": "a"}\n\nid: 6\ndata: {'),
        reply(503, {}, Retry_After="0"),
        events(b'data: {"id": "2", "name": "b"}\n\n'),
    )
    assert names(api.opened(api.client.files.events())) == ["a", "b"]
    assert "last-event-id" not in server.requests[0].headers
    assert server.requests[2].headers["last-event-id"] == "5"
    assert slept == [0.25, 0.0]


def test_a_stream_that_breaks_for_good(api: Api, server: ScriptedServer) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 999\r\n\r\n"
    server.script(Answer(raw=head + b'data: {"id": "1", "name": "a"}\n\n'))
    seen: list[Any] = []

    def use(stream: Any) -> Any:
        stream.seen = seen
        return stream

    with pytest.raises(api.errors.APIConnectionError):
        api.opened(api.client.files.events(), use)
    assert len(server.requests) == 1


def test_connecting_again_has_an_end(api: Api, server: ScriptedServer) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 999\r\n\r\n"
    first = Answer(raw=head + b'retry: 0\nid: 1\ndata: {"id": "1", "name": "a"}\n\n')
    server.script(first, *[Answer(raw=head + b": nothing\n\n")] * 3)
    with pytest.raises(api.errors.APIConnectionError):
        api.opened(api.client.files.events())
    assert len(server.requests) == 4 - 1


def test_connecting_again_begins_anew_with_each_event(api: Api, server: ScriptedServer) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 999\r\n\r\n"
    one = b'retry: 0\nid: 1\ndata: {"id": "1", "name": "a"}\n\n'
    server.script(*[Answer(raw=head + one)] * 4, events(one))
    assert names(api.opened(api.client.files.events())) == ["a"] * 5
    server.script(Answer(raw=head + b"retry: 0\nid: 1\n\n"), events(one))
    assert names(api.opened(api.client.files.events(max_retries=1))) == ["a"]


def test_a_time_to_wait_that_is_too_long(api: Api) -> None:
    streaming: Any = __import__(f"{api.package.__name__}._runtime.sse", fromlist=["_"])
    parser = streaming.EventParser()
    assert parser.retry == 3.0
    for value in (b"1.5", b"-1", b"\xd9\xa3", b""):
        parser.line(b"retry: " + value)
    parser.line(b"later: 9")
    assert parser.retry == 3.0
    parser.line(b"retry: " + b"9" * 5000)
    assert parser.retry == 120.0


def test_events_that_do_not_fit(api: Api, server: ScriptedServer) -> None:
    server.script(events(b"data: {\n\n"), reply(404, {"error": {"code": "PetNotFound"}}))
    with pytest.raises(api.errors.ResponseValidationError):
        api.opened(api.client.files.events())
    with pytest.raises(api.errors.PetNotFoundError):
        api.opened(api.client.files.events())


def test_an_endless_line_is_an_error(api: Api, server: ScriptedServer) -> None:
    def flood() -> Any:
        while True:
            yield b"x" * 65536

    for call in ("events", "lines"):
        server.script(Answer(200, flood(), SSE))
        with pytest.raises(api.errors.ResponseValidationError, match="max_response_bytes"):
            api.opened(getattr(api.client.files, call)(max_response_bytes=200_000))


def test_json_lines(api: Api, server: ScriptedServer) -> None:
    first, second, third = (f'{{"id": "1", "name": "{name}"}}' for name in ("a\u2028", "b", "c"))
    body = f"{first}\n\r\n\x1e{second}\r\n{third}".encode()
    pieces = [body[at : at + 7] for at in range(0, len(body), 7)]
    server.script(Answer(200, pieces, LINES))
    assert names(api.opened(api.client.files.lines())) == ["a\u2028", "b", "c"]


def test_the_start_is_tried_again(api: Api, server: ScriptedServer) -> None:
    server.script(reply(503), Answer(200, [b'{"id": "1", "name": "a"}\n'], LINES))
    assert names(api.opened(api.client.files.lines())) == ["a"]


def test_any_answer_as_a_stream(api: Api, server: ScriptedServer) -> None:
    server.script(Answer(200, [b"abc", b"def"]), Answer(200, [b"abc", b"def"]), reply(404))
    streaming = api.client.files.with_streaming_response
    assert b"".join(api.opened(streaming.describe("x"), lambda s: s.iter_bytes())) == b"abcdef"
    assert api.opened(streaming.describe("x"), lambda s: s.read()) == [b"abcdef"]
    with pytest.raises(api.errors.NotFoundError):
        api.opened(streaming.describe("x"))


def test_text(api: Api, server: ScriptedServer) -> None:
    server.script(Answer(200, "čau".encode(), [("Content-Type", "text/plain")]))
    assert api.run(api.client.files.describe("x")) == "čau"


def test_a_stream_that_is_not_open(api: Api) -> None:
    with pytest.raises(RuntimeError, match="with"):
        api.items(api.client.files.lines())


def test_a_stream_that_is_closed(api: Api, server: ScriptedServer) -> None:
    server.script(Answer(200, DATA))
    kept: list[Any] = []

    def keep(stream: Any) -> Any:
        kept.append(stream)
        return stream

    assert b"".join(api.opened(api.client.files.download("f"), keep)) == DATA
    with pytest.raises(RuntimeError, match="closed"):
        api.items(kept[0])
    server.script(Answer(200, DATA))
    assert api.run(kept[0].read()) == DATA  # asks anew, as save() does


def test_download_to_a_path(api: Api, server: ScriptedServer, tmp_path: Path) -> None:
    server.script(Answer(200, DATA))
    seen: list[tuple[int, int | None]] = []
    target = tmp_path / "f.bin"
    target.write_bytes(b"old")

    def progress(done: int, total: int | None) -> None:
        seen.append((done, total))

    api.run(api.client.files.download("f").save(target, on_progress=progress))
    assert target.read_bytes() == DATA
    assert seen[-1] == (len(DATA), len(DATA))
    assert list(tmp_path.iterdir()) == [target]
    assert server.requests[0].headers["accept-encoding"] == "identity"


def test_download_to_where_a_link_leads(api: Api, server: ScriptedServer, tmp_path: Path) -> None:
    server.script(Answer(200, DATA), Answer(200, DATA))
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "f.bin")
    for _ in range(2):
        api.run(api.client.files.download("f").save(link))
        assert link.is_symlink() and (tmp_path / "f.bin").read_bytes() == DATA
        (tmp_path / "f.bin").write_bytes(b"old")


def test_download_to_a_pipe(api: Api, server: ScriptedServer, tmp_path: Path) -> None:
    server.script(Answer(200, DATA))
    pipe, came = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: came.append(pipe.read_bytes()), daemon=True)
    reader.start()
    api.run(api.client.files.download("f").save(str(pipe)))
    assert pipe.is_fifo()
    reader.join(20)
    assert came == [DATA] and list(tmp_path.iterdir()) == [pipe]


def test_download_to_a_file_or_into_memory(api: Api, server: ScriptedServer) -> None:
    server.script(
        Answer(200, DATA),
        Answer(200, DATA),
        Answer(200, gzip.compress(DATA), [("Content-Encoding", "gzip")]),
    )
    into, seen = io.BytesIO(), []
    counted = api.client.files.download("f")
    api.run(counted.save(into, on_progress=lambda done, total: seen.append((done, total))))
    assert into.getvalue() == DATA and seen[-1] == (len(DATA), len(DATA))
    own = api.client.files.download("f", extra_headers={"X-Own": "1"})
    assert b"".join(api.opened(own)) == DATA
    assert server.requests[1].headers["x-own"] == "1"
    assert b"".join(api.opened(api.client.files.download("f"))) == DATA


def ranges(server: ScriptedServer, *, tag: str, honest: bool = True) -> None:
    """Serves the data in two: the first answer breaks off."""
    head = f"HTTP/1.1 200 OK\r\nAccept-Ranges: bytes\r\n{tag}Content-Length: {len(DATA)}\r\n\r\n"

    def rest(request: Received) -> Answer:
        start = int(request.headers["range"].removeprefix("bytes=").rstrip("-"))
        at = start if honest else 0
        fields = [("Content-Range", f"bytes {at}-{len(DATA) - 1}/{len(DATA)}")]
        return Answer(206, DATA[at:], fields)

    server.script(Answer(raw=head.encode() + DATA[:100_000]), rest)


def test_a_download_that_breaks_off_goes_on(
    api: Api, server: ScriptedServer, tmp_path: Path
) -> None:
    ranges(server, tag='ETag: "e1"\r\n')
    seen: list[tuple[int, int | None]] = []

    def progress(done: int, total: int | None) -> None:
        seen.append((done, total))

    api.run(api.client.files.download("f").save(tmp_path / "f", on_progress=progress))
    assert (tmp_path / "f").read_bytes() == DATA
    assert server.requests[1].headers["if-range"] == '"e1"'
    assert server.requests[1].headers["range"] == "bytes=100000-"
    assert seen[-1] == (len(DATA), len(DATA))


@pytest.mark.parametrize(
    ("head", "retries", "requests"),
    [
        ('Accept-Ranges: bytes\r\nETag: "e1"', 2, 3),
        ("Accept-Ranges: bytes\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT", 2, 3),
        ('Accept-Ranges: bytes\r\nETag: "e1"', 1, 2),
        ('Accept-Ranges: bytes\r\nETag: "e1"', 0, 1),
        ('Accept-Ranges: none\r\nETag: "e1"', 2, 1),
        ('Accept-Ranges: bytes\r\nContent-Encoding: identity\r\nETag: "e1"', 2, 1),
    ],
)
def test_how_often_a_download_goes_on(
    api: Api, server: ScriptedServer, tmp_path: Path, head: str, retries: int, requests: int
) -> None:
    size = len(DATA)
    more = f"HTTP/1.1 206 Partial\r\nContent-Range: bytes 9-{size - 1}/{size}\r\nContent-Length: "
    start = f"HTTP/1.1 200 OK\r\n{head}\r\nContent-Length: {size}\r\n\r\n"
    server.script(
        Answer(raw=start.encode() + DATA[:9]),
        Answer(raw=f"{more}{size - 9}\r\n\r\n".encode() + DATA[9:20]),
        Answer(206, DATA[20:], [("Content-Range", f"bytes 20-{size - 1}/{size}")]),
    )
    download = api.client.files.download("f", max_retries=retries)
    whole = requests == 3
    with nullcontext() if whole else pytest.raises(api.errors.APIConnectionError):
        api.run(download.save(tmp_path / "f"))
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([DATA] if whole else [])
    assert len(server.requests) == requests


def test_a_range_of_the_callers_is_not_gone_on_with(
    api: Api, server: ScriptedServer, tmp_path: Path
) -> None:
    head = "HTTP/1.1 206 x\r\nAccept-Ranges: bytes\r\nETag: 1\r\nContent-Range: bytes 500-999/*\r\n"
    broken = Answer(raw=f"{head}Content-Length: 500\r\n\r\n".encode() + DATA[500:600])
    server.script(broken, broken)
    download = api.client.files.download("f", extra_headers={"Range": "bytes=500-999"})
    with pytest.raises(api.errors.APIConnectionError):  # bytes 100 to 499 would be in the middle
        api.run(download.save(tmp_path / "f"))
    assert len(server.requests) == 1 and not list(tmp_path.iterdir())


@pytest.mark.parametrize("now", [DATA[::-1], b"short"])
def test_a_file_that_has_changed_is_fetched_from_the_start(
    api: Api, server: ScriptedServer, tmp_path: Path, now: bytes
) -> None:
    ranges(server, tag='ETag: "e1"\r\n')
    server._answers[1] = Answer(200, now)
    api.run(api.client.files.download("f").save(tmp_path / "f"))
    assert (tmp_path / "f").read_bytes() == now


@pytest.mark.parametrize(
    ("tag", "honest", "kind"),
    [
        ("", True, "APIConnectionError"),
        ('ETag: W/"weak"\r\n', True, "APIConnectionError"),
        ('ETag: "e1"\r\n', False, "ResponseValidationError"),
    ],
)
def test_a_download_that_fails_leaves_nothing_behind(
    api: Api, server: ScriptedServer, tmp_path: Path, tag: str, honest: bool, kind: str
) -> None:
    ranges(server, tag=tag, honest=honest)
    (tmp_path / "f").write_bytes(b"old")
    with pytest.raises(getattr(api.errors, kind)):
        api.run(api.client.files.download("f").save(tmp_path / "f"))
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_download_that_cannot_have_its_name_leaves_nothing_behind(
    api: Api, server: ScriptedServer, tmp_path: Path
) -> None:
    server.script(Answer(200, DATA))
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        api.run(api.client.files.download("f").save(tmp_path / "folder"))
    assert list(tmp_path.iterdir()) == [tmp_path / "folder"]


def test_a_download_that_somebody_stops_keeps_no_connection(
    api: Api, server: ScriptedServer, tmp_path: Path
) -> None:
    def stop(done: int, total: int | None) -> None:
        raise KeyError(done)

    server.default = lambda _: Answer(200, [b"x"] * 3)
    kind = api.library.Client if api.kind == "sync" else api.library.AsyncClient
    http = kind(limits=api.library.Limits(max_connections=1))
    client = api.new(http_client=http, deadline=5.0)
    for _ in range(2):
        with pytest.raises(KeyError):
            api.run(client.files.download("f").save(tmp_path / "f", on_progress=stop))
    assert list(tmp_path.iterdir()) == []
    api.run(http.close() if api.kind == "sync" else http.aclose())


def test_memory_stays_flat(api: Api, server: ScriptedServer, tmp_path: Path) -> None:
    piece = b"x" * 65536
    server.script(
        Answer(200, (piece for _ in range(512))), Answer(200, (piece for _ in range(512)))
    )
    tracemalloc.start()
    try:
        api.run(api.client.files.download("f").save(tmp_path / "f"))
        counted = api.opened(api.client.files.download("f"), Counting)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (tmp_path / "f").stat().st_size == sum(counted) == 512 * 65536
    assert peak < 8 * 2**20


class Counting:
    """Iterates over a stream and keeps the lengths only."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __iter__(self) -> Any:
        return (len(piece) for piece in self.stream)

    async def __aiter__(self) -> Any:
        async for piece in self.stream:
            yield len(piece)
