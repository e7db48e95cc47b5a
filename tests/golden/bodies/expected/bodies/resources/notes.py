"""Notes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Literal

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource
from .._runtime.files import FileInput, RawBody
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

ADD: Operation[str] = Operation(
    "POST",
    "/notes",
    id="addNote",
    reads="text",
    accept="text/plain",
    body=(Body("application/json", lambda: models.Note), RawBody("text/plain")),
)
REPLACE: Operation[Any] = Operation(
    "PUT",
    "/notes",
    id="replaceNotes",
    returns=lambda: Any,
    body=(Body("application/json", lambda: list[models.Note]),),
)


class Notes(Resource):
    """Notes."""

    @cached_property
    def with_raw_response(self) -> NotesWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return NotesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> NotesWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return NotesWithStreamingResponse(self)

    def add(
        self,
        body: models.Note | models.NoteDict | str | FileInput,
        *,
        content_type: Literal["application/json", "text/plain"] | None = None,
        **options: Unpack[RequestOptions],
    ) -> str:
        """POST /notes.

        Args:
            body: What to send.
            content_type: Media type of the body; application/json by default.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /notes`` (`addNote`).
        """
        return self._send(ADD, options, body=body, content_type=content_type)

    def replace(
        self,
        body: Sequence[models.Note | models.NoteDict] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any:
        """PUT /notes.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``PUT /notes`` (`replaceNotes`).
        """
        return self._send(REPLACE, options, body=body)


class AsyncNotes(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncNotesWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncNotesWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncNotesWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncNotesWithStreamingResponse(self)

    async def add(
        self,
        body: models.Note | models.NoteDict | str | FileInput,
        *,
        content_type: Literal["application/json", "text/plain"] | None = None,
        **options: Unpack[RequestOptions],
    ) -> str:
        """POST /notes.

        Args:
            body: What to send.
            content_type: Media type of the body; application/json by default.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``POST /notes`` (`addNote`).
        """
        return await self._send(ADD, options, body=body, content_type=content_type)

    async def replace(
        self,
        body: Sequence[models.Note | models.NoteDict] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any:
        """PUT /notes.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``PUT /notes`` (`replaceNotes`).
        """
        return await self._send(REPLACE, options, body=body)


class NotesWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Notes) -> None:
        self.add = raw(resource.add)
        self.replace = raw(resource.replace)


class AsyncNotesWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncNotes) -> None:
        self.add = async_raw(resource.add)
        self.replace = async_raw(resource.replace)


class NotesWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Notes) -> None:
        self.add = streamed(resource.add)
        self.replace = streamed(resource.replace)


class AsyncNotesWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncNotes) -> None:
        self.add = async_streamed(resource.add)
        self.replace = async_streamed(resource.replace)
