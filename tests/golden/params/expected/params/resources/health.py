"""Health."""

from __future__ import annotations

from functools import cached_property

from .._runtime import async_raw, raw
from ._health_and_search import AsyncHealthAndSearchShared, HealthAndSearchShared


class Health(HealthAndSearchShared):
    """Health."""

    @cached_property
    def with_raw_response(self) -> HealthWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return HealthWithRawResponse(self)


class AsyncHealth(AsyncHealthAndSearchShared):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncHealthWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncHealthWithRawResponse(self)


class HealthWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Health) -> None:
        self.is_healthy = raw(resource.is_healthy)


class AsyncHealthWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncHealth) -> None:
        self.is_healthy = async_raw(resource.is_healthy)
