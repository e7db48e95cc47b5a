"""Logs."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import Operation, RequestOptions
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed
from ._audit_and_logs import AsyncAuditAndLogsShared, AuditAndLogsShared

READ_MOTD: Operation[str] = Operation(
    "GET", "/motd", id="readMotd", reads="text", accept="text/plain"
)


class Logs(AuditAndLogsShared):
    """Logs."""

    @cached_property
    def with_raw_response(self) -> LogsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return LogsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> LogsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return LogsWithStreamingResponse(self)

    def read_motd(self, **options: Unpack[RequestOptions]) -> str:
        """GET /motd.

        Args:
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /motd`` (`readMotd`).
        """
        return self._send(READ_MOTD, options)


class AsyncLogs(AsyncAuditAndLogsShared):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncLogsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncLogsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncLogsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncLogsWithStreamingResponse(self)

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


class LogsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Logs) -> None:
        self.read_motd = streamed(resource.read_motd)


class AsyncLogsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncLogs) -> None:
        self.read_motd = async_streamed(resource.read_motd)
