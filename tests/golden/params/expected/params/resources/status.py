"""Status."""

from __future__ import annotations

from functools import cached_property

from .._runtime import async_raw, raw
from ._health_and_status import AsyncHealthAndStatusShared, HealthAndStatusShared


class Status(HealthAndStatusShared):
    """Status."""

    @cached_property
    def with_raw_response(self) -> StatusWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return StatusWithRawResponse(self)


class AsyncStatus(AsyncHealthAndStatusShared):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncStatusWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncStatusWithRawResponse(self)


class StatusWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Status) -> None:
        self.get_version = raw(resource.get_version)


class AsyncStatusWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncStatus) -> None:
        self.get_version = async_raw(resource.get_version)
