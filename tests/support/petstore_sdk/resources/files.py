"""Files: send and fetch them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource
from .._runtime.downloads import AsyncDownload, Download
from .._runtime.files import FileInput, RawBody
from .._runtime.forms import FormBody
from .._runtime.jsonlines import AsyncJSONLines, JSONLines
from .._runtime.multipart import MultipartBody, Part
from .._runtime.sse import AsyncEventStream, Events, EventStream
from .._runtime.streaming import async_streamed, streamed
from .._runtime.styles import Style

if TYPE_CHECKING:
    from ..models import Pet

DESCRIBE: Operation[str] = Operation(
    "GET", "/files/{id}/text", id="files-describe", reads="text", accept="text/plain"
)
DOWNLOAD: Operation[bytes] = Operation(
    "GET", "/files/{id}", id="files-download", reads="bytes", accept="application/octet-stream"
)
EVENTS: Operation[Pet] = Operation(
    "GET",
    "/events",
    id="files-events",
    returns=lambda: models.Pet,
    accept="text/event-stream",
    stream=Events(done="[DONE]", reconnect=True),
)
LINES: Operation[Pet] = Operation(
    "GET", "/lines", id="files-lines", returns=lambda: models.Pet, accept="application/jsonl"
)
PUT: Operation[None] = Operation(
    "PUT", "/files/{id}", id="files-put", body=(RawBody("application/octet-stream"),)
)
SEARCH: Operation[list[Pet]] = Operation(
    "POST",
    "/search",
    id="files-search",
    body=(FormBody(styles={"where": Style("deepObject")}), Body()),
    returns=lambda: list[models.Pet],
)
UPLOAD: Operation[Pet] = Operation(
    "POST",
    "/files",
    id="files-upload",
    body=(
        MultipartBody(
            parts={
                "photo": Part("image/png", {"X-Kind": "photo"}),
                "meta": Part("application/json"),
            }
        ),
    ),
    returns=lambda: models.Pet,
)


class Files(Resource):
    """Files: send and fetch them. Reached as ``client.files``."""

    @cached_property
    def with_streaming_response(self) -> FilesWithStreamingResponse:
        """The same methods, giving the answer while it comes."""
        return FilesWithStreamingResponse(self)

    def describe(self, id: str, /, **options: Unpack[RequestOptions]) -> str:
        """What is in a file."""
        return self._send(DESCRIBE, options, path={"id": id})

    def download(self, id: str, /, **options: Unpack[RequestOptions]) -> Download:
        """The file: ``save()`` it, or iterate over it under ``with``."""
        return Download(self, DOWNLOAD, options, path={"id": id})

    def events(self, **options: Unpack[RequestOptions]) -> EventStream[Pet]:
        """Pets as they arrive; under ``with``."""
        return EventStream(self, EVENTS, options)

    def lines(self, **options: Unpack[RequestOptions]) -> JSONLines[Pet]:
        """All pets; under ``with``."""
        return JSONLines(self, LINES, options)

    def put(self, id: str, file: FileInput, /, **options: Unpack[RequestOptions]) -> None:
        """Replace a file."""
        return self._send(PUT, options, path={"id": id}, body=file)

    def search(
        self,
        query: Mapping[str, Any],
        /,
        *,
        content_type: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[Pet]:
        """Search pets."""
        return self._send(SEARCH, options, body=query, content_type=content_type)

    def upload(
        self,
        *,
        photo: FileInput | None = None,
        extra: Sequence[FileInput] | None = None,
        meta: Mapping[str, Any] | None = None,
        name: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pet:
        """Send files with what belongs to them."""
        body = {"photo": photo, "extra": extra, "meta": meta, "name": name}
        return self._send(UPLOAD, options, body=body)


class FilesWithStreamingResponse:
    """Reached as ``client.files.with_streaming_response``."""

    def __init__(self, files: Files) -> None:
        self.describe = streamed(files.describe)


class AsyncFiles(AsyncResource):
    """The same for ``AsyncPetstore``."""

    @cached_property
    def with_streaming_response(self) -> AsyncFilesWithStreamingResponse:
        """The same methods, giving the answer while it comes."""
        return AsyncFilesWithStreamingResponse(self)

    async def describe(self, id: str, /, **options: Unpack[RequestOptions]) -> str:
        """What is in a file."""
        return await self._send(DESCRIBE, options, path={"id": id})

    def download(self, id: str, /, **options: Unpack[RequestOptions]) -> AsyncDownload:
        """The file: ``await save()`` it, or iterate over it under ``async with``."""
        return AsyncDownload(self, DOWNLOAD, options, path={"id": id})

    def events(self, **options: Unpack[RequestOptions]) -> AsyncEventStream[Pet]:
        """Pets as they arrive; under ``async with``."""
        return AsyncEventStream(self, EVENTS, options)

    def lines(self, **options: Unpack[RequestOptions]) -> AsyncJSONLines[Pet]:
        """All pets; under ``async with``."""
        return AsyncJSONLines(self, LINES, options)

    async def put(self, id: str, file: FileInput, /, **options: Unpack[RequestOptions]) -> None:
        """Replace a file."""
        return await self._send(PUT, options, path={"id": id}, body=file)

    async def search(
        self,
        query: Mapping[str, Any],
        /,
        *,
        content_type: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[Pet]:
        """Search pets."""
        return await self._send(SEARCH, options, body=query, content_type=content_type)

    async def upload(
        self,
        *,
        photo: FileInput | None = None,
        extra: Sequence[FileInput] | None = None,
        meta: Mapping[str, Any] | None = None,
        name: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pet:
        """Send files with what belongs to them."""
        body = {"photo": photo, "extra": extra, "meta": meta, "name": name}
        return await self._send(UPLOAD, options, body=body)


class AsyncFilesWithStreamingResponse:
    """Reached as ``client.files.with_streaming_response``."""

    def __init__(self, files: AsyncFiles) -> None:
        self.describe = async_streamed(files.describe)
