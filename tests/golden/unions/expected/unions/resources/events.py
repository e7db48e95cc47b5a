"""EventsResource."""

from __future__ import annotations

import builtins
from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

LIST: Operation[builtins.list[models.Event]] = Operation(
    "GET", "/events", id="listEvents", returns=lambda: builtins.list[models.Event]
)


class EventsResource(Resource):
    """EventsResource."""

    @cached_property
    def with_raw_response(self) -> EventsResourceWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return EventsResourceWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> EventsResourceWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return EventsResourceWithStreamingResponse(self)

    def list(self, **options: Unpack[RequestOptions]) -> builtins.list[models.Event]:
        """GET /events.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /events`` (`listEvents`).
        """
        return self._send(LIST, options)


class AsyncEventsResource(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncEventsResourceWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncEventsResourceWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncEventsResourceWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncEventsResourceWithStreamingResponse(self)

    async def list(self, **options: Unpack[RequestOptions]) -> builtins.list[models.Event]:
        """GET /events.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /events`` (`listEvents`).
        """
        return await self._send(LIST, options)


class EventsResourceWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: EventsResource) -> None:
        self.list = raw(resource.list)


class AsyncEventsResourceWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncEventsResource) -> None:
        self.list = async_raw(resource.list)


class EventsResourceWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: EventsResource) -> None:
        self.list = streamed(resource.list)


class AsyncEventsResourceWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncEventsResource) -> None:
        self.list = async_streamed(resource.list)
