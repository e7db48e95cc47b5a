"""Base of the resources: what a generated method calls."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from typing_extensions import ParamSpec, TypeVar, Unpack

from .base import Arguments
from .client import AsyncClient, SyncClient
from .operation import Operation
from .request import RequestOptions
from .response import RawResponse

P = ParamSpec("P")
T = TypeVar("T")


class Resource:
    """A group of operations; reached as an attribute of the client."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def _send(
        self, operation: Operation[T], options: RequestOptions, **arguments: Unpack[Arguments]
    ) -> T:
        """The result of a call."""
        return self._send_raw(operation, options, **arguments).parse()

    def _send_raw(
        self, operation: Operation[T], options: RequestOptions, **arguments: Unpack[Arguments]
    ) -> RawResponse[T]:
        """The answer to a call, as it came."""
        return self._client._exchange(self._client._call(operation, options, **arguments))


class AsyncResource:
    """The same for the async client."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def _send(
        self, operation: Operation[T], options: RequestOptions, **arguments: Unpack[Arguments]
    ) -> T:
        """The result of a call."""
        return (await self._send_raw(operation, options, **arguments)).parse()

    async def _send_raw(
        self, operation: Operation[T], options: RequestOptions, **arguments: Unpack[Arguments]
    ) -> RawResponse[T]:
        """The answer to a call, as it came."""
        return await self._client._exchange(self._client._call(operation, options, **arguments))


def view(method: Callable[..., Any], send: Callable[[Any], Any]) -> Any:
    """The same method on a copy of its resource whose ``_send`` is another."""
    resource: Any = method.__self__  # type: ignore[attr-defined]
    other = type(resource)(resource._client)
    other._send = send(other)
    return getattr(other, method.__name__)


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """The method, returning the answer as it came."""
    return view(method, lambda resource: resource._send_raw)  # type: ignore[no-any-return]


def async_raw(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
    """The async method, returning the answer as it came."""
    return view(method, lambda resource: resource._send_raw)  # type: ignore[no-any-return]
