"""Answers that are read while they come, under ``with``."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from typing import Any

from typing_extensions import ParamSpec, Self, TypeVar

from ._http import httpx
from .call import TRANSPORT_ERRORS, Call
from .driver import finish, iterate, ready
from .resources import Deferred, view
from .response import RawResponse, ResponseInfo

P = ParamSpec("P")
T = TypeVar("T")

NO_FIELDS: Mapping[str, str] = {}


class LineBreaker:
    """Cuts a body into lines that end in CR, LF or CRLF, wherever its pieces end.

    Raises:
        ValueError: A line is longer than ``limit`` bytes.
    """

    def __init__(self, limit: int, pattern: bytes = rb"\r\n|\n|\r") -> None:
        self._limit = limit
        self._pattern = re.compile(pattern)
        self._rest = bytearray()
        self._held = b""

    def feed(self, piece: bytes, *, end: bool = False) -> list[bytes]:
        """The lines that are now complete."""
        data = self._held + piece
        # A CR at the end may be the first half of a CRLF.
        self._held = b"\r" if data.endswith(b"\r") and not end else b""
        *lines, rest = self._pattern.split(data[: len(data) - len(self._held)])
        if lines:
            lines[0] = bytes(self._rest) + lines[0]
            self._rest.clear()
        self._rest += rest  # not looked at again: a line may come in very many pieces
        if len(self._rest) > self._limit:
            raise ValueError(f"a line is longer than max_response_bytes={self._limit}")
        return [*lines, bytes(self._rest)] if end and self._rest else lines


class _Stream(Deferred[T]):
    """What sync and async streams share."""

    _fields: Mapping[str, str] = NO_FIELDS
    """Header fields of every request for such a stream."""
    _call: Call | None = None
    _raw: RawResponse[T] | None = None

    @property
    def response(self) -> ResponseInfo:
        """Status, headers and the like, once the answer has begun."""
        return self._opened()[1]

    @property
    def status_code(self) -> int:
        """The status of the answer."""
        return self.response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The header fields of the answer."""
        return self.response.headers

    def _opened(self) -> tuple[Call, RawResponse[T]]:
        if self._call is None or self._raw is None:
            raise RuntimeError("the stream is not open: use it under `with`")
        return self._call, self._raw

    async def _open(self, fields: Mapping[str, str] = NO_FIELDS) -> None:
        await self._close()
        options = self._options.copy()
        options["extra_headers"] = {**self._fields, **options.get("extra_headers", {}), **fields}
        call: Call = self._client._call(self._operation, options, streamed=True, **self._arguments)
        self._call, self._raw = call, await self._client._exchange(call)

    async def _close(self) -> None:
        if self._call and self._raw and self._raw.live:
            live, self._raw.live = self._raw.live, None
            await self._call.close(live)

    async def _bytes(self) -> AsyncIterator[bytes]:
        call, raw = self._opened()
        if raw.live is None:
            raise RuntimeError("the stream is closed")
        try:
            async for piece in call.pieces(raw.live):
                yield piece
        except httpx.DecodingError as problem:
            raise self._unfit(f"the body cannot be decompressed: {problem}") from None
        except TRANSPORT_ERRORS as cause:
            raise call.broken(cause) from cause

    async def _lines(self) -> AsyncIterator[bytes]:
        lines = LineBreaker(self._opened()[0].options["max_response_bytes"])
        try:
            async for piece in self._bytes():
                for line in lines.feed(piece):
                    yield line
            for line in lines.feed(b"", end=True):
                yield line
        except ValueError as problem:
            raise self._unfit(str(problem)) from None

    def _unfit(self, problem: str) -> Exception:
        call, raw = self._opened()
        return call.report.validation(raw.status_code, raw.headers, b"", [problem])

    async def _read(self) -> bytes:
        return b"".join([piece async for piece in self._bytes()])

    def _typed(self, data: bytes) -> T:
        """One item of the stream."""
        call, raw = self._opened()
        item: T = call.decoded(raw, data)
        return item

    def _parsed(self, content: bytes) -> T:
        """The whole body."""
        raw = self._opened()[1]
        raw.content = content
        return raw.parse()


class Stream(_Stream[T]):
    """An answer that is read while it comes: use it under ``with``."""

    def __enter__(self) -> Self:
        finish(self._open())
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop reading."""
        finish(self._close())

    def iter_bytes(self) -> Iterator[bytes]:
        """The body in pieces, as they come."""
        return iterate(self._bytes())

    def iter_lines(self) -> Iterator[bytes]:
        """The body line by line, without the line ends."""
        return iterate(self._lines())

    def read(self) -> bytes:
        """The whole body."""
        return finish(self._read())

    def parse(self) -> T:
        """The whole body, as the method would have returned it."""
        return self._parsed(self.read())


class AsyncStream(_Stream[T]):
    """The same for the async client: ``async with``, ``async for``."""

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Stop reading."""
        await self._close()

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """The body in pieces, as they come."""
        return self._bytes()

    def iter_lines(self) -> AsyncIterator[bytes]:
        """The body line by line, without the line ends."""
        return self._lines()

    async def read(self) -> bytes:
        """The whole body."""
        return await self._read()

    async def parse(self) -> T:
        """The whole body, as the method would have returned it."""
        return self._parsed(await self.read())


def streamed(method: Callable[P, T]) -> Callable[P, Stream[T]]:
    """The method, returning its answer as a `Stream` to use under ``with``."""
    made: Callable[P, Stream[T]] = view(method, lambda resource: partial(Stream, resource))
    return made


def async_streamed(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStream[T]]]:
    """The method, returning its answer as an `AsyncStream` to use under ``async with``."""

    def send(resource: Any) -> Any:
        async def made(*args: Any, **arguments: Any) -> AsyncStream[Any]:
            return AsyncStream(resource, *args, **arguments)

        return made

    @asynccontextmanager
    async def opened(*args: P.args, **arguments: P.kwargs) -> AsyncIterator[AsyncStream[T]]:
        # A method that may give a stream anyway is no coroutine function.
        async with await ready(view(method, send)(*args, **arguments)) as stream:
            yield stream

    return opened
