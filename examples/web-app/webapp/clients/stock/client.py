"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.levels import (
        AsyncLevels,
        AsyncLevelsWithRawResponse,
        AsyncLevelsWithStreamingResponse,
        Levels,
        LevelsWithRawResponse,
        LevelsWithStreamingResponse,
    )


class Stock(SyncClient):
    """Client of Stock. Can be shared between threads.

    Args:
        base_url: Where the API is; https://stock.example.com by default.
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
    def levels(self) -> Levels:
        """How much is left."""
        from .resources.levels import Levels

        return Levels(self)

    @cached_property
    def with_raw_response(self) -> StockWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return StockWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> StockWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return StockWithStreamingResponse(self)


class AsyncStock(AsyncClient):
    """Client of Stock for asyncio; takes what `Stock` takes."""

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
    def levels(self) -> AsyncLevels:
        """How much is left."""
        from .resources.levels import AsyncLevels

        return AsyncLevels(self)

    @cached_property
    def with_raw_response(self) -> AsyncStockWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncStockWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncStockWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncStockWithStreamingResponse(self)


class StockWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Stock) -> None:
        self._client = client

    @property
    def levels(self) -> LevelsWithRawResponse:
        """How much is left."""
        return self._client.levels.with_raw_response


class AsyncStockWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncStock) -> None:
        self._client = client

    @property
    def levels(self) -> AsyncLevelsWithRawResponse:
        """How much is left."""
        return self._client.levels.with_raw_response


class StockWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Stock) -> None:
        self._client = client

    @property
    def levels(self) -> LevelsWithStreamingResponse:
        """How much is left."""
        return self._client.levels.with_streaming_response


class AsyncStockWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncStock) -> None:
        self._client = client

    @property
    def levels(self) -> AsyncLevelsWithStreamingResponse:
        """How much is left."""
        return self._client.levels.with_streaming_response
