"""Users."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

ME: Operation[str] = Operation(
    "GET", "/me", id="me_me_get", returns=lambda: str, security=(("OAuth2PasswordBearer",),)
)


class Users(Resource):
    """Users."""

    @cached_property
    def with_raw_response(self) -> UsersWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return UsersWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> UsersWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return UsersWithStreamingResponse(self)

    def me(self, **options: Unpack[RequestOptions]) -> str:
        """Me.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /me`` (`me_me_get`).
        """
        return self._send(ME, options)


class AsyncUsers(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncUsersWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncUsersWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncUsersWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncUsersWithStreamingResponse(self)

    async def me(self, **options: Unpack[RequestOptions]) -> str:
        """Me.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /me`` (`me_me_get`).
        """
        return await self._send(ME, options)


class UsersWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Users) -> None:
        self.me = raw(resource.me)


class AsyncUsersWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncUsers) -> None:
        self.me = async_raw(resource.me)


class UsersWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Users) -> None:
        self.me = streamed(resource.me)


class AsyncUsersWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncUsers) -> None:
        self.me = async_streamed(resource.me)
