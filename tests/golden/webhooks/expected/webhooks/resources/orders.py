"""Orders."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource, async_raw, raw

ORDER: Operation[None] = Operation(
    "POST", "/orders", id="order", body=(Body("application/json", lambda: models.OrderBody),)
)


class Orders(Resource):
    """Orders."""

    @cached_property
    def with_raw_response(self) -> OrdersWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return OrdersWithRawResponse(self)

    def order(
        self, body: models.OrderBody | Mapping[str, Any], **options: Unpack[RequestOptions]
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

    async def order(
        self, body: models.OrderBody | Mapping[str, Any], **options: Unpack[RequestOptions]
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
