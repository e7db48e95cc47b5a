"""Secrets."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

LIST: Operation[None] = Operation("GET", "/secrets", id="listSecrets")


class Secrets(Resource):
    """Secrets."""

    @cached_property
    def with_raw_response(self) -> SecretsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return SecretsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SecretsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return SecretsWithStreamingResponse(self)

    def list(self, **options: Unpack[RequestOptions]) -> None:
        """With the token, or the key.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /secrets`` (`listSecrets`).
        """
        return self._send(LIST, options)


class AsyncSecrets(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncSecretsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncSecretsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSecretsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncSecretsWithStreamingResponse(self)

    async def list(self, **options: Unpack[RequestOptions]) -> None:
        """With the token, or the key.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /secrets`` (`listSecrets`).
        """
        return await self._send(LIST, options)


class SecretsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Secrets) -> None:
        self.list = raw(resource.list)


class AsyncSecretsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncSecrets) -> None:
        self.list = async_raw(resource.list)


class SecretsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Secrets) -> None:
        self.list = streamed(resource.list)


class AsyncSecretsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncSecrets) -> None:
        self.list = async_streamed(resource.list)
