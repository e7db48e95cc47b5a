"""Tasks."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

GET_RESULT: Operation[models.Entry | models.Pending | None] = Operation(
    "GET",
    "/tasks/{id}/result",
    id="getResult",
    returns=lambda: models.Entry,
    responses={"202": lambda: models.Pending, "204": None},
)


class Tasks(Resource):
    """Tasks."""

    @cached_property
    def with_raw_response(self) -> TasksWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return TasksWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> TasksWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return TasksWithStreamingResponse(self)

    def get_result(
        self, id: str, /, **options: Unpack[RequestOptions]
    ) -> models.Entry | models.Pending | None:
        """GET /tasks/{id}/result.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /tasks/{id}/result`` (`getResult`).
        """
        return self._send(GET_RESULT, options, path={"id": id})


class AsyncTasks(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncTasksWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncTasksWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncTasksWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncTasksWithStreamingResponse(self)

    async def get_result(
        self, id: str, /, **options: Unpack[RequestOptions]
    ) -> models.Entry | models.Pending | None:
        """GET /tasks/{id}/result.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /tasks/{id}/result`` (`getResult`).
        """
        return await self._send(GET_RESULT, options, path={"id": id})


class TasksWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Tasks) -> None:
        self.get_result = raw(resource.get_result)


class AsyncTasksWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncTasks) -> None:
        self.get_result = async_raw(resource.get_result)


class TasksWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Tasks) -> None:
        self.get_result = streamed(resource.get_result)


class AsyncTasksWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncTasks) -> None:
        self.get_result = async_streamed(resource.get_result)
