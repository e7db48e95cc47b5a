"""What customers bought."""

from __future__ import annotations

import builtins
from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

CREATE: Operation[models.Order] = Operation(
    "POST",
    "/orders",
    id="createOrder",
    returns=lambda: models.Order,
    body=(Body("application/json", lambda: models.NewOrder),),
)
LIST: Operation[builtins.list[models.Order]] = Operation(
    "GET", "/orders", id="listOrders", returns=lambda: builtins.list[models.Order]
)


class Orders(Resource):
    """What customers bought."""

    @cached_property
    def with_raw_response(self) -> OrdersWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return OrdersWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> OrdersWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return OrdersWithStreamingResponse(self)

    def create(
        self, body: models.NewOrder | models.NewOrderDict, **options: Unpack[RequestOptions]
    ) -> models.Order:
        """Order something.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /orders`` (`createOrder`).
        """
        return self._send(CREATE, options, body=body)

    def list(self, **options: Unpack[RequestOptions]) -> builtins.list[models.Order]:
        """All orders.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /orders`` (`listOrders`).
        """
        return self._send(LIST, options)


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

    async def create(
        self, body: models.NewOrder | models.NewOrderDict, **options: Unpack[RequestOptions]
    ) -> models.Order:
        """Order something.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /orders`` (`createOrder`).
        """
        return await self._send(CREATE, options, body=body)

    async def list(self, **options: Unpack[RequestOptions]) -> builtins.list[models.Order]:
        """All orders.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /orders`` (`listOrders`).
        """
        return await self._send(LIST, options)


class OrdersWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Orders) -> None:
        self.create = raw(resource.create)
        self.list = raw(resource.list)


class AsyncOrdersWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncOrders) -> None:
        self.create = async_raw(resource.create)
        self.list = async_raw(resource.list)


class OrdersWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Orders) -> None:
        self.create = streamed(resource.create)
        self.list = streamed(resource.list)


class AsyncOrdersWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncOrders) -> None:
        self.create = async_streamed(resource.create)
        self.list = async_streamed(resource.list)
