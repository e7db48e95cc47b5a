"""Health."""

from __future__ import annotations

from functools import cached_property

from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed
from ._health_and_search import AsyncHealthAndSearchShared, HealthAndSearchShared
from ._health_and_status import AsyncHealthAndStatusShared, HealthAndStatusShared


class Health(HealthAndSearchShared, HealthAndStatusShared):
    """Health."""

    @cached_property
    def with_raw_response(self) -> HealthWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return HealthWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> HealthWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return HealthWithStreamingResponse(self)


class AsyncHealth(AsyncHealthAndSearchShared, AsyncHealthAndStatusShared):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncHealthWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncHealthWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncHealthWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncHealthWithStreamingResponse(self)


class HealthWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Health) -> None:
        self.get_version = raw(resource.get_version)
        self.is_healthy = raw(resource.is_healthy)


class AsyncHealthWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncHealth) -> None:
        self.get_version = async_raw(resource.get_version)
        self.is_healthy = async_raw(resource.is_healthy)


class HealthWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Health) -> None:
        self.get_version = streamed(resource.get_version)
        self.is_healthy = streamed(resource.is_healthy)


class AsyncHealthWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncHealth) -> None:
        self.get_version = async_streamed(resource.get_version)
        self.is_healthy = async_streamed(resource.is_healthy)
