"""One row of the table: what a server does, and what the caller must get for it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from support.raw_server import Do, Move, Moves

MB = 2**20
CONNECTION = "APIConnectionError"
TIMEOUT = "APITimeoutError"
UNFIT = "ResponseValidationError"


@dataclass(frozen=True)
class Site:
    """The servers of a test."""

    here: str
    """The origin of the API."""
    elsewhere: str
    """Another origin, which must never see a secret."""
    name: str
    """The last part of the path that is asked for."""
    asked: int
    """How many requests came before this one."""


@dataclass(frozen=True)
class Row:
    """What happens, and what must come of it."""

    name: str
    moves: Moves | Callable[[Site], Iterable[Move]]
    """What the server does with each request of the call."""
    error: str = ""
    """The class of the error, or several by ``|``; empty when the call must succeed."""
    says: str = ""
    """Part of the message."""
    gives: Any = None
    """What the call must give, when it succeeds; None: whatever."""
    call: str = "get"
    """Which call is made: see the test."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Of the call; without retries unless it says so."""
    client: Mapping[str, Any] = field(default_factory=dict)
    """Of the client."""
    memory: int = 8 * MB
    """How many bytes may be taken at most, beyond what is in use before."""
    elsewhere: bool = False
    """Whether a request goes to the other origin."""

    def does(self, site: Site) -> Iterable[Move]:
        return self.moves(site) if callable(self.moves) else self.moves


def head(*fields: str, status: str = "200 OK") -> bytes:
    """A status line and header fields, up to the empty line."""
    return "\r\n".join([f"HTTP/1.1 {status}", *fields, "", ""]).encode("latin-1")


def answer(body: bytes, *fields: str, status: str = "200 OK") -> bytes:
    """A correct answer, of JSON unless the fields say something else."""
    if not any(each.lower().startswith("content-type") for each in fields):
        fields = ("Content-Type: application/json", *fields)
    return head(*fields, f"Content-Length: {len(body)}", status=status) + body


def chunk(data: bytes) -> bytes:
    """A chunk of a body (RFC 9112, section 7.1)."""
    return b"%x\r\n%b\r\n" % (len(data), data)


def pet(name: str, **more: Any) -> bytes:
    """The body of a pet."""
    return json.dumps({"id": name, "name": name, **more}).encode()


OWN = pet("p1")
CHUNKED = "Transfer-Encoding: chunked"


def endless(piece: bytes, begin: bytes = b"") -> Callable[[Site], Iterator[Move]]:
    """A server that never stops."""

    def moves(site: Site) -> Iterator[Move]:
        yield begin
        while True:
            yield piece

    return moves


def many(piece: bytes, size: int, begin: bytes = b"", end: Moves = ()) -> Any:
    """A server that sends ``size`` bytes, piece by piece."""

    def moves(site: Site) -> Iterator[Move]:
        yield begin
        for _ in range(size // len(piece)):
            yield piece
        yield from end

    return moves


def dripping(data: bytes, begin: bytes = b"") -> Callable[[Site], Iterator[Move]]:
    """A server that sends one byte at a time, over and over, each in time by itself."""

    def moves(site: Site) -> Iterator[Move]:
        yield begin
        while True:
            for at in range(len(data)):
                time.sleep(0.01)
                yield data[at : at + 1]

    return moves


SOON = {"deadline": 0.3}
"""For what would never end."""
STALL = (Do.STALL,)
CLOSE = (Do.CLOSE,)
