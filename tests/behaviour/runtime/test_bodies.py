"""Request bodies of every kind."""

from __future__ import annotations

import email
import io
import os
import threading
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from support.petstore import Api
from support.scripted_server import Received, ScriptedServer, reply

PET = {"id": "p1", "name": "Rex"}


def test_json_from_a_model_or_a_mapping(api: Api, server: ScriptedServer) -> None:
    server.script(*[reply(200, PET)] * 3)
    model = api.package.models.PetCreate(name="Réx", weight_kg=2)
    for pet in (model, {"name": "Réx", "weight_kg": 2}, {"name": "Réx", "weightKg": 2}):
        api.run(api.client.pets.create(pet))
        request = server.requests[-1]
        assert request.json() == {"name": "Réx", "weightKg": 2}
        assert request.headers["content-type"] == "application/json"
        assert int(request.headers["content-length"]) == len(request.body)


def test_a_body_that_breaks_rules_is_not_sent(api: Api, server: ScriptedServer) -> None:
    with pytest.raises(api.errors.BuildError) as caught:
        api.run(api.client.pets.create({"nam": "Rex"}))
    assert isinstance(caught.value, ValueError)
    assert len(caught.value.violations) == 2
    assert server.requests == []


def test_extra_body(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, PET))
    api.run(api.client.pets.create({"name": "Rex"}, extra_body={"beta": True}))
    assert server.requests[0].json() == {"name": "Rex", "beta": True}
    server.script(reply(200))
    api.run(api.client.request("POST", "/x", extra_body={"a": 1}))
    assert server.requests[1].json() == {"a": 1}


def test_extra_body_is_not_lost_where_there_is_no_object(api: Api, server: ScriptedServer) -> None:
    extra: dict[str, Any] = {"extra_body": {"a": 1}}
    for call, said in (
        (lambda: api.client.pets.get("p1", **extra), "pets-get has no body"),
        (lambda: api.client.files.put("f", b"data", **extra), "an object"),
        (lambda: api.client.request("PUT", "/x", content=b"data", **extra), "an object"),
        (lambda: api.client.request("PUT", "/x", json=[1], **extra), "an object"),
    ):
        with pytest.raises(api.errors.BuildError, match=said):
            api.run(call())
    assert server.requests == []


def test_the_media_type_of_the_document(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, PET))
    api.run(api.client.pets.rename("p1", {"name": "Rex"}, if_match='"e1"'))
    request = server.requests[0]
    assert (request.method, request.headers["content-type"]) == (
        "PATCH",
        "application/merge-patch+json",
    )
    assert request.headers["if-match"] == '"e1"'


def test_forms(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, []), reply(200, []))
    data = {"q": "a&b=č", "tags": ["x", "y"], "where": {"k": 1}, "none": None}
    api.run(api.client.files.search(data))
    request = server.requests[0]
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qsl(request.body.decode()) == [
        ("q", "a&b=č"), ("tags", "x"), ("tags", "y"), ("where[k]", "1"),
    ]  # fmt: skip
    api.run(api.client.files.search(data, content_type="application/json"))
    assert server.requests[1].json() == data
    with pytest.raises(api.errors.BuildError, match="application/json"):
        api.run(api.client.files.search(data, content_type="text/csv"))


def parts(request: Received) -> list[Message]:
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = email.message_from_bytes(head + request.body)
    return list(message.get_payload())


def test_multipart(api: Api, server: ScriptedServer, tmp_path: Path) -> None:
    server.script(reply(200, PET))
    photo = tmp_path / 'a"b.png'
    photo.write_bytes(b"PNG")
    api.run(
        api.client.files.upload(
            photo=photo,
            extra=[b"raw", ("n.txt", b"text"), ("m", io.BytesIO(b"obj"), "x/y")],
            meta={"k": 1},
            name="Réx",
        )
    )
    request = server.requests[0]
    assert int(request.headers["content-length"]) == len(request.body)
    found = [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part["content-type"],
            part.get_payload(decode=True),
        )
        for part in parts(request)
    ]
    assert found == [
        ("photo", "a%22b.png", "image/png", b"PNG"),
        ("extra", "extra", "application/octet-stream", b"raw"),
        ("extra", "n.txt", "text/plain", b"text"),
        ("extra", "m", "x/y", b"obj"),
        ("meta", None, "application/json", b'{"k":1}'),
        ("name", None, None, "Réx".encode()),
    ]
    assert parts(request)[0]["x-kind"] == "photo"


def test_a_multipart_name_cannot_start_a_header(api: Api, server: ScriptedServer) -> None:
    server.script(reply(200, PET))
    api.run(api.client.files.upload(photo=('x"\r\nX-Evil: 1', b"1")))
    assert b"\r\nX-Evil" not in server.requests[0].body
    with pytest.raises(api.errors.BuildError):
        api.run(api.client.files.upload(photo=("x", b"1", "a/b\r\nX-Evil: 1")))


