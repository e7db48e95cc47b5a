"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.class_ import (
        AsyncClass,
        AsyncClassWithRawResponse,
        AsyncClassWithStreamingResponse,
        Class,
        ClassWithRawResponse,
        ClassWithStreamingResponse,
    )
    from .resources.errors import (
        AsyncErrors,
        AsyncErrorsWithRawResponse,
        AsyncErrorsWithStreamingResponse,
        Errors,
        ErrorsWithRawResponse,
        ErrorsWithStreamingResponse,
    )
    from .resources.jobs import (
        AsyncJobs,
        AsyncJobsWithRawResponse,
        AsyncJobsWithStreamingResponse,
        Jobs,
        JobsWithRawResponse,
        JobsWithStreamingResponse,
    )
    from .resources.no_operation_id import (
        AsyncNoOperationId,
        AsyncNoOperationIdWithRawResponse,
        AsyncNoOperationIdWithStreamingResponse,
        NoOperationId,
        NoOperationIdWithRawResponse,
        NoOperationIdWithStreamingResponse,
    )


class Names(SyncClient):
    """Client of Names, & other <problems>. Can be shared between threads.

    Args:
        base_url: Where the API is; https://names.example.com by default.
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
    def class_(self) -> Class:
        """Class."""
        from .resources.class_ import Class

        return Class(self)

    @cached_property
    def errors(self) -> Errors:
        """Errors."""
        from .resources.errors import Errors

        return Errors(self)

    @cached_property
    def jobs(self) -> Jobs:
        """Jobs."""
        from .resources.jobs import Jobs

        return Jobs(self)

    @cached_property
    def no_operation_id(self) -> NoOperationId:
        """NoOperationId."""
        from .resources.no_operation_id import NoOperationId

        return NoOperationId(self)

    @cached_property
    def with_raw_response(self) -> NamesWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return NamesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> NamesWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return NamesWithStreamingResponse(self)


class AsyncNames(AsyncClient):
    """Client of Names, & other <problems> for asyncio; takes what `Names` takes."""

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
    def class_(self) -> AsyncClass:
        """Class."""
        from .resources.class_ import AsyncClass

        return AsyncClass(self)

    @cached_property
    def errors(self) -> AsyncErrors:
        """Errors."""
        from .resources.errors import AsyncErrors

        return AsyncErrors(self)

    @cached_property
    def jobs(self) -> AsyncJobs:
        """Jobs."""
        from .resources.jobs import AsyncJobs

        return AsyncJobs(self)

    @cached_property
    def no_operation_id(self) -> AsyncNoOperationId:
        """NoOperationId."""
        from .resources.no_operation_id import AsyncNoOperationId

        return AsyncNoOperationId(self)

    @cached_property
    def with_raw_response(self) -> AsyncNamesWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncNamesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncNamesWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncNamesWithStreamingResponse(self)


class NamesWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Names) -> None:
        self._client = client

    @property
    def class_(self) -> ClassWithRawResponse:
        """Class."""
        return self._client.class_.with_raw_response

    @property
    def errors(self) -> ErrorsWithRawResponse:
        """Errors."""
        return self._client.errors.with_raw_response

    @property
    def jobs(self) -> JobsWithRawResponse:
        """Jobs."""
        return self._client.jobs.with_raw_response

    @property
    def no_operation_id(self) -> NoOperationIdWithRawResponse:
        """NoOperationId."""
        return self._client.no_operation_id.with_raw_response


class AsyncNamesWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncNames) -> None:
        self._client = client

    @property
    def class_(self) -> AsyncClassWithRawResponse:
        """Class."""
        return self._client.class_.with_raw_response

    @property
    def errors(self) -> AsyncErrorsWithRawResponse:
        """Errors."""
        return self._client.errors.with_raw_response

    @property
    def jobs(self) -> AsyncJobsWithRawResponse:
        """Jobs."""
        return self._client.jobs.with_raw_response

    @property
    def no_operation_id(self) -> AsyncNoOperationIdWithRawResponse:
        """NoOperationId."""
        return self._client.no_operation_id.with_raw_response


class NamesWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Names) -> None:
        self._client = client

    @property
    def class_(self) -> ClassWithStreamingResponse:
        """Class."""
        return self._client.class_.with_streaming_response

    @property
    def errors(self) -> ErrorsWithStreamingResponse:
        """Errors."""
        return self._client.errors.with_streaming_response

    @property
    def jobs(self) -> JobsWithStreamingResponse:
        """Jobs."""
        return self._client.jobs.with_streaming_response

    @property
    def no_operation_id(self) -> NoOperationIdWithStreamingResponse:
        """NoOperationId."""
        return self._client.no_operation_id.with_streaming_response


class AsyncNamesWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncNames) -> None:
        self._client = client

    @property
    def class_(self) -> AsyncClassWithStreamingResponse:
        """Class."""
        return self._client.class_.with_streaming_response

    @property
    def errors(self) -> AsyncErrorsWithStreamingResponse:
        """Errors."""
        return self._client.errors.with_streaming_response

    @property
    def jobs(self) -> AsyncJobsWithStreamingResponse:
        """Jobs."""
        return self._client.jobs.with_streaming_response

    @property
    def no_operation_id(self) -> AsyncNoOperationIdWithStreamingResponse:
        """NoOperationId."""
        return self._client.no_operation_id.with_streaming_response
