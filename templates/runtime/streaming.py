"""Answers that are read while they come: any body, JSON lines, server-sent events."""

from __future__ import annotations

import asyncio
import codecs
import re
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any, Generic

from typing_extensions import ParamSpec, Self, TypeVar, Unpack

from .base import Arguments
from .call import TRANSPORT_ERRORS, Call
from .errors import SDKError
from .operation import Operation
from .request import RequestOptions
from .resources import AsyncResource, Resource, view
from .response import RawResponse, ResponseInfo
from .retry import MAX_RETRY_AFTER

P = ParamSpec("P")
T = TypeVar("T")

NO_FIELDS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Events:
    """What the document says of a stream of events."""

    done: str = ""
    """Data of the event that ends the stream: ``[DONE]``."""
    reconnect: bool = False
    """Ask again, from the last event on, when the stream breaks off."""


@dataclass(frozen=True, slots=True)
class ServerSentEvent:
    """One event as it came."""

    data: str
    event: str = "message"
    id: str = ""


class LineBreaker:
    """Cuts a body into lines that end in CR, LF or CRLF, wherever its pieces end.

    Raises:
        ValueError: A line is longer than ``limit`` bytes.
    """

    def __init__(self, limit: int, pattern: bytes = rb"\r\n|\n|\r") -> None:
        self._limit = limit
        self._pattern = re.compile(pattern)
        self._rest = b""

    def feed(self, piece: bytes, *, end: bool = False) -> list[bytes]:
        """The lines that are now complete."""
        data = self._rest + piece
        # A CR at the end may be the first half of a CRLF.
        held = b"\r" if data.endswith(b"\r") and not end else b""
        *lines, rest = self._pattern.split(data[: len(data) - len(held)])
        if len(rest) > self._limit:
            raise ValueError(f"a line is longer than max_response_bytes={self._limit}")
        self._rest = rest + held
        return [*lines, rest] if end and rest else lines


class EventParser:
    """Server-sent events from lines (WHATWG HTML, section 9.2.6)."""

    def __init__(self) -> None:
        self.last_id = ""
        self.retry = 3.0
        """Seconds to wait before connecting again."""
        self._data: list[str] = []
        self._event = ""
        self._first = True

    def line(self, raw: bytes) -> ServerSentEvent | None:
        """Take a line; gives the event that it completes."""
        if self._first:
            raw, self._first = raw.removeprefix(codecs.BOM_UTF8), False
        if not raw:
            return self._dispatch()
        name, _, value = raw.decode("utf-8", "replace").partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self.last_id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self.retry = min(int(value[:9]) / 1000, MAX_RETRY_AFTER)
        return None

    def _dispatch(self) -> ServerSentEvent | None:
        data, event = self._data, self._event
        self._data, self._event = [], ""
        return ServerSentEvent("\n".join(data), event or "message", self.last_id) if data else None


class _Stream(Generic[T]):
    """What sync and async streams share."""

    _fields: Mapping[str, str] = {}
    """Header fields of every request for such a stream."""

    def __init__(
        self,
        resource: Resource | AsyncResource,
        operation: Operation[T],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> None:
        self._client: Any = resource._client
        self._operation = operation
        self._options = options
        self._arguments = arguments
        self._raw: RawResponse[T] | None = None
        self._spec: Events = operation.stream or Events()
        self._parser = EventParser()
        self._broke = 0

    @property
    def response(self) -> ResponseInfo:
        """Status, headers and the like, once the answer has begun."""
        if self._raw is None:
            raise RuntimeError("the stream is not open: use it under `with`")
        return self._raw

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._operation.method} {self._operation.path}>"

    def _new_call(self, fields: Mapping[str, str]) -> Call:
        options = self._options.copy()
        options["extra_headers"] = {**self._fields, **options.get("extra_headers", {}), **fields}
        call: Call = self._client._call(self._operation, options, streamed=True, **self._arguments)
        self._call = call
        return call

    def _live(self) -> Any:
        if self._raw is None or self._raw.live is None:
            raise RuntimeError("the stream is not open: use it under `with`")
        return self._raw.live

    def _broken(self, cause: Exception) -> Exception:
        """The error for a stream that broke off."""
        try:
            self._call.retries = 0
            self._call.after_failure(cause)
        except SDKError as error:
            return error
        raise AssertionError("no retries are left")

    def _unfit(self, problem: str, data: bytes = b"") -> Exception:
        raw = self.response
        return self._call.report.validation(raw.status_code, raw.headers, data, [problem])

    def _lines(self) -> LineBreaker:
        self._live()
        return LineBreaker(self._call.max_bytes)

    def _typed(self, data: bytes) -> T:
        """One item of the stream."""
        raw = self.response
        item: T = self._call.decoded(raw.status_code, raw.headers, data)
        return item

    def _finished(self, event: ServerSentEvent) -> bool:
        return bool(self._spec.done) and event.data == self._spec.done

    def _again(self, error: Exception) -> dict[str, str]:
        """The header fields to connect again with, if that is any use; else raises the error."""
        retries = self._options.get("max_retries", self._client._options.max_retries)
        useful = self._spec.reconnect and self._parser.last_id and self._call.repeatable
        if not useful or self._broke >= retries:
            raise error
        self._broke += 1
        return {"Last-Event-ID": self._parser.last_id}


