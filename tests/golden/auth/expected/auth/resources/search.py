"""Search."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

SEARCH: Operation[None] = Operation("GET", "/search", id="search", security=(("queryKey",), ()))


class Search(Resource):
    """Search."""

    @cached_property
    def with_raw_response(self) -> SearchWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return SearchWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SearchWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return SearchWithStreamingResponse(self)

    def search(self, **options: Unpack[RequestOptions]) -> None:
        """With the key in the query, or without.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /search`` (`search`).
        """
        return self._send(SEARCH, options)


class AsyncSearch(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncSearchWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncSearchWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSearchWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncSearchWithStreamingResponse(self)

    async def search(self, **options: Unpack[RequestOptions]) -> None:
        """With the key in the query, or without.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /search`` (`search`).
        """
        return await self._send(SEARCH, options)


class SearchWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Search) -> None:
        self.search = raw(resource.search)


class AsyncSearchWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncSearch) -> None:
        self.search = async_raw(resource.search)


class SearchWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Search) -> None:
        self.search = streamed(resource.search)


class AsyncSearchWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncSearch) -> None:
        self.search = async_streamed(resource.search)
