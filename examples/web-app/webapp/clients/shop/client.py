"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient

if TYPE_CHECKING:
    from ._custom import Orders
    from ._runtime._http import httpx
    from .resources.orders import (
        AsyncOrders,
        AsyncOrdersWithRawResponse,
        AsyncOrdersWithStreamingResponse,
        OrdersWithRawResponse,
        OrdersWithStreamingResponse,
    )
    from .resources.products import (
        AsyncProducts,
        AsyncProductsWithRawResponse,
        AsyncProductsWithStreamingResponse,
        Products,
        ProductsWithRawResponse,
        ProductsWithStreamingResponse,
    )


class Shop(SyncClient):
    """Client of Shop. Can be shared between threads.

    Args:
        base_url: Where the API is; https://shop.example.com by default.
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
        """What customers bought."""
        from ._custom import Orders

        return Orders(self)

    @cached_property
    def products(self) -> Products:
        """What there is to buy."""
        from .resources.products import Products

        return Products(self)

    @cached_property
    def with_raw_response(self) -> ShopWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return ShopWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> ShopWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return ShopWithStreamingResponse(self)


class AsyncShop(AsyncClient):
    """Client of Shop for asyncio; takes what `Shop` takes."""

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
        """What customers bought."""
        from .resources.orders import AsyncOrders

        return AsyncOrders(self)

    @cached_property
    def products(self) -> AsyncProducts:
        """What there is to buy."""
        from .resources.products import AsyncProducts

        return AsyncProducts(self)

    @cached_property
    def with_raw_response(self) -> AsyncShopWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncShopWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncShopWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncShopWithStreamingResponse(self)


class ShopWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Shop) -> None:
        self._client = client

    @property
    def orders(self) -> OrdersWithRawResponse:
        """What customers bought."""
        return self._client.orders.with_raw_response

    @property
    def products(self) -> ProductsWithRawResponse:
        """What there is to buy."""
        return self._client.products.with_raw_response


class AsyncShopWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncShop) -> None:
        self._client = client

    @property
    def orders(self) -> AsyncOrdersWithRawResponse:
        """What customers bought."""
        return self._client.orders.with_raw_response

    @property
    def products(self) -> AsyncProductsWithRawResponse:
        """What there is to buy."""
        return self._client.products.with_raw_response


class ShopWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Shop) -> None:
        self._client = client

    @property
    def orders(self) -> OrdersWithStreamingResponse:
        """What customers bought."""
        return self._client.orders.with_streaming_response

    @property
    def products(self) -> ProductsWithStreamingResponse:
        """What there is to buy."""
        return self._client.products.with_streaming_response


class AsyncShopWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncShop) -> None:
        self._client = client

    @property
    def orders(self) -> AsyncOrdersWithStreamingResponse:
        """What customers bought."""
        return self._client.orders.with_streaming_response

    @property
    def products(self) -> AsyncProductsWithStreamingResponse:
        """What there is to buy."""
        return self._client.products.with_streaming_response
