"""Items."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource
from .._runtime.paging import (
    AsyncPages,
    Pages,
    Paging,
    async_raw_pages,
    async_streamed_pages,
    raw_pages,
    streamed_pages,
)
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

CREATE: Operation[models.ItemOutput] = Operation(
    "POST",
    "/api/v1/items/",
    id="create_item_api_v1_items__post",
    returns=lambda: models.ItemOutput,
    body=(Body("application/json", lambda: models.ItemInput),),
)
DELETE: Operation[None] = Operation(
    "DELETE", "/api/v1/items/{item_id}", id="delete_item_api_v1_items__item_id__delete"
)
LIST: Operation[models.ItemOutput] = Operation(
    "GET",
    "/api/v1/items/",
    id="list_items_api_v1_items__get",
    returns=lambda: models.Page,
    paging=Paging(items="items", page_parameter="page"),
)
READ: Operation[models.ItemOutput] = Operation(
    "GET",
    "/api/v1/items/{item_id}",
    id="read_item_api_v1_items__item_id__get",
    returns=lambda: models.ItemOutput,
)


class Items(Resource):
    """Items."""

    @cached_property
    def with_raw_response(self) -> ItemsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return ItemsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> ItemsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return ItemsWithStreamingResponse(self)

    def create(
        self, body: models.ItemInput | models.ItemInputDict, **options: Unpack[RequestOptions]
    ) -> models.ItemOutput:
        """Create Item.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            UnprocessableEntityError: Validation Error (422).

        See ``POST /api/v1/items/`` (`create_item_api_v1_items__post`).
        """
        return self._send(CREATE, options, body=body)

    def delete(self, item_id: str, /, **options: Unpack[RequestOptions]) -> None:
        """Delete Item.

        Args:
            item_id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            UnprocessableEntityError: Validation Error (422).

        See ``DELETE /api/v1/items/{item_id}`` (`delete_item_api_v1_items__item_id__delete`).
        """
        return self._send(DELETE, options, path={"item_id": item_id})

    def list(
        self, *, page: int | None = None, size: int | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[models.ItemOutput]:
        """List Items.

        Args:
            page: The service's default is 1.
            size: The service's default is 50.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            UnprocessableEntityError: Validation Error (422).

        See ``GET /api/v1/items/`` (`list_items_api_v1_items__get`).
        """
        return Pages(self, LIST, options, query={"page": page, "size": size})

    def read(
        self,
        item_id: str,
        /,
        *,
        kinds: Sequence[models.Kind | Literal["cat", "dog"]] | None = None,
        session: str | None = None,
        x_trace: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ItemOutput:
        """Read Item.

        Args:
            item_id
            kinds
            session
            x_trace
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            UnprocessableEntityError: Validation Error (422).

        See ``GET /api/v1/items/{item_id}`` (`read_item_api_v1_items__item_id__get`).
        """
        return self._send(
            READ,
            options,
            path={"item_id": item_id},
            query={"kinds": kinds},
            headers={"x-trace": x_trace},
            cookies={"session": session},
        )


class AsyncItems(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncItemsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncItemsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncItemsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncItemsWithStreamingResponse(self)

    async def create(
        self, body: models.ItemInput | models.ItemInputDict, **options: Unpack[RequestOptions]
    ) -> models.ItemOutput:
        """Create Item.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            UnprocessableEntityError: Validation Error (422).

        See ``POST /api/v1/items/`` (`create_item_api_v1_items__post`).
        """
        return await self._send(CREATE, options, body=body)

    async def delete(self, item_id: str, /, **options: Unpack[RequestOptions]) -> None:
        """Delete Item.

        Args:
            item_id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            UnprocessableEntityError: Validation Error (422).

        See ``DELETE /api/v1/items/{item_id}`` (`delete_item_api_v1_items__item_id__delete`).
        """
        return await self._send(DELETE, options, path={"item_id": item_id})

    def list(
        self, *, page: int | None = None, size: int | None = None, **options: Unpack[RequestOptions]
    ) -> AsyncPages[models.ItemOutput]:
        """List Items.

        Args:
            page: The service's default is 1.
            size: The service's default is 50.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            UnprocessableEntityError: Validation Error (422).

        See ``GET /api/v1/items/`` (`list_items_api_v1_items__get`).
        """
        return AsyncPages(self, LIST, options, query={"page": page, "size": size})

    async def read(
        self,
        item_id: str,
        /,
        *,
        kinds: Sequence[models.Kind | Literal["cat", "dog"]] | None = None,
        session: str | None = None,
        x_trace: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.ItemOutput:
        """Read Item.

        Args:
            item_id
            kinds
            session
            x_trace
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            UnprocessableEntityError: Validation Error (422).

        See ``GET /api/v1/items/{item_id}`` (`read_item_api_v1_items__item_id__get`).
        """
        return await self._send(
            READ,
            options,
            path={"item_id": item_id},
            query={"kinds": kinds},
            headers={"x-trace": x_trace},
            cookies={"session": session},
        )


class ItemsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Items) -> None:
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)
        self.read = raw(resource.read)
        self.list = raw_pages(resource.list)


class AsyncItemsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncItems) -> None:
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)
        self.read = async_raw(resource.read)
        self.list = async_raw_pages(resource.list)


class ItemsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Items) -> None:
        self.create = streamed(resource.create)
        self.delete = streamed(resource.delete)
        self.read = streamed(resource.read)
        self.list = streamed_pages(resource.list)


class AsyncItemsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncItems) -> None:
        self.create = async_streamed(resource.create)
        self.delete = async_streamed(resource.delete)
        self.read = async_streamed(resource.read)
        self.list = async_streamed_pages(resource.list)
