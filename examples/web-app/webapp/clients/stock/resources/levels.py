"""How much is left."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

GET: Operation[models.Level] = Operation(
    "GET", "/levels/{product}", id="getLevel", returns=lambda: models.Level
)


class Levels(Resource):
    """How much is left."""

    @cached_property
    def with_raw_response(self) -> LevelsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return LevelsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> LevelsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return LevelsWithStreamingResponse(self)

    def get(self, product: str, /, **options: Unpack[RequestOptions]) -> models.Level:
        """How much of a product is left.

        Args:
            product
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /levels/{product}`` (`getLevel`).
        """
        return self._send(GET, options, path={"product": product})


class AsyncLevels(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncLevelsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncLevelsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncLevelsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncLevelsWithStreamingResponse(self)

    async def get(self, product: str, /, **options: Unpack[RequestOptions]) -> models.Level:
        """How much of a product is left.

        Args:
            product
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /levels/{product}`` (`getLevel`).
        """
        return await self._send(GET, options, path={"product": product})


class LevelsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Levels) -> None:
        self.get = raw(resource.get)


class AsyncLevelsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncLevels) -> None:
        self.get = async_raw(resource.get)


class LevelsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Levels) -> None:
        self.get = streamed(resource.get)


class AsyncLevelsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncLevels) -> None:
        self.get = async_streamed(resource.get)
