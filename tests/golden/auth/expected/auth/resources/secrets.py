"""Secrets."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource, async_raw, raw

LIST: Operation[None] = Operation("GET", "/secrets", id="listSecrets")


class Secrets(Resource):
    """Secrets."""

    @cached_property
    def with_raw_response(self) -> SecretsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return SecretsWithRawResponse(self)

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
