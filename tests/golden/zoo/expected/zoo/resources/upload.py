"""Upload."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.multipart import MultipartBody
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

UPLOAD: Operation[dict[str, str]] = Operation(
    "POST",
    "/upload",
    id="upload_upload_post",
    returns=lambda: dict[str, str],
    body=(MultipartBody("multipart/form-data", lambda: models.BodyUploadUploadPost),),
)


class Upload(Resource):
    """Upload."""

    @cached_property
    def with_raw_response(self) -> UploadWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return UploadWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> UploadWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return UploadWithStreamingResponse(self)

    def upload(
        self,
        body: models.BodyUploadUploadPost | models.BodyUploadUploadPostDict,
        **options: Unpack[RequestOptions],
    ) -> dict[str, str]:
        """Upload.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            UnprocessableEntityError: Validation Error (422).

        See ``POST /upload`` (`upload_upload_post`).
        """
        return self._send(UPLOAD, options, body=body)


class AsyncUpload(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncUploadWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncUploadWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncUploadWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncUploadWithStreamingResponse(self)

    async def upload(
        self,
        body: models.BodyUploadUploadPost | models.BodyUploadUploadPostDict,
        **options: Unpack[RequestOptions],
    ) -> dict[str, str]:
        """Upload.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            UnprocessableEntityError: Validation Error (422).

        See ``POST /upload`` (`upload_upload_post`).
        """
        return await self._send(UPLOAD, options, body=body)


class UploadWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Upload) -> None:
        self.upload = raw(resource.upload)


class AsyncUploadWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncUpload) -> None:
        self.upload = async_raw(resource.upload)


class UploadWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Upload) -> None:
        self.upload = streamed(resource.upload)


class AsyncUploadWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncUpload) -> None:
        self.upload = async_streamed(resource.upload)
