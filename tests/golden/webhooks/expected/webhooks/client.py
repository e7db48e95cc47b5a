"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.orders import (
        AsyncOrders,
        AsyncOrdersWithRawResponse,
        AsyncOrdersWithStreamingResponse,
        Orders,
        OrdersWithRawResponse,
        OrdersWithStreamingResponse,
    )


class Webhooks(SyncClient):
    """Client of Bakery. Can be shared between threads.

    Args:
        base_url: Where the API is; https://bakery.example.com by default.
        timeout: Seconds without progress after which one try gives up.
        deadline: Seconds for a whole call, with all its tries.
        max_retries: Further tries after the first; 0 for none.
        decoding: What to do with answers that are not as documented: ``lenient`` keeps what
            fits, ``warn`` warns too, ``strict`` raises ``ResponseValidationError``.
        headers: Sent with every request.
        middleware: Functions ``(request, call_next)`` around every try.
        max_response_bytes: Longest answer that is read into memory.
        pacing: Hold calls back that would be over the announced quota.
        http_client: A client of the HTTP library to send with, instead of one of our own.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        deadline: float | None = 600.0,
        max_retries: int = 2,
        decoding: Decoding = "lenient",
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[Middleware] = (),
        max_response_bytes: int = 2**28,
        pacing: bool = False,
        http_client: httpx.Client | None = None,
    ) -> None:
        super().__init__(
            CONFIG,
            base_url=base_url or CONFIG.base_url,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            decoding=decoding,
            headers=headers,
            middleware=middleware,
            max_response_bytes=max_response_bytes,
            pacing=pacing,
            http_client=http_client,
        )

    @cached_property
    def orders(self) -> Orders:
        """Orders."""
        from .resources.orders import Orders

        return Orders(self)

    @cached_property
    def with_raw_response(self) -> WebhooksWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return WebhooksWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> WebhooksWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return WebhooksWithStreamingResponse(self)


class AsyncWebhooks(AsyncClient):
    """Client of Bakery for asyncio; takes what `Webhooks` takes."""

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        deadline: float | None = 600.0,
        max_retries: int = 2,
        decoding: Decoding = "lenient",
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[AsyncMiddleware] = (),
        max_response_bytes: int = 2**28,
        pacing: bool = False,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            CONFIG,
            base_url=base_url or CONFIG.base_url,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            decoding=decoding,
            headers=headers,
            middleware=middleware,
            max_response_bytes=max_response_bytes,
            pacing=pacing,
            http_client=http_client,
        )

    @cached_property
    def orders(self) -> AsyncOrders:
        """Orders."""
        from .resources.orders import AsyncOrders

        return AsyncOrders(self)

    @cached_property
    def with_raw_response(self) -> AsyncWebhooksWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncWebhooksWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncWebhooksWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncWebhooksWithStreamingResponse(self)


class WebhooksWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Webhooks) -> None:
        self._client = client

    @property
    def orders(self) -> OrdersWithRawResponse:
        """Orders."""
        return self._client.orders.with_raw_response


class AsyncWebhooksWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncWebhooks) -> None:
        self._client = client

    @property
    def orders(self) -> AsyncOrdersWithRawResponse:
        """Orders."""
        return self._client.orders.with_raw_response


class WebhooksWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Webhooks) -> None:
        self._client = client

    @property
    def orders(self) -> OrdersWithStreamingResponse:
        """Orders."""
        return self._client.orders.with_streaming_response


class AsyncWebhooksWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncWebhooks) -> None:
        self._client = client

    @property
    def orders(self) -> AsyncOrdersWithStreamingResponse:
        """Orders."""
        return self._client.orders.with_streaming_response