def contents(tmp_path: Path, kind: str) -> Any:
    data = b"0123456789" * 20_000
    path = tmp_path / "file.bin"
    path.write_bytes(data)

    async def slices() -> AsyncIterator[bytes]:
        for at in range(0, len(data), 65536):
            yield data[at : at + 65536]

    def pieces() -> Iterator[bytes]:
        yield from (data[at : at + 65536] for at in range(0, len(data), 65536))

    class AsyncFile:
        """As of aiofiles and anyio: a file whose methods are all async."""

        name = "file.bin"

        async def read(self, size: int = -1) -> bytes:
            raise NotImplementedError

        seekable = tell = seek = read

        def __aiter__(self) -> AsyncIterator[bytes]:
            return slices()

    return {
        "async file": AsyncFile,
        "bytes": lambda: data,
        "path": lambda: path,
        "file": lambda: path.open("rb"),
        "memory": lambda: io.BytesIO(data),
        "iterator": pieces,
        "async iterator": slices,
    }[kind](), data


@pytest.mark.parametrize(
    "kind", ["bytes", "path", "file", "memory", "iterator", "async iterator", "async file"]
)
@pytest.mark.parametrize("progress", [False, True])
def test_raw_bodies(
    api: Api, server: ScriptedServer, tmp_path: Path, kind: str, progress: bool
) -> None:
    server.script(reply(204))
    content, data = contents(tmp_path, kind)
    seen: list[tuple[int, int | None]] = []
    file = content
    if progress:
        files = __import__(f"{api.package.__name__}._runtime.files", fromlist=["_"])
        file = files.File(content, on_progress=lambda done, total: seen.append((done, total)))
    if kind.startswith("async") and api.kind == "sync":
        with pytest.raises(api.errors.PetstoreError, match="async"):
            api.run(api.client.files.put("f", file))
        return
    api.run(api.client.files.put("f", file))
    request = server.requests[0]
    assert request.body == data
    assert request.headers["content-type"] == "application/octet-stream"
    known = "iterator" not in kind and "async" not in kind
    assert request.headers.get("content-length") == (str(len(data)) if known else None)
    if progress:
        assert seen[-1] == (len(data), len(data) if known else None)
        assert len(seen) >= 3
    if hasattr(content, "close"):
        content.close()


def test_pieces_of_any_size_and_kind(api: Api, server: ScriptedServer) -> None:
    server.script(reply(204), reply(204))
    pieces = [b"a", b"", bytearray(b"b"), memoryview(b"c")]
    api.run(api.client.files.put("f", iter(pieces)))
    api.run(api.client.files.put("f", pieces))
    assert [request.body for request in server.requests] == [b"abc", b"abc"]
    for odd in ([1, 2], memoryview(b"data")):
        with pytest.raises(TypeError, match="bytes"):  # not as many zeros
            api.run(api.client.files.put("f", odd))


def test_a_pipe(api: Api, server: ScriptedServer, tmp_path: Path) -> None:
    server.script(reply(204))
    os.mkfifo(tmp_path / "pipe")
    write = threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes(b"data"), daemon=True)
    write.start()
    api.run(api.client.files.put("f", tmp_path / "pipe"))
    assert server.requests[0].body == b"data"


@pytest.mark.parametrize("kind", ["path", "memory", "iterator"])
def test_a_body_is_sent_again_only_if_it_can_be(
    api: Api, server: ScriptedServer, tmp_path: Path, kind: str
) -> None:
    server.script(reply(503), reply(204))
    content, data = contents(tmp_path, kind)
    if kind == "iterator":
        with pytest.raises(api.errors.InternalServerError):
            api.run(api.client.files.put("f", content))
        return
    api.run(api.client.files.put("f", content))
    assert [request.body for request in server.requests] == [data, data]


def test_a_file_that_is_not_there(api: Api, server: ScriptedServer, tmp_path: Path) -> None:
    with pytest.raises(api.errors.BuildError, match="missing"):
        api.run(api.client.files.put("f", tmp_path / "missing"))
    with pytest.raises(api.errors.BuildError, match="directory"):
        api.run(api.client.files.put("f", tmp_path))
    with pytest.raises(api.errors.BuildError, match="binary"):
        api.run(api.client.files.put("f", io.StringIO("text")))
    with pytest.raises(api.errors.BuildError, match="int"):
        api.run(api.client.files.put("f", 5))
    assert server.requests == []


def test_memory_stays_flat(api: Api, tmp_path: Path) -> None:
    size = 64 * 2**20
    path = tmp_path / "big"
    with path.open("wb") as file:
        file.truncate(size)
    # A server that keeps nothing: the one of the other tests is in this process.
    with Discarding() as server:
        client = api.new(base_url=server.url)
        tracemalloc.start()
        try:
            api.run(client.files.upload(photo=path))
            api.run(client.files.put("f", path))
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert server.received > 2 * size
    assert peak < 8 * 2**20


class Discarding:
    """Reads request bodies and keeps only their length."""

    received = 0

    def __enter__(self) -> Discarding:
        import threading
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *args: Any) -> None:
                """Quiet."""

            def do_PUT(self) -> None:
                left = int(self.headers["Content-Length"])
                while left > 0:
                    piece = self.rfile.read1(min(left, 65536))
                    left -= len(piece)
                    outer.received += len(piece)
                body = b'{"id": "p1", "name": "Rex"}'
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_POST = do_PUT

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.http.shutdown()
        self.http.server_close()
