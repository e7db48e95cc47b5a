"""Operations that Health and Search share."""

from __future__ import annotations

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource

IS_HEALTHY: Operation[None] = Operation("HEAD", "/health", id="isHealthy")


class HealthAndSearchShared(Resource):
    """Operations that Health and Search share."""

    def is_healthy(self, **options: Unpack[RequestOptions]) -> None:
        """HEAD /health.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``HEAD /health`` (`isHealthy`).
        """
        return self._send(IS_HEALTHY, options)


class AsyncHealthAndSearchShared(AsyncResource):
    """The same for the async client."""

    async def is_healthy(self, **options: Unpack[RequestOptions]) -> None:
        """HEAD /health.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``HEAD /health`` (`isHealthy`).
        """
        return await self._send(IS_HEALTHY, options)
