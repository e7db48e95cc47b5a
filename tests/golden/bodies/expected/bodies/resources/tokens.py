"""Tokens."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.forms import FormBody
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed
from .._runtime.styles import Style

MAKE: Operation[models.MakeTokenResponse] = Operation(
    "POST",
    "/token",
    id="makeToken",
    returns=lambda: models.MakeTokenResponse,
    body=(
        FormBody(
            "application/x-www-form-urlencoded",
            lambda: models.MakeTokenBody,
            styles={"scope": Style("spaceDelimited", explode=False)},
        ),
    ),
)


class Tokens(Resource):
    """Tokens."""

    @cached_property
    def with_raw_response(self) -> TokensWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return TokensWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> TokensWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return TokensWithStreamingResponse(self)

    def make(
        self,
        body: models.MakeTokenBody | models.MakeTokenBodyDict,
        **options: Unpack[RequestOptions],
    ) -> models.MakeTokenResponse:
        """POST /token.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /token`` (`makeToken`).
        """
        return self._send(MAKE, options, body=body)


class AsyncTokens(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncTokensWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncTokensWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncTokensWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncTokensWithStreamingResponse(self)

    async def make(
        self,
        body: models.MakeTokenBody | models.MakeTokenBodyDict,
        **options: Unpack[RequestOptions],
    ) -> models.MakeTokenResponse:
        """POST /token.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /token`` (`makeToken`).
        """
        return await self._send(MAKE, options, body=body)


class TokensWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Tokens) -> None:
        self.make = raw(resource.make)


class AsyncTokensWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncTokens) -> None:
        self.make = async_raw(resource.make)


class TokensWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Tokens) -> None:
        self.make = streamed(resource.make)


class AsyncTokensWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncTokens) -> None:
        self.make = async_streamed(resource.make)
