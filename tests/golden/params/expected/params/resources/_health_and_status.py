"""Operations that Health and Status share."""

from __future__ import annotations

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource

GET_VERSION: Operation[str] = Operation(
    "GET", "/version", id="getVersion", reads="text", accept="text/plain"
)


class HealthAndStatusShared(Resource):
    """Operations that Health and Status share."""

    def get_version(self, **options: Unpack[RequestOptions]) -> str:
        """GET /version.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /version`` (`getVersion`).
        """
        return self._send(GET_VERSION, options)


class AsyncHealthAndStatusShared(AsyncResource):
    """The same for the async client."""

    async def get_version(self, **options: Unpack[RequestOptions]) -> str:
        """GET /version.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /version`` (`getVersion`).
        """
        return await self._send(GET_VERSION, options)
