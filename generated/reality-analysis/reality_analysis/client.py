"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import (
    AsyncClient,
    AsyncMiddleware,
    AsyncToken,
    Bearer,
    Decoding,
    Middleware,
    SyncClient,
    Token,
)
from ._runtime.oauth import ClientCredentials

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.buckets import AsyncBuckets, Buckets
    from .resources.detectors import AsyncDetectors, Detectors
    from .resources.files import AsyncFiles, Files
    from .resources.jobs import AsyncJobs, Jobs


class RealityAnalysis(SyncClient):
    """Client of Reality Analysis. Can be shared between threads.

    Args:
        token: Access token, or a function that gives one; ``REALITY_ANALYSIS_TOKEN`` by default.
        client_id: Id of an application, for tokens of its own; ``REALITY_ANALYSIS_CLIENT_ID`` by
            default.
        client_secret: Its secret, for tokens of its own; ``REALITY_ANALYSIS_CLIENT_SECRET`` by
            default.
        base_url: Where the API is; https://api.bentley.com by default.
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
        client_id: str | None = None,
        client_secret: str | None = None,
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
            credentials={
                "OAuth2": (
                    ClientCredentials(
                        client_id,
                        client_secret,
                        "https://ims.bentley.com/connect/token",
                        ("itwin-platform",),
                        env=("REALITY_ANALYSIS_CLIENT_ID", "REALITY_ANALYSIS_CLIENT_SECRET"),
                    )
                    if client_id
                    else Bearer(token, env="REALITY_ANALYSIS_TOKEN")
                ),
            },
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
    def buckets(self) -> Buckets:
        """Buckets."""
        from .resources.buckets import Buckets

        return Buckets(self)

    @cached_property
    def detectors(self) -> Detectors:
        """Detectors."""
        from .resources.detectors import Detectors

        return Detectors(self)

    @cached_property
    def files(self) -> Files:
        """Files."""
        from .resources.files import Files

        return Files(self)

    @cached_property
    def jobs(self) -> Jobs:
        """Jobs."""
        from .resources.jobs import Jobs

        return Jobs(self)


class AsyncRealityAnalysis(AsyncClient):
    """Client of Reality Analysis for asyncio; takes what `RealityAnalysis` takes."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
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
            credentials={
                "OAuth2": (
                    ClientCredentials(
                        client_id,
                        client_secret,
                        "https://ims.bentley.com/connect/token",
                        ("itwin-platform",),
                        env=("REALITY_ANALYSIS_CLIENT_ID", "REALITY_ANALYSIS_CLIENT_SECRET"),
                    )
                    if client_id
                    else Bearer(token, env="REALITY_ANALYSIS_TOKEN")
                ),
            },
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
    def buckets(self) -> AsyncBuckets:
        """Buckets."""
        from .resources.buckets import AsyncBuckets

        return AsyncBuckets(self)

    @cached_property
    def detectors(self) -> AsyncDetectors:
        """Detectors."""
        from .resources.detectors import AsyncDetectors

        return AsyncDetectors(self)

    @cached_property
    def files(self) -> AsyncFiles:
        """Files."""
        from .resources.files import AsyncFiles

        return AsyncFiles(self)

    @cached_property
    def jobs(self) -> AsyncJobs:
        """Jobs."""
        from .resources.jobs import AsyncJobs

        return AsyncJobs(self)
