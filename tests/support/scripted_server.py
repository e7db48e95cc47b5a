"""A real HTTP server on a local port that answers as a test tells it to, well or badly."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Received:
    """A request as it came over the wire."""

    method: str
    target: str
    """Path and query, undecoded."""
    headers: Mapping[str, str]
    """By lower-case name."""
    body: bytes
    connection: int
    """Which TCP connection it came on."""

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Answer:
    """What the server does with one request."""

    status: int = 200
    body: bytes | Iterable[bytes] = b""
    """An iterable is sent chunk by chunk (``Transfer-Encoding: chunked``)."""
    headers: Sequence[tuple[str, str]] = ()
    raw: bytes | Iterable[bytes] | None = None
    """Sent instead of all that, as it is, all at once or piece by piece; then the connection is
    closed."""
    wait: threading.Event | None = None
    """Answer only after this is set."""
    drop: bool = False
    """Close the connection without an answer."""


def reply(status: int = 200, data: Any = None, **headers: str) -> Answer:
    """An answer with a JSON body; header names are written with ``_`` for ``-``."""
    fields = [(name.replace("_", "-"), value) for name, value in headers.items()]
    if data is None:
        return Answer(status, b"", fields)
    return Answer(
        status, json.dumps(data).encode(), [("Content-Type", "application/json"), *fields]
    )


Responder = Callable[[Received], Answer]


@dataclass
class ScriptedServer:
    """Answers from a list, then from ``default``. Use under ``with``."""

    default: Responder | None = None
    requests: list[Received] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._answers: deque[Answer | Responder] = deque()
        self._lock = threading.Lock()
        self._http: ThreadingHTTPServer | None = None

    def script(self, *answers: Answer | Responder) -> None:
        """Answer the next requests with these."""
        with self._lock:
            self._answers.extend(answers)

    def forget(self) -> None:
        """Take back the answers that no request has used."""
        with self._lock:
            self._answers.clear()

    @property
    def url(self) -> str:
        """``http://127.0.0.1:port``"""
        assert self._http is not None
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> ScriptedServer:
        http = _Server(("127.0.0.1", 0), _handler(self))
        self._http = http
        threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        assert self._http is not None
        self._http.shutdown()
        self._http.server_close()

    def _answer(self, request: Received) -> Answer:
        with self._lock:
            self.requests.append(request)
            answer = self._answers.popleft() if self._answers else self.default
        if callable(answer):
            answer = answer(request)
        return answer or reply(500, {"error": {"code": "NotScripted", "message": request.target}})


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 1024


def _handler(server: ScriptedServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

        def _body(self) -> bytes:
            if "chunked" in self.headers.get("Transfer-Encoding", ""):
                chunks = []
                while size := int(self.rfile.readline().split(b";")[0], 16):
                    chunks.append(self.rfile.read(size))
                    self.rfile.readline()
                self.rfile.readline()
                return b"".join(chunks)
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))

        def _handle(self) -> None:
            headers: dict[str, str] = {}
            for name, value in self.headers.items():
                key = name.lower()
                headers[key] = f"{headers[key]}, {value}" if key in headers else value
            request = Received(
                self.command, self.path, headers, self._body(), self.client_address[1]
            )
            answer = server._answer(request)
            if answer.wait is not None:
                answer.wait.wait(20)
            try:
                self._send(answer)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _send(self, answer: Answer) -> None:
            if answer.drop or answer.raw is not None:
                self.close_connection = True
                for piece in [answer.raw] if isinstance(answer.raw, bytes) else answer.raw or ():
                    self.wfile.write(piece)
                return
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            if isinstance(answer.body, bytes):
                if answer.status not in (204, 304):
                    self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(answer.body)
                return
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for chunk in answer.body:
                self.wfile.write(b"%x\r\n%b\r\n" % (len(chunk), chunk))
                self.wfile.flush()
            self.wfile.write(b"0\r\n\r\n")

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = _handle
        do_TRACE = do_QUERY = do_COPY = do_mkCol = _handle

    return Handler
