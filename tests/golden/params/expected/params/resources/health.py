"""Health."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource, async_raw, raw

IS_HEALTHY: Operation[None] = Operation("HEAD", "/health", id="isHealthy")


class Health(Resource):
    """Health."""

    @cached_property
    def with_raw_response(self) -> HealthWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return HealthWithRawResponse(self)

    def is_healthy(self, **options: Unpack[RequestOptions]) -> None:
        """HEAD /health.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``HEAD /health`` (`isHealthy`).
        """
        return self._send(IS_HEALTHY, options)


class AsyncHealth(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncHealthWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncHealthWithRawResponse(self)

    async def is_healthy(self, **options: Unpack[RequestOptions]) -> None:
        """HEAD /health.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``HEAD /health`` (`isHealthy`).
        """
        return await self._send(IS_HEALTHY, options)


class HealthWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Health) -> None:
        self.is_healthy = raw(resource.is_healthy)


class AsyncHealthWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncHealth) -> None:
        self.is_healthy = async_raw(resource.is_healthy)
