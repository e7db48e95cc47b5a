"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.pets import (
        AsyncPets,
        AsyncPetsWithRawResponse,
        AsyncPetsWithStreamingResponse,
        Pets,
        PetsWithRawResponse,
        PetsWithStreamingResponse,
    )


class Petstore(SyncClient):
    """Client of Pet Store. Can be shared between threads.

    Args:
        base_url: Where the API is; https://pets.example.com/v1 by default.
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
    def pets(self) -> Pets:
        """Animals that look for a home."""
        from .resources.pets import Pets

        return Pets(self)

    @cached_property
    def with_raw_response(self) -> PetstoreWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return PetstoreWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PetstoreWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return PetstoreWithStreamingResponse(self)


class AsyncPetstore(AsyncClient):
    """Client of Pet Store for asyncio; takes what `Petstore` takes."""

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
    def pets(self) -> AsyncPets:
        """Animals that look for a home."""
        from .resources.pets import AsyncPets

        return AsyncPets(self)

    @cached_property
    def with_raw_response(self) -> AsyncPetstoreWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncPetstoreWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncPetstoreWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncPetstoreWithStreamingResponse(self)


class PetstoreWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Petstore) -> None:
        self._client = client

    @property
    def pets(self) -> PetsWithRawResponse:
        """Animals that look for a home."""
        return self._client.pets.with_raw_response


class AsyncPetstoreWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncPetstore) -> None:
        self._client = client

    @property
    def pets(self) -> AsyncPetsWithRawResponse:
        """Animals that look for a home."""
        return self._client.pets.with_raw_response


class PetstoreWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Petstore) -> None:
        self._client = client

    @property
    def pets(self) -> PetsWithStreamingResponse:
        """Animals that look for a home."""
        return self._client.pets.with_streaming_response


class AsyncPetstoreWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncPetstore) -> None:
        self._client = client

    @property
    def pets(self) -> AsyncPetsWithStreamingResponse:
        """Animals that look for a home."""
        return self._client.pets.with_streaming_response
