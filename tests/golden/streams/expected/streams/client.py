"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.audit import AsyncAudit, Audit
    from .resources.chat import AsyncChat, Chat
    from .resources.files import AsyncFiles, Files
    from .resources.logs import (
        AsyncLogs,
        AsyncLogsWithRawResponse,
        AsyncLogsWithStreamingResponse,
        Logs,
        LogsWithRawResponse,
        LogsWithStreamingResponse,
    )
    from .resources.tasks import (
        AsyncTasks,
        AsyncTasksWithRawResponse,
        AsyncTasksWithStreamingResponse,
        Tasks,
        TasksWithRawResponse,
        TasksWithStreamingResponse,
    )


class Streams(SyncClient):
    """Client of Streams. Can be shared between threads.

    Args:
        base_url: Where the API is; https://streams.example.com by default.
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
    def audit(self) -> Audit:
        """Audit."""
        from .resources.audit import Audit

        return Audit(self)

    @cached_property
    def chat(self) -> Chat:
        """Chat."""
        from .resources.chat import Chat

        return Chat(self)

    @cached_property
    def files(self) -> Files:
        """Files."""
        from .resources.files import Files

        return Files(self)

    @cached_property
    def logs(self) -> Logs:
        """Logs."""
        from .resources.logs import Logs

        return Logs(self)

    @cached_property
    def tasks(self) -> Tasks:
        """Tasks."""
        from .resources.tasks import Tasks

        return Tasks(self)

    @cached_property
    def with_raw_response(self) -> StreamsWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return StreamsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> StreamsWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return StreamsWithStreamingResponse(self)


class AsyncStreams(AsyncClient):
    """Client of Streams for asyncio; takes what `Streams` takes."""

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
    def audit(self) -> AsyncAudit:
        """Audit."""
        from .resources.audit import AsyncAudit

        return AsyncAudit(self)

    @cached_property
    def chat(self) -> AsyncChat:
        """Chat."""
        from .resources.chat import AsyncChat

        return AsyncChat(self)

    @cached_property
    def files(self) -> AsyncFiles:
        """Files."""
        from .resources.files import AsyncFiles

        return AsyncFiles(self)

    @cached_property
    def logs(self) -> AsyncLogs:
        """Logs."""
        from .resources.logs import AsyncLogs

        return AsyncLogs(self)

    @cached_property
    def tasks(self) -> AsyncTasks:
        """Tasks."""
        from .resources.tasks import AsyncTasks

        return AsyncTasks(self)

    @cached_property
    def with_raw_response(self) -> AsyncStreamsWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncStreamsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncStreamsWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncStreamsWithStreamingResponse(self)


class StreamsWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Streams) -> None:
        self._client = client

    @property
    def logs(self) -> LogsWithRawResponse:
        """Logs."""
        return self._client.logs.with_raw_response

    @property
    def tasks(self) -> TasksWithRawResponse:
        """Tasks."""
        return self._client.tasks.with_raw_response


class AsyncStreamsWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncStreams) -> None:
        self._client = client

    @property
    def logs(self) -> AsyncLogsWithRawResponse:
        """Logs."""
        return self._client.logs.with_raw_response

    @property
    def tasks(self) -> AsyncTasksWithRawResponse:
        """Tasks."""
        return self._client.tasks.with_raw_response


class StreamsWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Streams) -> None:
        self._client = client

    @property
    def logs(self) -> LogsWithStreamingResponse:
        """Logs."""
        return self._client.logs.with_streaming_response

    @property
    def tasks(self) -> TasksWithStreamingResponse:
        """Tasks."""
        return self._client.tasks.with_streaming_response


class AsyncStreamsWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncStreams) -> None:
        self._client = client

    @property
    def logs(self) -> AsyncLogsWithStreamingResponse:
        """Logs."""
        return self._client.logs.with_streaming_response

    @property
    def tasks(self) -> AsyncTasksWithStreamingResponse:
        """Tasks."""
        return self._client.tasks.with_streaming_response
