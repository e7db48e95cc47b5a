"""Status."""

from __future__ import annotations

from functools import cached_property

from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed
from ._health_and_status import AsyncHealthAndStatusShared, HealthAndStatusShared


class Status(HealthAndStatusShared):
    """Status."""

    @cached_property
    def with_raw_response(self) -> StatusWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return StatusWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> StatusWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return StatusWithStreamingResponse(self)


class AsyncStatus(AsyncHealthAndStatusShared):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncStatusWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncStatusWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncStatusWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncStatusWithStreamingResponse(self)


class StatusWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Status) -> None:
        self.get_version = raw(resource.get_version)


class AsyncStatusWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncStatus) -> None:
        self.get_version = async_raw(resource.get_version)


class StatusWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Status) -> None:
        self.get_version = streamed(resource.get_version)


class AsyncStatusWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncStatus) -> None:
        self.get_version = async_streamed(resource.get_version)
