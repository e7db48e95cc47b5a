"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient
from ._runtime.auth import AsyncToken, Bearer, Keyring, Token
from ._runtime.oauth import ClientCredentials

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.buckets import (
        AsyncBuckets,
        AsyncBucketsWithRawResponse,
        AsyncBucketsWithStreamingResponse,
        Buckets,
        BucketsWithRawResponse,
        BucketsWithStreamingResponse,
    )
    from .resources.detectors import (
        AsyncDetectors,
        AsyncDetectorsWithRawResponse,
        AsyncDetectorsWithStreamingResponse,
        Detectors,
        DetectorsWithRawResponse,
        DetectorsWithStreamingResponse,
    )
    from .resources.files import (
        AsyncFiles,
        AsyncFilesWithRawResponse,
        AsyncFilesWithStreamingResponse,
        Files,
        FilesWithRawResponse,
        FilesWithStreamingResponse,
    )
    from .resources.jobs import (
        AsyncJobs,
        AsyncJobsWithRawResponse,
        AsyncJobsWithStreamingResponse,
        Jobs,
        JobsWithRawResponse,
        JobsWithStreamingResponse,
    )


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
            keys=Keyring(
                CONFIG,
                {
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
    def buckets(self) -> Buckets:
        """The bucket of an iTwin, for files that are no reality data."""
        from .resources.buckets import Buckets

        return Buckets(self)

    @cached_property
    def detectors(self) -> Detectors:
        """Detectors, which jobs find things with, and their versions."""
        from .resources.detectors import Detectors

        return Detectors(self)

    @cached_property
    def files(self) -> Files:
        """Files of the service that are not in a bucket."""
        from .resources.files import Files

        return Files(self)

    @cached_property
    def jobs(self) -> Jobs:
        """Jobs: create, watch and cancel them."""
        from .resources.jobs import Jobs

        return Jobs(self)

    @cached_property
    def with_raw_response(self) -> RealityAnalysisWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return RealityAnalysisWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> RealityAnalysisWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return RealityAnalysisWithStreamingResponse(self)


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
            keys=Keyring(
                CONFIG,
                {
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
    def buckets(self) -> AsyncBuckets:
        """The bucket of an iTwin, for files that are no reality data."""
        from .resources.buckets import AsyncBuckets

        return AsyncBuckets(self)

    @cached_property
    def detectors(self) -> AsyncDetectors:
        """Detectors, which jobs find things with, and their versions."""
        from .resources.detectors import AsyncDetectors

        return AsyncDetectors(self)

    @cached_property
    def files(self) -> AsyncFiles:
        """Files of the service that are not in a bucket."""
        from .resources.files import AsyncFiles

        return AsyncFiles(self)

    @cached_property
    def jobs(self) -> AsyncJobs:
        """Jobs: create, watch and cancel them."""
        from .resources.jobs import AsyncJobs

        return AsyncJobs(self)

    @cached_property
    def with_raw_response(self) -> AsyncRealityAnalysisWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncRealityAnalysisWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncRealityAnalysisWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncRealityAnalysisWithStreamingResponse(self)


class RealityAnalysisWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: RealityAnalysis) -> None:
        self._client = client

    @property
    def buckets(self) -> BucketsWithRawResponse:
        """The bucket of an iTwin, for files that are no reality data."""
        return self._client.buckets.with_raw_response

    @property
    def detectors(self) -> DetectorsWithRawResponse:
        """Detectors, which jobs find things with, and their versions."""
        return self._client.detectors.with_raw_response

    @property
    def files(self) -> FilesWithRawResponse:
        """Files of the service that are not in a bucket."""
        return self._client.files.with_raw_response

    @property
    def jobs(self) -> JobsWithRawResponse:
        """Jobs: create, watch and cancel them."""
        return self._client.jobs.with_raw_response


class AsyncRealityAnalysisWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncRealityAnalysis) -> None:
        self._client = client

    @property
    def buckets(self) -> AsyncBucketsWithRawResponse:
        """The bucket of an iTwin, for files that are no reality data."""
        return self._client.buckets.with_raw_response

    @property
    def detectors(self) -> AsyncDetectorsWithRawResponse:
        """Detectors, which jobs find things with, and their versions."""
        return self._client.detectors.with_raw_response

    @property
    def files(self) -> AsyncFilesWithRawResponse:
        """Files of the service that are not in a bucket."""
        return self._client.files.with_raw_response

    @property
    def jobs(self) -> AsyncJobsWithRawResponse:
        """Jobs: create, watch and cancel them."""
        return self._client.jobs.with_raw_response


class RealityAnalysisWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: RealityAnalysis) -> None:
        self._client = client

    @property
    def buckets(self) -> BucketsWithStreamingResponse:
        """The bucket of an iTwin, for files that are no reality data."""
        return self._client.buckets.with_streaming_response

    @property
    def detectors(self) -> DetectorsWithStreamingResponse:
        """Detectors, which jobs find things with, and their versions."""
        return self._client.detectors.with_streaming_response

    @property
    def files(self) -> FilesWithStreamingResponse:
        """Files of the service that are not in a bucket."""
        return self._client.files.with_streaming_response

    @property
    def jobs(self) -> JobsWithStreamingResponse:
        """Jobs: create, watch and cancel them."""
        return self._client.jobs.with_streaming_response


class AsyncRealityAnalysisWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncRealityAnalysis) -> None:
        self._client = client

    @property
    def buckets(self) -> AsyncBucketsWithStreamingResponse:
        """The bucket of an iTwin, for files that are no reality data."""
        return self._client.buckets.with_streaming_response

    @property
    def detectors(self) -> AsyncDetectorsWithStreamingResponse:
        """Detectors, which jobs find things with, and their versions."""
        return self._client.detectors.with_streaming_response

    @property
    def files(self) -> AsyncFilesWithStreamingResponse:
        """Files of the service that are not in a bucket."""
        return self._client.files.with_streaming_response

    @property
    def jobs(self) -> AsyncJobsWithStreamingResponse:
        """Jobs: create, watch and cancel them."""
        return self._client.jobs.with_streaming_response
