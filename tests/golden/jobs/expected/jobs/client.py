"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient
from ._runtime.auth import AsyncToken, Bearer, Keyring, Token

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.dishes import (
        AsyncDishes,
        AsyncDishesWithRawResponse,
        AsyncDishesWithStreamingResponse,
        Dishes,
        DishesWithRawResponse,
        DishesWithStreamingResponse,
    )


class Jobs(SyncClient):
    """Client of Kitchen. Can be shared between threads.

    Args:
        token: Access token, or a function that gives one; ``JOBS_TOKEN`` by default.
        base_url: Where the API is; https://kitchen.example.com by default.
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
        token: Token | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        deadline: float | None = 600.0,
        max_retries: int = 2,
        decoding: Decoding = "strict",
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[Middleware] = (),
        max_response_bytes: int = 2**28,
        pacing: bool = False,
        http_client: httpx.Client | None = None,
    ) -> None:
        super().__init__(
            CONFIG,
            keys=Keyring(
                CONFIG,
                {
                    "bearer": Bearer(token, env="JOBS_TOKEN"),
                },
            ),
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
    def dishes(self) -> Dishes:
        """Dishes."""
        from .resources.dishes import Dishes

        return Dishes(self)

    @cached_property
    def with_raw_response(self) -> JobsWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return JobsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> JobsWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return JobsWithStreamingResponse(self)


class AsyncJobs(AsyncClient):
    """Client of Kitchen for asyncio; takes what `Jobs` takes."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        deadline: float | None = 600.0,
        max_retries: int = 2,
        decoding: Decoding = "strict",
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[AsyncMiddleware] = (),
        max_response_bytes: int = 2**28,
        pacing: bool = False,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            CONFIG,
            keys=Keyring(
                CONFIG,
                {
                    "bearer": Bearer(token, env="JOBS_TOKEN"),
                },
            ),
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
    def dishes(self) -> AsyncDishes:
        """Dishes."""
        from .resources.dishes import AsyncDishes

        return AsyncDishes(self)

    @cached_property
    def with_raw_response(self) -> AsyncJobsWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncJobsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncJobsWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncJobsWithStreamingResponse(self)


class JobsWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Jobs) -> None:
        self._client = client

    @property
    def dishes(self) -> DishesWithRawResponse:
        """Dishes."""
        return self._client.dishes.with_raw_response


class AsyncJobsWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncJobs) -> None:
        self._client = client

    @property
    def dishes(self) -> AsyncDishesWithRawResponse:
        """Dishes."""
        return self._client.dishes.with_raw_response


class JobsWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Jobs) -> None:
        self._client = client

    @property
    def dishes(self) -> DishesWithStreamingResponse:
        """Dishes."""
        return self._client.dishes.with_streaming_response


class AsyncJobsWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncJobs) -> None:
        self._client = client

    @property
    def dishes(self) -> AsyncDishesWithStreamingResponse:
        """Dishes."""
        return self._client.dishes.with_streaming_response
