"""A server that speaks bytes, not HTTP: what it does with a request is a list of moves."""

from __future__ import annotations

import select
import socket
import struct
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from itertools import count
from types import TracebackType


class Do(Enum):
    """What can be done with a connection besides sending bytes on it."""

    STALL = "say nothing more, and hold the connection"
    CLOSE = "close it"
    RESET = "break it off (TCP reset)"
    READ = "read the body of the request, which has waited for that"


Move = bytes | Do
Moves = Iterable[Move]


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    head: bytes
    """Request line and header fields."""
    connection: int
    """Which one it came on."""

    @property
    def target(self) -> str:
        return self.head.split(b" ", 2)[1].decode("latin-1")

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.target.partition("?")[0].rpartition("/")[2]

    def field(self, name: str) -> str:
        """A header field, or nothing."""
        for line in self.head.decode("latin-1").split("\r\n")[1:]:
            key, _, text = line.partition(":")
            if key.lower() == name.lower():
                return text.strip()
        return ""


Script = Callable[[Asked], Moves]


class RawServer:
    """Takes connections, and does with each request as the script says. Use under ``with``."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.asked: list[Asked] = []
        self.stopping = threading.Event()
        self._open: set[int] = set()
        self._busy = 0
        self._changed = threading.Condition()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> RawServer:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self._port: int = self._socket.getsockname()[1]
        self._start(self._taking)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stopping.set()
        with suppress(OSError), socket.create_connection(("127.0.0.1", self._port), 1):
            self._threads[0].join(10)  # it waited for one
        self._socket.close()
        for thread in self._threads:
            thread.join(10)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def left_open(self, seconds: float = 10) -> int:
        """How many connections the client has not closed, however long it is given to do so."""
        with self._changed:
            self._changed.wait_for(lambda: not self._open, seconds)
            return len(self._open)

    def at_rest(self, seconds: float = 10) -> None:
        """Wait until all is sent that the script has for the requests that came."""
        with self._changed:
            self._changed.wait_for(lambda: not self._busy, seconds)

    def busy(self, change: int) -> None:
        with self._changed:
            self._busy += change
            self._changed.notify_all()

    def _start(self, work: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _taking(self) -> None:
        for number in count():
            connection, _ = self._socket.accept()
            if self.stopping.is_set():
                connection.close()
                return
            with self._changed:
                self._open.add(number)
            self._start(self._serving, connection, number)

    def _serving(self, connection: socket.socket, number: int) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.settimeout(0.05)
        try:
            with connection, suppress(OSError):
                talk = _Talk(self, connection)
                while talk.one(number):
                    pass
        finally:
            with self._changed:
                self._open.discard(number)
                self._changed.notify_all()


class _Talk:
    """One connection."""

    def __init__(self, server: RawServer, connection: socket.socket) -> None:
        self._server = server
        self._socket = connection
        self._data = b""
        self._body_left = 0

    def one(self, number: int) -> bool:
        """Take one request and do as the script says; whether there may be another one."""
        while b"\r\n\r\n" not in self._data:
            if not self._more():
                return False
        head, _, self._data = self._data.partition(b"\r\n\r\n")
        asked = Asked(head, number)
        self._server.asked.append(asked)
        self._body_left = int(asked.field("content-length") or 0)
        self._server.busy(+1)
        try:
            moves = self._server.script(asked)
            if not asked.name.startswith("early"):
                self._read_body()
            for move in moves:
                if self._server.stopping.is_set() or not self._done(move):
                    return False
            self._read_body()
            return True
        finally:
            self._server.busy(-1)

    def _more(self) -> bool:
        """More of what the client sends; False when nothing will come."""
        while not self._server.stopping.is_set():
            with suppress(TimeoutError):
                piece = self._socket.recv(65536)
                self._data += piece
                return bool(piece)
        return False

    def _read_body(self) -> None:
        while self._body_left and (self._data or self._more()):
            taken = min(self._body_left, len(self._data))
            self._body_left -= taken
            self._data = self._data[taken:]

    def _done(self, move: Move) -> bool:
        """Do it; whether the connection is still good."""
        if isinstance(move, bytes):
            return self._sent(move)
        if move is Do.READ:
            self._read_body()
        if move is Do.RESET:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if move in (Do.RESET, Do.CLOSE):
            self._socket.close()  # now, not after the server has come to rest
        if move is Do.STALL:
            self._server.busy(-1)
            while self._more():
                self._data = b""
            self._server.busy(+1)
        return move is Do.READ

    def _sent(self, data: bytes) -> bool:
        view = memoryview(data)
        while view and not self._server.stopping.is_set():
            _, ready, _ = select.select([], [self._socket], [], 0.05)
            if ready:
                with suppress(TimeoutError):
                    view = view[self._socket.send(view) :]
        return not view
