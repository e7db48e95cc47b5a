"""NoOperationId."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

DELETE: Operation[None] = Operation(
    "DELETE", "/no-operation-id/{thing}", id="delete /no-operation-id/{thing}"
)


class NoOperationId(Resource):
    """NoOperationId."""

    @cached_property
    def with_raw_response(self) -> NoOperationIdWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return NoOperationIdWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> NoOperationIdWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return NoOperationIdWithStreamingResponse(self)

    def delete(self, thing: str, /, **options: Unpack[RequestOptions]) -> None:
        """DELETE /no-operation-id/{thing}.

        Args:
            thing
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``DELETE /no-operation-id/{thing}``.
        """
        return self._send(DELETE, options, path={"thing": thing})


class AsyncNoOperationId(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncNoOperationIdWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncNoOperationIdWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncNoOperationIdWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncNoOperationIdWithStreamingResponse(self)

    async def delete(self, thing: str, /, **options: Unpack[RequestOptions]) -> None:
        """DELETE /no-operation-id/{thing}.

        Args:
            thing
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``DELETE /no-operation-id/{thing}``.
        """
        return await self._send(DELETE, options, path={"thing": thing})


class NoOperationIdWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: NoOperationId) -> None:
        self.delete = raw(resource.delete)


class AsyncNoOperationIdWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncNoOperationId) -> None:
        self.delete = async_raw(resource.delete)


class NoOperationIdWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: NoOperationId) -> None:
        self.delete = streamed(resource.delete)


class AsyncNoOperationIdWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncNoOperationId) -> None:
        self.delete = async_streamed(resource.delete)
