"""Class."""

from __future__ import annotations

import builtins
from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

LIST: Operation[builtins.list[models.List]] = Operation(
    "GET", "/list", id="class-list", returns=lambda: builtins.list[models.List]
)


class Class(Resource):
    """Class."""

    @cached_property
    def with_raw_response(self) -> ClassWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return ClassWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> ClassWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return ClassWithStreamingResponse(self)

    def list(
        self,
        *,
        class_: str | None = None,
        id: str | None = None,
        id_header: str | None = None,
        itwin_id: str | None = None,
        options_: str | None = None,
        self_: str | None = None,
        user_id: str | None = None,
        user_id_query: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[models.List]:
        """GET /list.

        Args:
            class_
            id
            id_header
            itwin_id
            options_
            self_
            user_id
            user_id_query
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /list`` (`class-list`).
        """
        return self._send(
            LIST,
            options,
            query={
                "class": class_,
                "id": id,
                "iTwinId": itwin_id,
                "options": options_,
                "self": self_,
                "user-id": user_id,
                "user_id": user_id_query,
            },
            headers={"id": id_header},
        )


class AsyncClass(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncClassWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncClassWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncClassWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncClassWithStreamingResponse(self)

    async def list(
        self,
        *,
        class_: str | None = None,
        id: str | None = None,
        id_header: str | None = None,
        itwin_id: str | None = None,
        options_: str | None = None,
        self_: str | None = None,
        user_id: str | None = None,
        user_id_query: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[models.List]:
        """GET /list.

        Args:
            class_
            id
            id_header
            itwin_id
            options_
            self_
            user_id
            user_id_query
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /list`` (`class-list`).
        """
        return await self._send(
            LIST,
            options,
            query={
                "class": class_,
                "id": id,
                "iTwinId": itwin_id,
                "options": options_,
                "self": self_,
                "user-id": user_id,
                "user_id": user_id_query,
            },
            headers={"id": id_header},
        )


class ClassWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Class) -> None:
        self.list = raw(resource.list)


class AsyncClassWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncClass) -> None:
        self.list = async_raw(resource.list)


class ClassWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Class) -> None:
        self.list = streamed(resource.list)


class AsyncClassWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncClass) -> None:
        self.list = async_streamed(resource.list)
