"""Streams of JSON values, one on each line."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from typing_extensions import TypeVar

from .driver import iterate
from .streaming import AsyncStream, Stream, _Stream

T = TypeVar("T")


class _Values(_Stream[T]):
    async def _items(self) -> AsyncIterator[T]:
        async for line in self._lines():
            # RFC 7464 puts a record separator before each value.
            if data := line.strip(b"\x1e \t"):
                yield self._typed(data)


class JSONLines(_Values[T], Stream[T]):
    """A stream of JSON values; iterating, under ``with``, gives them typed."""

    def __iter__(self) -> Iterator[T]:
        return iterate(self._items())


class AsyncJSONLines(_Values[T], AsyncStream[T]):
    """The same for the async client."""

    def __aiter__(self) -> AsyncIterator[T]:
        return self._items()
