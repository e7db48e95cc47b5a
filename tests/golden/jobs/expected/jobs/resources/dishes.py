"""Dishes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

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
from .._runtime.waiting import AsyncPoller, Poller, Wait

CANCEL: Operation[models.Dish] = Operation(
    "DELETE", "/dishes/{id}", id="dishes-cancel", returns=lambda: models.DishResponse, unwrap="dish"
)
CREATE: Operation[models.Dish] = Operation(
    "POST",
    "/dishes",
    id="dishes-create",
    returns=lambda: models.DishResponse,
    unwrap="dish",
    body=(Body("application/json", lambda: models.DishCreate),),
    idempotency_header="Idempotency-Key",
)
LIST: Operation[models.Dish] = Operation(
    "GET",
    "/dishes",
    id="dishes-get-all",
    returns=lambda: models.DishPage,
    paging=Paging(items="dishes", cursor="next", cursor_parameter="cursor"),
)
PROGRESS: Operation[models.Progress] = Operation(
    "GET", "/dishes/{id}/progress", id="dishes-progress", returns=lambda: models.Progress
)
GET: Operation[models.Dish] = Operation(
    "GET",
    "/dishes/{id}",
    id="dishes-get",
    returns=lambda: models.DishResponse,
    unwrap="dish",
    wait=Wait(
        state="state",
        terminal=("done", "burnt", "cancelled"),
        success=("done",),
        schedule=(1.0, 2.0, 5.0),
        restart_on="percentage",
        timeout=3600.0,
        progress=PROGRESS,
        progress_value="percentage",
        cancel=CANCEL,
    ),
)


class Dishes(Resource):
    """Dishes."""

    @cached_property
    def with_raw_response(self) -> DishesWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return DishesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> DishesWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return DishesWithStreamingResponse(self)

    def cancel(self, id: str, /, **options: Unpack[RequestOptions]) -> models.Dish:
        """DELETE /dishes/{id}.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            DishNotFoundError: What went wrong (404).
            AlreadyServedError: What went wrong (422).

        See ``DELETE /dishes/{id}`` (`dishes-cancel`).
        """
        return self._send(CANCEL, options, path={"id": id})

    def create(
        self, body: models.DishCreate | models.DishCreateDict, **options: Unpack[RequestOptions]
    ) -> models.Dish:
        """POST /dishes.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            NoSuchRecipeError: What went wrong (422).

        See ``POST /dishes`` (`dishes-create`).
        """
        return self._send(CREATE, options, body=body)

    def get(self, id: str, /, **options: Unpack[RequestOptions]) -> models.Dish:
        """GET /dishes/{id}.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            DishNotFoundError: What went wrong (404).

        See ``GET /dishes/{id}`` (`dishes-get`).
        """
        return self._send(GET, options, path={"id": id})

    def list(
        self, *, limit: int | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[models.Dish]:
        """GET /dishes.

        Args:
            limit: The service's default is 50.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            TooMuchToDoError: What went wrong (429).

        See ``GET /dishes`` (`dishes-get-all`).
        """
        return Pages(self, LIST, options, query={"limit": limit})

    def progress(self, id: str, /, **options: Unpack[RequestOptions]) -> models.Progress:
        """GET /dishes/{id}/progress.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /dishes/{id}/progress`` (`dishes-progress`).
        """
        return self._send(PROGRESS, options, path={"id": id})

    def poll(self, id: str, /, **options: Unpack[RequestOptions]) -> Poller[models.Dish]:
        """Watch it: ``status()``, ``done()``, ``result()``, ``continuation_token()``."""
        return Poller(self, GET, options, path={"id": id})

    def resume(self, token: str, /, **options: Unpack[RequestOptions]) -> Poller[models.Dish]:
        """Go on with a poller from its ``continuation_token()``, also in another process."""
        return Poller.resume(self, GET, options, token)

    def wait(
        self,
        id: str,
        /,
        *,
        on_progress: Callable[[models.Dish | models.Progress], object] | None = None,
        max_wait: float | None = None,
        schedule: Sequence[float] | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.Dish:
        """Wait until the state is one of done, burnt, cancelled.

        Looks after 1/2/5 s, again from the start when ``percentage`` changes.

        Args:
            id
            on_progress: Called with what was seen at each look.
            max_wait: Seconds to wait at most.
            schedule: Seconds between looks, instead of the documented ones.
            **options: Timeout, retries, extra headers and the like, for each look.

        Raises:
            WaitError: It ended otherwise than as done.
            WaitTimeoutError: It had not ended in time.
        """
        poller = self.poll(id, **options)
        return poller.result(on_progress=on_progress, max_wait=max_wait, schedule=schedule)


class AsyncDishes(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncDishesWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncDishesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncDishesWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncDishesWithStreamingResponse(self)

    async def cancel(self, id: str, /, **options: Unpack[RequestOptions]) -> models.Dish:
        """DELETE /dishes/{id}.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            DishNotFoundError: What went wrong (404).
            AlreadyServedError: What went wrong (422).

        See ``DELETE /dishes/{id}`` (`dishes-cancel`).
        """
        return await self._send(CANCEL, options, path={"id": id})

    async def create(
        self, body: models.DishCreate | models.DishCreateDict, **options: Unpack[RequestOptions]
    ) -> models.Dish:
        """POST /dishes.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            NoSuchRecipeError: What went wrong (422).

        See ``POST /dishes`` (`dishes-create`).
        """
        return await self._send(CREATE, options, body=body)

    async def get(self, id: str, /, **options: Unpack[RequestOptions]) -> models.Dish:
        """GET /dishes/{id}.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            DishNotFoundError: What went wrong (404).

        See ``GET /dishes/{id}`` (`dishes-get`).
        """
        return await self._send(GET, options, path={"id": id})

    def list(
        self, *, limit: int | None = None, **options: Unpack[RequestOptions]
    ) -> AsyncPages[models.Dish]:
        """GET /dishes.

        Args:
            limit: The service's default is 50.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            TooMuchToDoError: What went wrong (429).

        See ``GET /dishes`` (`dishes-get-all`).
        """
        return AsyncPages(self, LIST, options, query={"limit": limit})

    async def progress(self, id: str, /, **options: Unpack[RequestOptions]) -> models.Progress:
        """GET /dishes/{id}/progress.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /dishes/{id}/progress`` (`dishes-progress`).
        """
        return await self._send(PROGRESS, options, path={"id": id})

    def poll(self, id: str, /, **options: Unpack[RequestOptions]) -> AsyncPoller[models.Dish]:
        """Watch it: ``status()``, ``done()``, ``result()``, ``continuation_token()``."""
        return AsyncPoller(self, GET, options, path={"id": id})

    def resume(self, token: str, /, **options: Unpack[RequestOptions]) -> AsyncPoller[models.Dish]:
        """Go on with a poller from its ``continuation_token()``, also in another process."""
        return AsyncPoller.resume(self, GET, options, token)

    async def wait(
        self,
        id: str,
        /,
        *,
        on_progress: Callable[[models.Dish | models.Progress], object] | None = None,
        max_wait: float | None = None,
        schedule: Sequence[float] | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.Dish:
        """Wait until the state is one of done, burnt, cancelled.

        Looks after 1/2/5 s, again from the start when ``percentage`` changes.

        Args:
            id
            on_progress: Called with what was seen at each look.
            max_wait: Seconds to wait at most.
            schedule: Seconds between looks, instead of the documented ones.
            **options: Timeout, retries, extra headers and the like, for each look.

        Raises:
            WaitError: It ended otherwise than as done.
            WaitTimeoutError: It had not ended in time.
        """
        poller = self.poll(id, **options)
        return await poller.result(on_progress=on_progress, max_wait=max_wait, schedule=schedule)


class DishesWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Dishes) -> None:
        self.cancel = raw(resource.cancel)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.progress = raw(resource.progress)
        self.list = raw_pages(resource.list)


class AsyncDishesWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncDishes) -> None:
        self.cancel = async_raw(resource.cancel)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.progress = async_raw(resource.progress)
        self.list = async_raw_pages(resource.list)


class DishesWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Dishes) -> None:
        self.cancel = streamed(resource.cancel)
        self.create = streamed(resource.create)
        self.get = streamed(resource.get)
        self.progress = streamed(resource.progress)
        self.list = streamed_pages(resource.list)


class AsyncDishesWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncDishes) -> None:
        self.cancel = async_streamed(resource.cancel)
        self.create = async_streamed(resource.create)
        self.get = async_streamed(resource.get)
        self.progress = async_streamed(resource.progress)
        self.list = async_streamed_pages(resource.list)
