"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.notes import (
        AsyncNotes,
        AsyncNotesWithRawResponse,
        AsyncNotesWithStreamingResponse,
        Notes,
        NotesWithRawResponse,
        NotesWithStreamingResponse,
    )
    from .resources.photos import (
        AsyncPhotos,
        AsyncPhotosWithRawResponse,
        AsyncPhotosWithStreamingResponse,
        Photos,
        PhotosWithRawResponse,
        PhotosWithStreamingResponse,
    )
    from .resources.tokens import (
        AsyncTokens,
        AsyncTokensWithRawResponse,
        AsyncTokensWithStreamingResponse,
        Tokens,
        TokensWithRawResponse,
        TokensWithStreamingResponse,
    )


class Bodies(SyncClient):
    """Client of Uploads. Can be shared between threads.

    Args:
        base_url: Where the API is; https://uploads.example.com by default.
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
    def notes(self) -> Notes:
        """Notes."""
        from .resources.notes import Notes

        return Notes(self)

    @cached_property
    def photos(self) -> Photos:
        """Photos."""
        from .resources.photos import Photos

        return Photos(self)

    @cached_property
    def tokens(self) -> Tokens:
        """Tokens."""
        from .resources.tokens import Tokens

        return Tokens(self)

    @cached_property
    def with_raw_response(self) -> BodiesWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return BodiesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> BodiesWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return BodiesWithStreamingResponse(self)


class AsyncBodies(AsyncClient):
    """Client of Uploads for asyncio; takes what `Bodies` takes."""

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
    def notes(self) -> AsyncNotes:
        """Notes."""
        from .resources.notes import AsyncNotes

        return AsyncNotes(self)

    @cached_property
    def photos(self) -> AsyncPhotos:
        """Photos."""
        from .resources.photos import AsyncPhotos

        return AsyncPhotos(self)

    @cached_property
    def tokens(self) -> AsyncTokens:
        """Tokens."""
        from .resources.tokens import AsyncTokens

        return AsyncTokens(self)

    @cached_property
    def with_raw_response(self) -> AsyncBodiesWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncBodiesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncBodiesWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncBodiesWithStreamingResponse(self)


class BodiesWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Bodies) -> None:
        self._client = client

    @property
    def notes(self) -> NotesWithRawResponse:
        """Notes."""
        return self._client.notes.with_raw_response

    @property
    def photos(self) -> PhotosWithRawResponse:
        """Photos."""
        return self._client.photos.with_raw_response

    @property
    def tokens(self) -> TokensWithRawResponse:
        """Tokens."""
        return self._client.tokens.with_raw_response


class AsyncBodiesWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncBodies) -> None:
        self._client = client

    @property
    def notes(self) -> AsyncNotesWithRawResponse:
        """Notes."""
        return self._client.notes.with_raw_response

    @property
    def photos(self) -> AsyncPhotosWithRawResponse:
        """Photos."""
        return self._client.photos.with_raw_response

    @property
    def tokens(self) -> AsyncTokensWithRawResponse:
        """Tokens."""
        return self._client.tokens.with_raw_response


class BodiesWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Bodies) -> None:
        self._client = client

    @property
    def notes(self) -> NotesWithStreamingResponse:
        """Notes."""
        return self._client.notes.with_streaming_response

    @property
    def photos(self) -> PhotosWithStreamingResponse:
        """Photos."""
        return self._client.photos.with_streaming_response

    @property
    def tokens(self) -> TokensWithStreamingResponse:
        """Tokens."""
        return self._client.tokens.with_streaming_response


class AsyncBodiesWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncBodies) -> None:
        self._client = client

    @property
    def notes(self) -> AsyncNotesWithStreamingResponse:
        """Notes."""
        return self._client.notes.with_streaming_response

    @property
    def photos(self) -> AsyncPhotosWithStreamingResponse:
        """Photos."""
        return self._client.photos.with_streaming_response

    @property
    def tokens(self) -> AsyncTokensWithStreamingResponse:
        """Tokens."""
        return self._client.tokens.with_streaming_response
