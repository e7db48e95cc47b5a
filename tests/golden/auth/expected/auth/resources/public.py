"""Public."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

GET: Operation[None] = Operation("GET", "/public", id="getPublic", security=())


class Public(Resource):
    """Public."""

    @cached_property
    def with_raw_response(self) -> PublicWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return PublicWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PublicWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return PublicWithStreamingResponse(self)

    def get(self, **options: Unpack[RequestOptions]) -> None:
        """Without credentials.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /public`` (`getPublic`).
        """
        return self._send(GET, options)


class AsyncPublic(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncPublicWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncPublicWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncPublicWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncPublicWithStreamingResponse(self)

    async def get(self, **options: Unpack[RequestOptions]) -> None:
        """Without credentials.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /public`` (`getPublic`).
        """
        return await self._send(GET, options)


class PublicWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Public) -> None:
        self.get = raw(resource.get)


class AsyncPublicWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncPublic) -> None:
        self.get = async_raw(resource.get)


class PublicWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Public) -> None:
        self.get = streamed(resource.get)


class AsyncPublicWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncPublic) -> None:
        self.get = async_streamed(resource.get)
