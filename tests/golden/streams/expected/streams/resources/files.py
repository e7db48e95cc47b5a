"""Files."""

from __future__ import annotations

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.downloads import AsyncDownload, Download

DOWNLOAD: Operation[bytes] = Operation(
    "GET", "/files/{name}", id="downloadFile", reads="bytes", accept="application/octet-stream"
)


class Files(Resource):
    """Files."""

    def download(self, name: str, /, **options: Unpack[RequestOptions]) -> Download:
        """GET /files/{name}.

        Args:
            name
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            NotFoundError: No such file (404).

        See ``GET /files/{name}`` (`downloadFile`).
        """
        return Download(self, DOWNLOAD, options, path={"name": name})


class AsyncFiles(AsyncResource):
    """The same for the async client."""

    def download(self, name: str, /, **options: Unpack[RequestOptions]) -> AsyncDownload:
        """GET /files/{name}.

        Args:
            name
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            NotFoundError: No such file (404).

        See ``GET /files/{name}`` (`downloadFile`).
        """
        return AsyncDownload(self, DOWNLOAD, options, path={"name": name})
