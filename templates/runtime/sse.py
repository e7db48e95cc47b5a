"""Streams of server-sent events (WHATWG HTML, section 9.2)."""

from __future__ import annotations

import codecs
import math
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json
from typing_extensions import TypeVar

from .driver import iterate, pause
from .retry import MAX_RETRY_AFTER
from .streaming import AsyncStream, Stream, _Stream

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Events:
    """What the document says of a stream of events."""

    done: str = "[DONE]"
    """Data of the event that ends the stream, for services that have such a one."""
    reconnect: bool = True
    """Ask again, from the last event on, when a stream breaks off that has named its events and
    can be asked for twice."""
    whole: bool = False
    """The document describes events with all their fields, not only their data."""


@dataclass(frozen=True, slots=True)
class ServerSentEvent:
    """One event as it came."""

    data: str
    event: str = "message"
    id: str = ""


class EventParser:
    """Server-sent events from lines (WHATWG HTML, section 9.2.6)."""

    def __init__(self) -> None:
        self.last_id = ""
        """Of the last event that came whole."""
        self.retry = 3.0
        """Seconds to wait before connecting again."""
        self.max_bytes = math.inf
        """How long the data of one event may be."""
        self._first = True
        self.cut()

    def line(self, raw: bytes) -> ServerSentEvent | None:
        """Take a line; gives the event that it completes.

        Raises:
            ValueError: These are no events, or one is too long.
        """
        if self._first:
            raw, self._first = raw.removeprefix(codecs.BOM_UTF8), False
            if raw[:1] in (b"<", b"{", b"["):  # a page to sign in, or an error
                raise ValueError(f"no stream of events, but {raw[:80].decode('utf-8', 'replace')}")
        if not raw:
            return self._dispatch()
        name, _, value = raw.decode("utf-8", "replace").partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
            self._size += len(raw)
            if self._size > self.max_bytes:
                raise ValueError(f"an event is longer than max_response_bytes={self.max_bytes}")
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self.retry = min(int(value[:9]) / 1000, MAX_RETRY_AFTER)
        return None

    def cut(self) -> None:
        """The stream broke off: what there is of an event is dropped."""
        self._data: list[str] = []
        self._size, self._event, self._id = 0, "", self.last_id

    def _dispatch(self) -> ServerSentEvent | None:
        data, event, self.last_id = self._data, self._event, self._id
        self.cut()
        return ServerSentEvent("\n".join(data), event or "message", self.last_id) if data else None


class _EventStream(_Stream[T]):
    def __init__(self, *args: Any, **arguments: Any) -> None:
        super().__init__(*args, **arguments)
        self._spec: Events = self._operation.stream or Events()
        self._parser = EventParser()
        self._broke = 0

    async def _items(self) -> AsyncIterator[T]:
        async for event in self._events():
            if not self._spec.whole:
                yield self._typed(event.data.encode())
                continue
            fields = {"data": event.data, "event": event.event}
            yield self._typed(to_json({**fields, "id": event.id} if event.id else fields))

    async def _events(self) -> AsyncIterator[ServerSentEvent]:
        self._parser.max_bytes = self._opened()[0].options["max_response_bytes"]
        while True:
            try:
                async for line in self._lines():
                    if event := self._event(line):
                        if event.data == self._spec.done:
                            return
                        self._broke = 0
                        yield event
                return
            except self._client._config.errors.connection as error:
                fields = self._again(error)
            await pause(self._parser.retry, asynchronous=self._client._asynchronous)
            await self._open(fields)

    def _event(self, line: bytes) -> ServerSentEvent | None:
        try:
            return self._parser.line(line)
        except ValueError as problem:
            raise self._unfit(str(problem)) from None

    def _again(self, error: Exception) -> Mapping[str, str]:
        """The header fields to connect again with, if that is any use; else raises the error."""
        call, _ = self._opened()
        useful = self._spec.reconnect and self._parser.last_id and call.repeatable
        if not useful or self._broke >= call.options["max_retries"]:
            raise error
        self._broke += 1
        self._parser.cut()
        return {"Last-Event-ID": self._parser.last_id}


class EventStream(_EventStream[T], Stream[T]):
    """A stream of server-sent events; iterating, under ``with``, gives their data, typed."""

    def __iter__(self) -> Iterator[T]:
        return iterate(self._items())

    def events(self) -> Iterator[ServerSentEvent]:
        """The events as they come, with name and id."""
        return iterate(self._events())


class AsyncEventStream(_EventStream[T], AsyncStream[T]):
    """The same for the async client."""

    def __aiter__(self) -> AsyncIterator[T]:
        return self._items()

    def events(self) -> AsyncIterator[ServerSentEvent]:
        """The events as they come, with name and id."""
        return self._events()
