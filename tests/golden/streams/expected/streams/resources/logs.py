"""Logs."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource, async_raw, raw
from .._runtime.streaming import AsyncJSONLines, JSONLines

READ: Operation[models.Entry] = Operation(
    "GET", "/log", id="readLog", returns=lambda: models.Entry, accept="application/x-ndjson"
)
READ_MOTD: Operation[str] = Operation(
    "GET", "/motd", id="readMotd", reads="text", accept="text/plain"
)


class Logs(Resource):
    """Logs."""

    @cached_property
    def with_raw_response(self) -> LogsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return LogsWithRawResponse(self)

    def read(self, **options: Unpack[RequestOptions]) -> JSONLines[models.Entry]:
        """GET /log.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /log`` (`readLog`).
        """
        return JSONLines(self, READ, options)

    def read_motd(self, **options: Unpack[RequestOptions]) -> str:
        """GET /motd.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /motd`` (`readMotd`).
        """
        return self._send(READ_MOTD, options)


class AsyncLogs(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncLogsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncLogsWithRawResponse(self)

    def read(self, **options: Unpack[RequestOptions]) -> AsyncJSONLines[models.Entry]:
        """GET /log.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /log`` (`readLog`).
        """
        return AsyncJSONLines(self, READ, options)

    async def read_motd(self, **options: Unpack[RequestOptions]) -> str:
        """GET /motd.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /motd`` (`readMotd`).
        """
        return await self._send(READ_MOTD, options)


class LogsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Logs) -> None:
        self.read_motd = raw(resource.read_motd)


class AsyncLogsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncLogs) -> None:
        self.read_motd = async_raw(resource.read_motd)
