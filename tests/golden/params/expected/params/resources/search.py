"""Search."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import Operation, RequestOptions
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed
from .._runtime.styles import Style
from ._health_and_search import AsyncHealthAndSearchShared, HealthAndSearchShared

SEARCH: Operation[list[str]] = Operation(
    "GET",
    "/search/{index}/{ids}",
    id="search",
    returns=lambda: list[str],
    headers={"x-total": lambda: int},
    styles={
        "path": {"ids": Style("matrix", explode=True)},
        "query": {
            "fields": Style("form", explode=False),
            "spaced": Style("spaceDelimited", explode=False),
            "piped": Style("pipeDelimited", explode=False),
            "filter": Style("deepObject", explode=False),
            "where": Style("json"),
            "path": Style("form", explode=True, allow_reserved=True),
        },
    },
)


class Search(HealthAndSearchShared):
    """Search."""

    @cached_property
    def with_raw_response(self) -> SearchWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return SearchWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> SearchWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return SearchWithStreamingResponse(self)

    def search(
        self,
        index: str,
        ids: Sequence[int],
        /,
        *,
        minimum: Decimal,
        q: str,
        exact: bool | None = None,
        fields: Sequence[str] | None = None,
        filter: models.SearchFilter | models.SearchFilterDict | None = None,
        from_: datetime | None = None,
        old: str | None = None,
        path: str | None = None,
        piped: Sequence[str] | None = None,
        session: str | None = None,
        spaced: Sequence[str] | None = None,
        tags: Sequence[str] | None = None,
        top: int | None = None,
        where: models.Where | models.WhereDict | None = None,
        x_parts: Sequence[str] | None = None,
        x_trace_id: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[str]:
        """Search an index.

        Args:
            index
            ids
            minimum
            q: What to look for.
            exact: The service's default is false.
            fields
            filter
            from_
            old: Deprecated.
            path
            piped
            session
            spaced
            tags
            top: The service's default is 10.
            where
            x_parts
            x_trace_id
            **options: Timeout, retries, extra headers and the like, for this call.

        Headers:
            X-Total

        See ``GET /search/{index}/{ids}`` (`search`).
        """
        return self._send(
            SEARCH,
            options,
            path={"index": index, "ids": ids},
            query={
                "minimum": minimum,
                "q": q,
                "exact": exact,
                "fields": fields,
                "filter": filter,
                "from": from_,
                "old": old,
                "path": path,
                "piped": piped,
                "spaced": spaced,
                "tags[]": tags,
                "$top": top,
                "where": where,
            },
            headers={"X-Parts": x_parts, "X-Trace-Id": x_trace_id},
            cookies={"session": session},
        )


class AsyncSearch(AsyncHealthAndSearchShared):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncSearchWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncSearchWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncSearchWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncSearchWithStreamingResponse(self)

    async def search(
        self,
        index: str,
        ids: Sequence[int],
        /,
        *,
        minimum: Decimal,
        q: str,
        exact: bool | None = None,
        fields: Sequence[str] | None = None,
        filter: models.SearchFilter | models.SearchFilterDict | None = None,
        from_: datetime | None = None,
        old: str | None = None,
        path: str | None = None,
        piped: Sequence[str] | None = None,
        session: str | None = None,
        spaced: Sequence[str] | None = None,
        tags: Sequence[str] | None = None,
        top: int | None = None,
        where: models.Where | models.WhereDict | None = None,
        x_parts: Sequence[str] | None = None,
        x_trace_id: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> list[str]:
        """Search an index.

        Args:
            index
            ids
            minimum
            q: What to look for.
            exact: The service's default is false.
            fields
            filter
            from_
            old: Deprecated.
            path
            piped
            session
            spaced
            tags
            top: The service's default is 10.
            where
            x_parts
            x_trace_id
            **options: Timeout, retries, extra headers and the like, for this call.

        Headers:
            X-Total

        See ``GET /search/{index}/{ids}`` (`search`).
        """
        return await self._send(
            SEARCH,
            options,
            path={"index": index, "ids": ids},
            query={
                "minimum": minimum,
                "q": q,
                "exact": exact,
                "fields": fields,
                "filter": filter,
                "from": from_,
                "old": old,
                "path": path,
                "piped": piped,
                "spaced": spaced,
                "tags[]": tags,
                "$top": top,
                "where": where,
            },
            headers={"X-Parts": x_parts, "X-Trace-Id": x_trace_id},
            cookies={"session": session},
        )


class SearchWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Search) -> None:
        self.is_healthy = raw(resource.is_healthy)
        self.search = raw(resource.search)


class AsyncSearchWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncSearch) -> None:
        self.is_healthy = async_raw(resource.is_healthy)
        self.search = async_raw(resource.search)


class SearchWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Search) -> None:
        self.is_healthy = streamed(resource.is_healthy)
        self.search = streamed(resource.search)


class AsyncSearchWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncSearch) -> None:
        self.is_healthy = async_streamed(resource.is_healthy)
        self.search = async_streamed(resource.search)
