"""Public."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource, async_raw, raw

GET: Operation[None] = Operation("GET", "/public", id="getPublic", security=())


class Public(Resource):
    """Public."""

    @cached_property
    def with_raw_response(self) -> PublicWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return PublicWithRawResponse(self)

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
