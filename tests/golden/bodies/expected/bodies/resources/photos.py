"""Photos."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.files import FileInput, RawBody
from .._runtime.multipart import MultipartBody, Part
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

REPLACE_CONTENT: Operation[None] = Operation(
    "PUT", "/photos/{id}/content", id="replaceContent", body=(RawBody("application/octet-stream"),)
)
UPLOAD: Operation[models.PhotoInfo] = Operation(
    "POST",
    "/photos",
    id="uploadPhoto",
    returns=lambda: models.PhotoInfo,
    body=(
        MultipartBody(
            "multipart/form-data", lambda: models.UploadPhotoBody, parts={"file": Part("image/png")}
        ),
    ),
)


class Photos(Resource):
    """Photos."""

    @cached_property
    def with_raw_response(self) -> PhotosWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return PhotosWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PhotosWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return PhotosWithStreamingResponse(self)

    def replace_content(
        self, id: str, /, body: FileInput, **options: Unpack[RequestOptions]
    ) -> None:
        """PUT /photos/{id}/content.

        Args:
            id
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``PUT /photos/{id}/content`` (`replaceContent`).
        """
        return self._send(REPLACE_CONTENT, options, path={"id": id}, body=body)

    def upload(
        self,
        body: models.UploadPhotoBody | models.UploadPhotoBodyDict,
        **options: Unpack[RequestOptions],
    ) -> models.PhotoInfo:
        """POST /photos.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /photos`` (`uploadPhoto`).
        """
        return self._send(UPLOAD, options, body=body)


class AsyncPhotos(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncPhotosWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncPhotosWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncPhotosWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncPhotosWithStreamingResponse(self)

    async def replace_content(
        self, id: str, /, body: FileInput, **options: Unpack[RequestOptions]
    ) -> None:
        """PUT /photos/{id}/content.

        Args:
            id
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``PUT /photos/{id}/content`` (`replaceContent`).
        """
        return await self._send(REPLACE_CONTENT, options, path={"id": id}, body=body)

    async def upload(
        self,
        body: models.UploadPhotoBody | models.UploadPhotoBodyDict,
        **options: Unpack[RequestOptions],
    ) -> models.PhotoInfo:
        """POST /photos.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /photos`` (`uploadPhoto`).
        """
        return await self._send(UPLOAD, options, body=body)


class PhotosWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Photos) -> None:
        self.replace_content = raw(resource.replace_content)
        self.upload = raw(resource.upload)


class AsyncPhotosWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncPhotos) -> None:
        self.replace_content = async_raw(resource.replace_content)
        self.upload = async_raw(resource.upload)


class PhotosWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Photos) -> None:
        self.replace_content = streamed(resource.replace_content)
        self.upload = streamed(resource.upload)


class AsyncPhotosWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncPhotos) -> None:
        self.replace_content = async_streamed(resource.replace_content)
        self.upload = async_streamed(resource.upload)
