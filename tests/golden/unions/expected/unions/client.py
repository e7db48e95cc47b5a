"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.drawings import (
        AsyncDrawings,
        AsyncDrawingsWithRawResponse,
        AsyncDrawingsWithStreamingResponse,
        Drawings,
        DrawingsWithRawResponse,
        DrawingsWithStreamingResponse,
    )
    from .resources.events import (
        AsyncEventsResource,
        AsyncEventsResourceWithRawResponse,
        AsyncEventsResourceWithStreamingResponse,
        EventsResource,
        EventsResourceWithRawResponse,
        EventsResourceWithStreamingResponse,
    )


class Unions(SyncClient):
    """Client of Shapes. Can be shared between threads.

    Args:
        base_url: Where the API is; https://shapes.example.com by default.
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
    def drawings(self) -> Drawings:
        """Drawings."""
        from .resources.drawings import Drawings

        return Drawings(self)

    @cached_property
    def events(self) -> EventsResource:
        """EventsResource."""
        from .resources.events import EventsResource

        return EventsResource(self)

    @cached_property
    def with_raw_response(self) -> UnionsWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return UnionsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> UnionsWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return UnionsWithStreamingResponse(self)


class AsyncUnions(AsyncClient):
    """Client of Shapes for asyncio; takes what `Unions` takes."""

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
    def drawings(self) -> AsyncDrawings:
        """Drawings."""
        from .resources.drawings import AsyncDrawings

        return AsyncDrawings(self)

    @cached_property
    def events(self) -> AsyncEventsResource:
        """EventsResource."""
        from .resources.events import AsyncEventsResource

        return AsyncEventsResource(self)

    @cached_property
    def with_raw_response(self) -> AsyncUnionsWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncUnionsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncUnionsWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncUnionsWithStreamingResponse(self)


class UnionsWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Unions) -> None:
        self._client = client

    @property
    def drawings(self) -> DrawingsWithRawResponse:
        """Drawings."""
        return self._client.drawings.with_raw_response

    @property
    def events(self) -> EventsResourceWithRawResponse:
        """EventsResource."""
        return self._client.events.with_raw_response


class AsyncUnionsWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncUnions) -> None:
        self._client = client

    @property
    def drawings(self) -> AsyncDrawingsWithRawResponse:
        """Drawings."""
        return self._client.drawings.with_raw_response

    @property
    def events(self) -> AsyncEventsResourceWithRawResponse:
        """EventsResource."""
        return self._client.events.with_raw_response


class UnionsWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Unions) -> None:
        self._client = client

    @property
    def drawings(self) -> DrawingsWithStreamingResponse:
        """Drawings."""
        return self._client.drawings.with_streaming_response

    @property
    def events(self) -> EventsResourceWithStreamingResponse:
        """EventsResource."""
        return self._client.events.with_streaming_response


class AsyncUnionsWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncUnions) -> None:
        self._client = client

    @property
    def drawings(self) -> AsyncDrawingsWithStreamingResponse:
        """Drawings."""
        return self._client.drawings.with_streaming_response

    @property
    def events(self) -> AsyncEventsResourceWithStreamingResponse:
        """EventsResource."""
        return self._client.events.with_streaming_response
