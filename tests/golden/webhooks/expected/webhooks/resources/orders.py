"""Orders."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

ORDER: Operation[None] = Operation(
    "POST", "/orders", id="order", body=(Body("application/json", lambda: models.OrderBody),)
)


class Orders(Resource):
    """Orders."""

    @cached_property
    def with_raw_response(self) -> OrdersWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return OrdersWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> OrdersWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return OrdersWithStreamingResponse(self)

    def order(
        self, body: models.OrderBody | models.OrderBodyDict, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /orders.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /orders`` (`order`).
        """
        return self._send(ORDER, options, body=body)


class AsyncOrders(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncOrdersWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncOrdersWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncOrdersWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncOrdersWithStreamingResponse(self)

    async def order(
        self, body: models.OrderBody | models.OrderBodyDict, **options: Unpack[RequestOptions]
    ) -> None:
        """POST /orders.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /orders`` (`order`).
        """
        return await self._send(ORDER, options, body=body)


class OrdersWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Orders) -> None:
        self.order = raw(resource.order)


class AsyncOrdersWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncOrders) -> None:
        self.order = async_raw(resource.order)


class OrdersWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Orders) -> None:
        self.order = streamed(resource.order)


class AsyncOrdersWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncOrders) -> None:
        self.order = async_streamed(resource.order)
