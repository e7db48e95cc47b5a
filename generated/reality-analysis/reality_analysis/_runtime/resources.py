"""Base of the resources: what a generated method calls."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Generic

from typing_extensions import ParamSpec, TypeVar, Unpack

from .building import Arguments
from .client import AsyncClient, SyncClient
from .driver import finish
from .operation import Operation
from .request import RequestOptions
from .response import RawResponse

P = ParamSpec("P")
T = TypeVar("T")


class Deferred(Generic[T]):
    """A call that is made later: when it is iterated over, waited for, entered."""

    def __init__(
        self,
        resource: Resource | AsyncResource | Deferred[T],
        operation: Operation[T],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> None:
        self._client: Any = resource._client
        self._operation = operation
        self._options = options
        self._arguments = arguments

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._operation.name}>"


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
        call = self._client._call(operation, options, **arguments)
        return finish(self._client._exchange(call))


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
        call = self._client._call(operation, options, **arguments)
        return await self._client._exchange(call)


def view(method: Callable[..., Any], send: Callable[[Any], Any]) -> Any:
    """The same method on a copy of its resource whose ``_send`` is another."""
    resource: Any = method.__self__  # type: ignore[attr-defined]  # bound, which no type says
    other = type(resource)(resource._client)
    other._send = send(other)
    return getattr(other, method.__name__)


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """The method, returning the answer as it came."""
    made: Callable[P, RawResponse[T]] = view(method, lambda resource: resource._send_raw)
    return made


def async_raw(
    method: Callable[P, Coroutine[Any, Any, T]],
) -> Callable[P, Coroutine[Any, Any, RawResponse[T]]]:
    """The async method, returning the answer as it came."""
    made: Callable[P, Coroutine[Any, Any, RawResponse[T]]] = view(
        method, lambda resource: resource._send_raw
    )
    return made
