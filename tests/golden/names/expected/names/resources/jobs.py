"""Jobs."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

GET_OWNER: Operation[models.GetOwnerResponse] = Operation(
    "GET", "/jobs/{id}/owner", id="get owner", returns=lambda: models.GetOwnerResponse
)


class Jobs(Resource):
    """Jobs."""

    @cached_property
    def with_raw_response(self) -> JobsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return JobsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> JobsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return JobsWithStreamingResponse(self)

    def get_owner(self, id: str, /, **options: Unpack[RequestOptions]) -> models.GetOwnerResponse:
        """GET /jobs/{id}/owner.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /jobs/{id}/owner`` (`get owner`).
        """
        return self._send(GET_OWNER, options, path={"id": id})


class AsyncJobs(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncJobsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncJobsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncJobsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncJobsWithStreamingResponse(self)

    async def get_owner(
        self, id: str, /, **options: Unpack[RequestOptions]
    ) -> models.GetOwnerResponse:
        """GET /jobs/{id}/owner.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /jobs/{id}/owner`` (`get owner`).
        """
        return await self._send(GET_OWNER, options, path={"id": id})


class JobsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Jobs) -> None:
        self.get_owner = raw(resource.get_owner)


class AsyncJobsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncJobs) -> None:
        self.get_owner = async_raw(resource.get_owner)


class JobsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Jobs) -> None:
        self.get_owner = streamed(resource.get_owner)


class AsyncJobsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncJobs) -> None:
        self.get_owner = async_streamed(resource.get_owner)
