"""Files of the service that are not in a bucket."""

from __future__ import annotations

import builtins
from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

LIST: Operation[builtins.list[models.File]] = Operation(
    "GET",
    "/reality-analysis/files",
    id="files-get-all",
    returns=lambda: models.FilesResponse,
    unwrap="files",
    accept="application/vnd.bentley.itwin-platform.v2+json",
)


class Files(Resource):
    """Files of the service that are not in a bucket."""

    @cached_property
    def with_raw_response(self) -> FilesWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return FilesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> FilesWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return FilesWithStreamingResponse(self)

    def list(self, **options: Unpack[RequestOptions]) -> builtins.list[models.File]:
        """Get files.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            HeaderNotFoundError: No valid credentials reached the service (401).
            OperationNotFoundError: Not found (404).
            ResourceNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/files`` (`files-get-all`).
        """
        return self._send(LIST, options)


class AsyncFiles(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncFilesWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncFilesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncFilesWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncFilesWithStreamingResponse(self)

    async def list(self, **options: Unpack[RequestOptions]) -> builtins.list[models.File]:
        """Get files.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            HeaderNotFoundError: No valid credentials reached the service (401).
            OperationNotFoundError: Not found (404).
            ResourceNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/files`` (`files-get-all`).
        """
        return await self._send(LIST, options)


class FilesWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Files) -> None:
        self.list = raw(resource.list)


class AsyncFilesWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncFiles) -> None:
        self.list = async_raw(resource.list)


class FilesWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Files) -> None:
        self.list = streamed(resource.list)


class AsyncFilesWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncFiles) -> None:
        self.list = async_streamed(resource.list)
