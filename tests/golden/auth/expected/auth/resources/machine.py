"""Machine."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

GET: Operation[None] = Operation("GET", "/machine", id="getMachine", security=(("oauth",),))


class Machine(Resource):
    """Machine."""

    @cached_property
    def with_raw_response(self) -> MachineWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return MachineWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> MachineWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return MachineWithStreamingResponse(self)

    def get(self, **options: Unpack[RequestOptions]) -> None:
        """With a token that the client gets for itself.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /machine`` (`getMachine`).
        """
        return self._send(GET, options)


class AsyncMachine(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncMachineWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncMachineWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncMachineWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncMachineWithStreamingResponse(self)

    async def get(self, **options: Unpack[RequestOptions]) -> None:
        """With a token that the client gets for itself.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /machine`` (`getMachine`).
        """
        return await self._send(GET, options)


class MachineWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Machine) -> None:
        self.get = raw(resource.get)


class AsyncMachineWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncMachine) -> None:
        self.get = async_raw(resource.get)


class MachineWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Machine) -> None:
        self.get = streamed(resource.get)


class AsyncMachineWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncMachine) -> None:
        self.get = async_streamed(resource.get)
