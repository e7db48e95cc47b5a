"""Errors."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

GET_OWNER: Operation[models.GetOwnerResponseModel] = Operation(
    "GET", "/repos/{id}/owner", id="getOwner", returns=lambda: models.GetOwnerResponseModel
)


class Errors(Resource):
    """Errors."""

    @cached_property
    def with_raw_response(self) -> ErrorsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return ErrorsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> ErrorsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return ErrorsWithStreamingResponse(self)

    def get_owner(
        self, id: str, /, **options: Unpack[RequestOptions]
    ) -> models.GetOwnerResponseModel:
        """GET /repos/{id}/owner.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /repos/{id}/owner`` (`getOwner`).
        """
        return self._send(GET_OWNER, options, path={"id": id})


class AsyncErrors(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncErrorsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncErrorsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncErrorsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncErrorsWithStreamingResponse(self)

    async def get_owner(
        self, id: str, /, **options: Unpack[RequestOptions]
    ) -> models.GetOwnerResponseModel:
        """GET /repos/{id}/owner.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /repos/{id}/owner`` (`getOwner`).
        """
        return await self._send(GET_OWNER, options, path={"id": id})


class ErrorsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Errors) -> None:
        self.get_owner = raw(resource.get_owner)


class AsyncErrorsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncErrors) -> None:
        self.get_owner = async_raw(resource.get_owner)


class ErrorsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Errors) -> None:
        self.get_owner = streamed(resource.get_owner)


class AsyncErrorsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncErrors) -> None:
        self.get_owner = async_streamed(resource.get_owner)
