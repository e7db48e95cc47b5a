"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient

if TYPE_CHECKING:
    from ._runtime._http import httpx


class Silent(SyncClient):
    """Client of Weather station. Can be shared between threads.

    Args:
        base_url: Where the API is; the document names no server, so it has to be given.
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


class AsyncSilent(AsyncClient):
    """Client of Weather station for asyncio; takes what `Silent` takes."""

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
