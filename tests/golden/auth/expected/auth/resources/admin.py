"""Admin."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

GET: Operation[None] = Operation("GET", "/admin", id="getAdmin", security=(("login", "session"),))


class Admin(Resource):
    """Admin."""

    @cached_property
    def with_raw_response(self) -> AdminWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AdminWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AdminWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return AdminWithStreamingResponse(self)

    def get(self, **options: Unpack[RequestOptions]) -> None:
        """With user name and password, and the cookie.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /admin`` (`getAdmin`).
        """
        return self._send(GET, options)


class AsyncAdmin(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncAdminWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncAdminWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncAdminWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncAdminWithStreamingResponse(self)

    async def get(self, **options: Unpack[RequestOptions]) -> None:
        """With user name and password, and the cookie.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /admin`` (`getAdmin`).
        """
        return await self._send(GET, options)


class AdminWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Admin) -> None:
        self.get = raw(resource.get)


class AsyncAdminWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncAdmin) -> None:
        self.get = async_raw(resource.get)


class AdminWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Admin) -> None:
        self.get = streamed(resource.get)


class AsyncAdminWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncAdmin) -> None:
        self.get = async_streamed(resource.get)
