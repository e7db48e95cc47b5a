"""Machine."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource, async_raw, raw

GET: Operation[None] = Operation("GET", "/machine", id="getMachine", security=(("oauth",),))


class Machine(Resource):
    """Machine."""

    @cached_property
    def with_raw_response(self) -> MachineWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return MachineWithRawResponse(self)

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
