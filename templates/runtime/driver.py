"""One text for sync and async: coroutines that the sync client runs to their end at once."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")


def finish(coroutine: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that never waits: in a sync client all input and output blocks.

    Raises:
        TypeError: It does wait, for something the user has given.
    """
    try:
        coroutine.send(None)
    except StopIteration as done:
        result: T = done.value
        return result
    coroutine.close()
    raise TypeError("something async was given to the sync client: use the async client with it")


async def ready(value: Any) -> Any:
    """The value, or what it gives when awaited: what the HTTP library's sync client returns, the
    async one promises."""
    return await value if hasattr(value, "__await__") else value


async def pause(seconds: float, *, asynchronous: bool) -> None:
    """Wait."""
    import asyncio  # what is large and not for all is loaded when it is used

    await ready((asyncio.sleep if asynchronous else time.sleep)(seconds))


async def each(many: Iterable[T]) -> AsyncIterator[T]:
    """The items of an iterable, which `iterate` gives back."""
    for item in many:
        yield item


def iterate(many: AsyncIterator[T]) -> Iterator[T]:
    """The items of an async iterator that never waits."""
    step: Any = many.__anext__
    while True:
        try:
            item: T = finish(step())
        except StopAsyncIteration:
            return
        yield item
