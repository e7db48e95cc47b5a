"""Disks that the service makes in its own time."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource
from .._runtime.long_running import AsyncOperationPoller, LongRunning, OperationPoller
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

CREATE: Operation[models.Disk | None] = Operation(
    "PUT",
    "/disks/{name}",
    id="disks_create",
    returns=lambda: models.Disk,
    responses={"202": None},
    body=(Body("application/json", lambda: models.Disk),),
    wait=LongRunning(returns=lambda: models.Disk, final="original-uri"),
)
DELETE: Operation[None] = Operation(
    "DELETE", "/disks/{name}", id="disks_delete", wait=LongRunning()
)
GET: Operation[models.Disk] = Operation(
    "GET", "/disks/{name}", id="disks_get", returns=lambda: models.Disk
)


class Disks(Resource):
    """Disks that the service makes in its own time."""

    @cached_property
    def with_raw_response(self) -> DisksWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return DisksWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> DisksWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return DisksWithStreamingResponse(self)

    def create(
        self, name: str, /, body: models.Disk | models.DiskDict, **options: Unpack[RequestOptions]
    ) -> models.Disk | None:
        """Make a disk.

        Args:
            name
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``PUT /disks/{name}`` (`disks_create`).
        """
        return self._send(CREATE, options, path={"name": name}, body=body)

    def delete(self, name: str, /, **options: Unpack[RequestOptions]) -> None:
        """DELETE /disks/{name}.

        Args:
            name
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``DELETE /disks/{name}`` (`disks_delete`).
        """
        return self._send(DELETE, options, path={"name": name})

    def get(self, name: str, /, **options: Unpack[RequestOptions]) -> models.Disk:
        """GET /disks/{name}.

        Args:
            name
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /disks/{name}`` (`disks_get`).
        """
        return self._send(GET, options, path={"name": name})

    def begin_create(
        self, name: str, /, body: models.Disk | models.DiskDict, **options: Unpack[RequestOptions]
    ) -> OperationPoller[models.Disk]:
        """Make a disk.

        Starts the work and gives a poller of it: ``status()``, ``result()``, ``done()``,
        ``continuation_token()``. Its arguments are those of ``create``.
        """
        return OperationPoller.begin(self, CREATE, options, path={"name": name}, body=body)

    def resume_create(
        self, token: str, /, **options: Unpack[RequestOptions]
    ) -> OperationPoller[models.Disk]:
        """Go on with a poller from its ``continuation_token()``, also in another process."""
        return OperationPoller.resume(self, CREATE, options, token)

    def begin_delete(
        self, name: str, /, **options: Unpack[RequestOptions]
    ) -> OperationPoller[None]:
        """Starts the work and gives a poller of it: ``status()``, ``result()``, ``done()``,
        ``continuation_token()``. Its arguments are those of ``delete``.
        """
        return OperationPoller.begin(self, DELETE, options, path={"name": name})

    def resume_delete(
        self, token: str, /, **options: Unpack[RequestOptions]
    ) -> OperationPoller[None]:
        """Go on with a poller from its ``continuation_token()``, also in another process."""
        return OperationPoller.resume(self, DELETE, options, token)


class AsyncDisks(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncDisksWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncDisksWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncDisksWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncDisksWithStreamingResponse(self)

    async def create(
        self, name: str, /, body: models.Disk | models.DiskDict, **options: Unpack[RequestOptions]
    ) -> models.Disk | None:
        """Make a disk.

        Args:
            name
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``PUT /disks/{name}`` (`disks_create`).
        """
        return await self._send(CREATE, options, path={"name": name}, body=body)

    async def delete(self, name: str, /, **options: Unpack[RequestOptions]) -> None:
        """DELETE /disks/{name}.

        Args:
            name
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``DELETE /disks/{name}`` (`disks_delete`).
        """
        return await self._send(DELETE, options, path={"name": name})

    async def get(self, name: str, /, **options: Unpack[RequestOptions]) -> models.Disk:
        """GET /disks/{name}.

        Args:
            name
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /disks/{name}`` (`disks_get`).
        """
        return await self._send(GET, options, path={"name": name})

    async def begin_create(
        self, name: str, /, body: models.Disk | models.DiskDict, **options: Unpack[RequestOptions]
    ) -> AsyncOperationPoller[models.Disk]:
        """Make a disk.

        Starts the work and gives a poller of it: ``status()``, ``result()``, ``done()``,
        ``continuation_token()``. Its arguments are those of ``create``.
        """
        return await AsyncOperationPoller.begin(
            self, CREATE, options, path={"name": name}, body=body
        )

    def resume_create(
        self, token: str, /, **options: Unpack[RequestOptions]
    ) -> AsyncOperationPoller[models.Disk]:
        """Go on with a poller from its ``continuation_token()``, also in another process."""
        return AsyncOperationPoller.resume(self, CREATE, options, token)

    async def begin_delete(
        self, name: str, /, **options: Unpack[RequestOptions]
    ) -> AsyncOperationPoller[None]:
        """Starts the work and gives a poller of it: ``status()``, ``result()``, ``done()``,
        ``continuation_token()``. Its arguments are those of ``delete``.
        """
        return await AsyncOperationPoller.begin(self, DELETE, options, path={"name": name})

    def resume_delete(
        self, token: str, /, **options: Unpack[RequestOptions]
    ) -> AsyncOperationPoller[None]:
        """Go on with a poller from its ``continuation_token()``, also in another process."""
        return AsyncOperationPoller.resume(self, DELETE, options, token)


class DisksWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Disks) -> None:
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)
        self.get = raw(resource.get)


class AsyncDisksWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncDisks) -> None:
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)
        self.get = async_raw(resource.get)


class DisksWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Disks) -> None:
        self.create = streamed(resource.create)
        self.delete = streamed(resource.delete)
        self.get = streamed(resource.get)


class AsyncDisksWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncDisks) -> None:
        self.create = async_streamed(resource.create)
        self.delete = async_streamed(resource.delete)
        self.get = async_streamed(resource.get)
