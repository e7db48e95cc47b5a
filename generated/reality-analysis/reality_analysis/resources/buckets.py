"""The bucket of an iTwin, for files that are no reality data."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

GET: Operation[models.BucketResponse] = Operation(
    "GET",
    "/reality-analysis/itwins/{iTwinId}/bucket",
    id="buckets-get",
    returns=lambda: models.BucketResponse,
    accept="application/vnd.bentley.itwin-platform.v2+json",
)


class Buckets(Resource):
    """The bucket of an iTwin, for files that are no reality data."""

    @cached_property
    def with_raw_response(self) -> BucketsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return BucketsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> BucketsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return BucketsWithStreamingResponse(self)

    def get(self, itwin_id: str, /, **options: Unpack[RequestOptions]) -> models.BucketResponse:
        """Get bucket.

        Args:
            itwin_id: iTwin id.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidPropertyError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            ITwinNotFoundError: No such iTwin, or not for these credentials (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/itwins/{iTwinId}/bucket`` (`buckets-get`).
        """
        return self._send(GET, options, path={"iTwinId": itwin_id})


class AsyncBuckets(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncBucketsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncBucketsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncBucketsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncBucketsWithStreamingResponse(self)

    async def get(
        self, itwin_id: str, /, **options: Unpack[RequestOptions]
    ) -> models.BucketResponse:
        """Get bucket.

        Args:
            itwin_id: iTwin id.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidPropertyError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            ITwinNotFoundError: No such iTwin, or not for these credentials (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/itwins/{iTwinId}/bucket`` (`buckets-get`).
        """
        return await self._send(GET, options, path={"iTwinId": itwin_id})


class BucketsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Buckets) -> None:
        self.get = raw(resource.get)


class AsyncBucketsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncBuckets) -> None:
        self.get = async_raw(resource.get)


class BucketsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Buckets) -> None:
        self.get = streamed(resource.get)


class AsyncBucketsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncBuckets) -> None:
        self.get = async_streamed(resource.get)