class Stream(_Stream[T]):
    """An answer that is read while it comes: use it under ``with``, then iterate."""

    def __enter__(self) -> Self:
        self._open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop reading."""
        if self._raw is not None and self._raw.live is not None:
            self._raw.live.close()
            self._raw.live = None

    def iter_bytes(self) -> Iterator[bytes]:
        """The body in pieces, as they come."""
        try:
            yield from self._live().iter_bytes()
        except TRANSPORT_ERRORS as cause:
            raise self._broken(cause) from cause

    def iter_lines(self) -> Iterator[bytes]:
        """The body line by line, without the line ends."""
        lines = self._lines()
        try:
            for piece in self.iter_bytes():
                yield from lines.feed(piece)
            yield from lines.feed(b"", end=True)
        except ValueError as problem:
            raise self._unfit(str(problem)) from None

    def read(self) -> bytes:
        """The whole body."""
        return b"".join(self.iter_bytes())

    def _open(self, fields: Mapping[str, str] = NO_FIELDS) -> None:
        self.close()
        self._raw = self._client._exchange(self._new_call(fields))


class JSONLines(Stream[T]):
    """A stream of JSON values, one on each line."""

    def __iter__(self) -> Iterator[T]:
        for line in self.iter_lines():
            # RFC 7464 puts a record separator before each value.
            if data := line.strip(b"\x1e \t"):
                yield self._typed(data)


class EventStream(Stream[T]):
    """A stream of server-sent events; iterating gives their data, typed."""

    def __iter__(self) -> Iterator[T]:
        for event in self.events():
            yield self._typed(event.data.encode())

    def events(self) -> Iterator[ServerSentEvent]:
        """The events as they come, with name and id."""
        while True:
            try:
                for line in self.iter_lines():
                    if event := self._parser.line(line):
                        if self._finished(event):
                            return
                        self._broke = 0
                        yield event
                return
            except self._client._config.errors.connection as error:
                fields = self._again(error)
            time.sleep(self._parser.retry)
            self._open(fields)


class AsyncStream(_Stream[T]):
    """The same for the async client: ``async with``, ``async for``."""

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Stop reading."""
        if self._raw is not None and self._raw.live is not None:
            await self._raw.live.aclose()
            self._raw.live = None

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """The body in pieces, as they come."""
        try:
            async for piece in self._live().aiter_bytes():
                yield piece
        except TRANSPORT_ERRORS as cause:
            raise self._broken(cause) from cause

    async def iter_lines(self) -> AsyncIterator[bytes]:
        """The body line by line, without the line ends."""
        lines = self._lines()
        try:
            async for piece in self.iter_bytes():
                for line in lines.feed(piece):
                    yield line
            for line in lines.feed(b"", end=True):
                yield line
        except ValueError as problem:
            raise self._unfit(str(problem)) from None

    async def read(self) -> bytes:
        """The whole body."""
        return b"".join([piece async for piece in self.iter_bytes()])

    async def _open(self, fields: Mapping[str, str] = NO_FIELDS) -> None:
        await self.close()
        self._raw = await self._client._exchange(self._new_call(fields))


class AsyncJSONLines(AsyncStream[T]):
    """A stream of JSON values, one on each line."""

    async def __aiter__(self) -> AsyncIterator[T]:
        async for line in self.iter_lines():
            if data := line.strip(b"\x1e \t"):
                yield self._typed(data)


class AsyncEventStream(AsyncStream[T]):
    """A stream of server-sent events; iterating gives their data, typed."""

    async def __aiter__(self) -> AsyncIterator[T]:
        async for event in self.events():
            yield self._typed(event.data.encode())

    async def events(self) -> AsyncIterator[ServerSentEvent]:
        """The events as they come, with name and id."""
        while True:
            try:
                async for line in self.iter_lines():
                    if event := self._parser.line(line):
                        if self._finished(event):
                            return
                        self._broke = 0
                        yield event
                return
            except self._client._config.errors.connection as error:
                fields = self._again(error)
            await asyncio.sleep(self._parser.retry)
            await self._open(fields)


def streamed(method: Callable[P, T]) -> Callable[P, Stream[T]]:
    """The method, returning its answer as a `Stream` to use under ``with``."""
    return view(method, lambda resource: partial(Stream, resource))  # type: ignore[no-any-return]


def async_streamed(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, AbstractAsyncContextManager[AsyncStream[T]]]:
    """The method, returning its answer as an `AsyncStream` to use under ``async with``."""

    def send(resource: Any) -> Any:
        async def made(*args: Any, **arguments: Any) -> AsyncStream[Any]:
            return AsyncStream(resource, *args, **arguments)

        return made

    made = view(method, send)

    @asynccontextmanager
    async def opened(*args: P.args, **arguments: P.kwargs) -> AsyncIterator[AsyncStream[T]]:
        async with await made(*args, **arguments) as stream:
            yield stream

    return opened
