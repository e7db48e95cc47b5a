"""Lights."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

ADD: Operation[None] = Operation(
    "POST", "/lights", id="addLight", body=(Body("application/json", lambda: models.Light),)
)
LIST: Operation[builtins.list[models.Light]] = Operation(
    "GET", "/lights", id="listLights", returns=lambda: builtins.list[models.Light]
)


class Lights(Resource):
    """Lights."""

    @cached_property
    def with_raw_response(self) -> LightsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return LightsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> LightsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return LightsWithStreamingResponse(self)

    def add(self, body: models.Light | models.LightDict, **options: Unpack[RequestOptions]) -> None:
        """POST /lights.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /lights`` (`addLight`).
        """
        return self._send(ADD, options, body=body)

    def list(
        self,
        *,
        color: (
            Sequence[
                models.Color
                | Literal[
                    "red", "Red", "dark red", "#ffffff", "2nd", "", "class", "None", "+1", "-1"
                ]
            ]
            | None
        ) = None,
        order: Literal["asc", "desc"] | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[models.Light]:
        """GET /lights.

        Args:
            color
            order: The service's default is asc.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /lights`` (`listLights`).
        """
        return self._send(LIST, options, query={"color": color, "order": order})


class AsyncLights(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncLightsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncLightsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncLightsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncLightsWithStreamingResponse(self)

    async def add(
        self, body: models.Light | models.LightDict, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /lights.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /lights`` (`addLight`).
        """
        return await self._send(ADD, options, body=body)

    async def list(
        self,
        *,
        color: (
            Sequence[
                models.Color
                | Literal[
                    "red", "Red", "dark red", "#ffffff", "2nd", "", "class", "None", "+1", "-1"
                ]
            ]
            | None
        ) = None,
        order: Literal["asc", "desc"] | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[models.Light]:
        """GET /lights.

        Args:
            color
            order: The service's default is asc.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /lights`` (`listLights`).
        """
        return await self._send(LIST, options, query={"color": color, "order": order})


class LightsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Lights) -> None:
        self.add = raw(resource.add)
        self.list = raw(resource.list)


class AsyncLightsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncLights) -> None:
        self.add = async_raw(resource.add)
        self.list = async_raw(resource.list)


class LightsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Lights) -> None:
        self.add = streamed(resource.add)
        self.list = streamed(resource.list)


class AsyncLightsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncLights) -> None:
        self.add = async_streamed(resource.add)
        self.list = async_streamed(resource.list)
