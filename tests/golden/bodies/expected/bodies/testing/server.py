"""The fake on a real port."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from .recording import ReceivedCall, Reply


@contextmanager
def serving(handle: Callable[[ReceivedCall], Reply], host: str, port: int) -> Iterator[str]:
    """Answer requests with ``handle`` until the end of the block; gives the base URL."""
    closing = Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def answer(self) -> None:
            path, _, query = self.path.partition("?")
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = handle(ReceivedCall(self.command, path, query, headers, self.content()))
            if reply.delay or reply.fault == "timeout":
                closing.wait(reply.delay or None)
            if reply.fault in ("drop", "timeout"):
                return self.hang_up()
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.content)))
            self.end_headers()
            if reply.fault == "truncate":
                self.wfile.write(reply.content[: len(reply.content) // 2])
                return self.hang_up()
            if self.command != "HEAD":
                self.wfile.write(reply.content)
            return None

        def __getattr__(self, name: str) -> Any:
            # Any method: the document may have methods of its own.
            if name.startswith("do_"):
                return self.answer
            raise AttributeError(name)

        def content(self) -> bytes:
            """The body of the request, of known length or in chunks (RFC 9112, section 7.1)."""
            if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length") or 0))
            parts = []
            while size := int(self.rfile.readline().partition(b";")[0], 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            while self.rfile.readline().strip():
                pass
            return b"".join(parts)

        def hang_up(self) -> None:
            self.close_connection = True
            with suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: the fake keeps a record of its own."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that goes away is no error."""

    server = Server((host, port), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://{host}:{server.server_address[1]}"
    finally:
        closing.set()
        server.shutdown()
        server.server_close()
