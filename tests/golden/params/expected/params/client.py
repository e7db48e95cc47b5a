"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.health import (
        AsyncHealth,
        AsyncHealthWithRawResponse,
        AsyncHealthWithStreamingResponse,
        Health,
        HealthWithRawResponse,
        HealthWithStreamingResponse,
    )
    from .resources.search import (
        AsyncSearch,
        AsyncSearchWithRawResponse,
        AsyncSearchWithStreamingResponse,
        Search,
        SearchWithRawResponse,
        SearchWithStreamingResponse,
    )
    from .resources.status import (
        AsyncStatus,
        AsyncStatusWithRawResponse,
        AsyncStatusWithStreamingResponse,
        Status,
        StatusWithRawResponse,
        StatusWithStreamingResponse,
    )


class Params(SyncClient):
    """Client of Search. Can be shared between threads.

    Args:
        base_url: Where the API is; https://eu.example.com by default. Its servers:
            ``https://{region}.example.com``.
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
    def health(self) -> Health:
        """Health."""
        from .resources.health import Health

        return Health(self)

    @cached_property
    def search(self) -> Search:
        """Search."""
        from .resources.search import Search

        return Search(self)

    @cached_property
    def status(self) -> Status:
        """Status."""
        from .resources.status import Status

        return Status(self)

    @cached_property
    def with_raw_response(self) -> ParamsWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return ParamsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> ParamsWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return ParamsWithStreamingResponse(self)


class AsyncParams(AsyncClient):
    """Client of Search for asyncio; takes what `Params` takes."""

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
    def health(self) -> AsyncHealth:
        """Health."""
        from .resources.health import AsyncHealth

        return AsyncHealth(self)

    @cached_property
    def search(self) -> AsyncSearch:
        """Search."""
        from .resources.search import AsyncSearch

        return AsyncSearch(self)

    @cached_property
    def status(self) -> AsyncStatus:
        """Status."""
        from .resources.status import AsyncStatus

        return AsyncStatus(self)

    @cached_property
    def with_raw_response(self) -> AsyncParamsWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncParamsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncParamsWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncParamsWithStreamingResponse(self)


class ParamsWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Params) -> None:
        self._client = client

    @property
    def health(self) -> HealthWithRawResponse:
        """Health."""
        return self._client.health.with_raw_response

    @property
    def search(self) -> SearchWithRawResponse:
        """Search."""
        return self._client.search.with_raw_response

    @property
    def status(self) -> StatusWithRawResponse:
        """Status."""
        return self._client.status.with_raw_response


class AsyncParamsWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncParams) -> None:
        self._client = client

    @property
    def health(self) -> AsyncHealthWithRawResponse:
        """Health."""
        return self._client.health.with_raw_response

    @property
    def search(self) -> AsyncSearchWithRawResponse:
        """Search."""
        return self._client.search.with_raw_response

    @property
    def status(self) -> AsyncStatusWithRawResponse:
        """Status."""
        return self._client.status.with_raw_response


class ParamsWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Params) -> None:
        self._client = client

    @property
    def health(self) -> HealthWithStreamingResponse:
        """Health."""
        return self._client.health.with_streaming_response

    @property
    def search(self) -> SearchWithStreamingResponse:
        """Search."""
        return self._client.search.with_streaming_response

    @property
    def status(self) -> StatusWithStreamingResponse:
        """Status."""
        return self._client.status.with_streaming_response


class AsyncParamsWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncParams) -> None:
        self._client = client

    @property
    def health(self) -> AsyncHealthWithStreamingResponse:
        """Health."""
        return self._client.health.with_streaming_response

    @property
    def search(self) -> AsyncSearchWithStreamingResponse:
        """Search."""
        return self._client.search.with_streaming_response

    @property
    def status(self) -> AsyncStatusWithStreamingResponse:
        """Status."""
        return self._client.status.with_streaming_response
