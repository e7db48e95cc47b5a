"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.disks import (
        AsyncDisks,
        AsyncDisksWithRawResponse,
        AsyncDisksWithStreamingResponse,
        Disks,
        DisksWithRawResponse,
        DisksWithStreamingResponse,
    )


class Work(SyncClient):
    """Client of Work. Can be shared between threads.

    Args:
        base_url: Where the API is; https://work.example.com by default.
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
    def disks(self) -> Disks:
        """Disks that the service makes in its own time."""
        from .resources.disks import Disks

        return Disks(self)

    @cached_property
    def with_raw_response(self) -> WorkWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return WorkWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> WorkWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return WorkWithStreamingResponse(self)


class AsyncWork(AsyncClient):
    """Client of Work for asyncio; takes what `Work` takes."""

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
    def disks(self) -> AsyncDisks:
        """Disks that the service makes in its own time."""
        from .resources.disks import AsyncDisks

        return AsyncDisks(self)

    @cached_property
    def with_raw_response(self) -> AsyncWorkWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncWorkWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncWorkWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncWorkWithStreamingResponse(self)


class WorkWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Work) -> None:
        self._client = client

    @property
    def disks(self) -> DisksWithRawResponse:
        """Disks that the service makes in its own time."""
        return self._client.disks.with_raw_response


class AsyncWorkWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncWork) -> None:
        self._client = client

    @property
    def disks(self) -> AsyncDisksWithRawResponse:
        """Disks that the service makes in its own time."""
        return self._client.disks.with_raw_response


class WorkWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Work) -> None:
        self._client = client

    @property
    def disks(self) -> DisksWithStreamingResponse:
        """Disks that the service makes in its own time."""
        return self._client.disks.with_streaming_response


class AsyncWorkWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncWork) -> None:
        self._client = client

    @property
    def disks(self) -> AsyncDisksWithStreamingResponse:
        """Disks that the service makes in its own time."""
        return self._client.disks.with_streaming_response
