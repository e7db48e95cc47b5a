"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.lights import (
        AsyncLights,
        AsyncLightsWithRawResponse,
        AsyncLightsWithStreamingResponse,
        Lights,
        LightsWithRawResponse,
        LightsWithStreamingResponse,
    )


class Enums(SyncClient):
    """Client of Lights. Can be shared between threads.

    Args:
        base_url: Where the API is; https://lights.example.com by default.
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
    def lights(self) -> Lights:
        """Lights."""
        from .resources.lights import Lights

        return Lights(self)

    @cached_property
    def with_raw_response(self) -> EnumsWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return EnumsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> EnumsWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return EnumsWithStreamingResponse(self)


class AsyncEnums(AsyncClient):
    """Client of Lights for asyncio; takes what `Enums` takes."""

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
    def lights(self) -> AsyncLights:
        """Lights."""
        from .resources.lights import AsyncLights

        return AsyncLights(self)

    @cached_property
    def with_raw_response(self) -> AsyncEnumsWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncEnumsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncEnumsWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncEnumsWithStreamingResponse(self)


class EnumsWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Enums) -> None:
        self._client = client

    @property
    def lights(self) -> LightsWithRawResponse:
        """Lights."""
        return self._client.lights.with_raw_response


class AsyncEnumsWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncEnums) -> None:
        self._client = client

    @property
    def lights(self) -> AsyncLightsWithRawResponse:
        """Lights."""
        return self._client.lights.with_raw_response


class EnumsWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Enums) -> None:
        self._client = client

    @property
    def lights(self) -> LightsWithStreamingResponse:
        """Lights."""
        return self._client.lights.with_streaming_response


class AsyncEnumsWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncEnums) -> None:
        self._client = client

    @property
    def lights(self) -> AsyncLightsWithStreamingResponse:
        """Lights."""
        return self._client.lights.with_streaming_response
