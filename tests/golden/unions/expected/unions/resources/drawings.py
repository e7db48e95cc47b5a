"""Drawings."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

GET: Operation[models.Drawing] = Operation(
    "GET", "/drawings/{id}", id="getDrawing", returns=lambda: models.Drawing
)
REPLACE: Operation[None] = Operation(
    "PUT",
    "/drawings/{id}",
    id="replaceDrawing",
    body=(Body("application/json", lambda: models.Drawing),),
)


class Drawings(Resource):
    """Drawings."""

    @cached_property
    def with_raw_response(self) -> DrawingsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return DrawingsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> DrawingsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return DrawingsWithStreamingResponse(self)

    def get(self, id: str, /, **options: Unpack[RequestOptions]) -> models.Drawing:
        """GET /drawings/{id}.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /drawings/{id}`` (`getDrawing`).
        """
        return self._send(GET, options, path={"id": id})

    def replace(
        self,
        id: str,
        /,
        body: models.Drawing | models.DrawingDict,
        **options: Unpack[RequestOptions],
    ) -> None:
        """PUT /drawings/{id}.

        Args:
            id
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``PUT /drawings/{id}`` (`replaceDrawing`).
        """
        return self._send(REPLACE, options, path={"id": id}, body=body)


class AsyncDrawings(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncDrawingsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncDrawingsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncDrawingsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncDrawingsWithStreamingResponse(self)

    async def get(self, id: str, /, **options: Unpack[RequestOptions]) -> models.Drawing:
        """GET /drawings/{id}.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /drawings/{id}`` (`getDrawing`).
        """
        return await self._send(GET, options, path={"id": id})

    async def replace(
        self,
        id: str,
        /,
        body: models.Drawing | models.DrawingDict,
        **options: Unpack[RequestOptions],
    ) -> None:
        """PUT /drawings/{id}.

        Args:
            id
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``PUT /drawings/{id}`` (`replaceDrawing`).
        """
        return await self._send(REPLACE, options, path={"id": id}, body=body)


class DrawingsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Drawings) -> None:
        self.get = raw(resource.get)
        self.replace = raw(resource.replace)


class AsyncDrawingsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncDrawings) -> None:
        self.get = async_raw(resource.get)
        self.replace = async_raw(resource.replace)


class DrawingsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Drawings) -> None:
        self.get = streamed(resource.get)
        self.replace = streamed(resource.replace)


class AsyncDrawingsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncDrawings) -> None:
        self.get = async_streamed(resource.get)
        self.replace = async_streamed(resource.replace)
