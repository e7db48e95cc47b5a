"""Pets: find and keep them."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

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
from .._runtime.styles import Style

if TYPE_CHECKING:
    from ..models import Pet, PetCreate

CREATE: Operation[Pet] = Operation(
    "POST",
    "/pets",
    id="pets-create",
    body=(Body("application/json", lambda: models.PetCreate),),
    returns=lambda: models.Pet,
    idempotency_header="Idempotency-Key",
)
DELETE: Operation[None] = Operation("DELETE", "/pets/{id}", id="pets-delete")
FIND: Operation[list[Pet]] = Operation(
    "GET",
    "/pets/find",
    id="pets-find",
    returns=lambda: list[models.Pet],
    styles={
        "query": {
            "ids": Style("pipeDelimited", explode=False),
            "words": Style("spaceDelimited", explode=False),
            "where": Style("deepObject"),
            "near": Style(explode=False),
            "expr": Style(allow_reserved=True),
            "shape": Style("json"),
        }
    },
)
GET: Operation[Pet] = Operation("GET", "/pets/{id}", id="pets-get", returns=lambda: models.Pet)
LIST: Operation[Pet] = Operation(
    "GET",
    "/pets",
    id="pets-list",
    returns=lambda: models.PetPage,
    paging=Paging(items="pets", next_link="_links.next.href"),
)
LIST_BY_CURSOR: Operation[Pet] = Operation(
    "GET",
    "/pets/by-cursor",
    id="pets-list-by-cursor",
    returns=lambda: models.PetPage,
    paging=Paging(items="pets", cursor="nextCursor", cursor_parameter="cursor"),
)
LIST_BY_HEADER: Operation[Pet] = Operation(
    "GET",
    "/pets/by-header",
    id="pets-list-by-header",
    returns=lambda: list[models.Pet],
    paging=Paging(link_header=True),
)
LIST_BY_OFFSET: Operation[Pet] = Operation(
    "GET",
    "/pets/by-offset",
    id="pets-list-by-offset",
    returns=lambda: models.PetPage,
    paging=Paging(items="pets", offset_parameter="offset"),
)
LIST_BY_PAGE: Operation[Pet] = Operation(
    "GET",
    "/pets/by-page",
    id="pets-list-by-page",
    returns=lambda: models.PetPage,
    paging=Paging(items="pets", page_parameter="page", has_more="hasMore"),
)
LIST_BY_TOKEN: Operation[Pet] = Operation(
    "GET",
    "/pets/by-token",
    id="pets-list-by-token",
    returns=lambda: models.PetPage,
    paging=Paging(items="pets", next_link="_links.next.href", token_parameter="token"),
)
NEARBY: Operation[list[Pet]] = Operation(
    "GET",
    "/pets/nearby",
    id="pets-nearby",
    returns=lambda: list[models.Pet],
    security=(("query_key",),),
)
PURGE: Operation[None] = Operation(
    "POST", "/pets/purge", id="pets-purge", security=(("admin",),), deprecated=True
)
RENAME: Operation[Pet] = Operation(
    "PATCH",
    "/pets/{id}",
    id="pets-rename",
    body=(Body("application/merge-patch+json", lambda: models.PetCreate),),
    returns=lambda: models.Pet,
    retry_conflict=True,
    idempotent=True,
)


class Pets(Resource):
    """Pets: find and keep them. Reached as ``client.pets``."""

    @cached_property
    def with_raw_response(self) -> PetsWithRawResponse:
        """The same methods, returning the answer as it came."""
        return PetsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> PetsWithStreamingResponse:
        """The same lists, giving their first page while it comes."""
        return PetsWithStreamingResponse(self)

    def create(
        self, pet: PetCreate | Mapping[str, Any], /, **options: Unpack[RequestOptions]
    ) -> Pet:
        """Keep a pet.

        Args:
            pet: The pet.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            BuildError: The pet is not as the document wants it; nothing was sent.

        See ``POST /pets`` (`pets-create`).
        """
        return self._send(CREATE, options, body=pet)

    def delete(self, id: str, /, **options: Unpack[RequestOptions]) -> None:
        """Let a pet go."""
        return self._send(DELETE, options, path={"id": id})

    def find(
        self,
        *,
        ids: Sequence[str] | None = None,
        words: Sequence[str] | None = None,
        where: Mapping[str, Any] | None = None,
        near: Sequence[float] | None = None,
        expr: str | None = None,
        shape: Mapping[str, Any] | None = None,
        tags: Sequence[str] | None = None,
        trace: str | None = None,
        session: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Pet]:
        """Find pets."""
        return self._send(
            FIND,
            options,
            query={
                "ids": ids,
                "words": words,
                "where": where,
                "near": near,
                "expr": expr,
                "shape": shape,
                "tags": tags,
            },
            headers={"X-Trace": trace},
            cookies={"session": session},
        )

    def get(self, id: str, /, **options: Unpack[RequestOptions]) -> Pet:
        """One pet."""
        return self._send(GET, options, path={"id": id})

    def list(
        self,
        *,
        filter: str | None = None,
        top: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Pet]:
        """Walk all pets that match; ``.pages()`` walks page by page."""
        return Pages(self, LIST, options, query={"$filter": filter, "$top": top})

    def list_by_cursor(self, **options: Unpack[RequestOptions]) -> Pages[Pet]:
        """Walk all pets."""
        return Pages(self, LIST_BY_CURSOR, options)

    def list_by_header(self, **options: Unpack[RequestOptions]) -> Pages[Pet]:
        """Walk all pets."""
        return Pages(self, LIST_BY_HEADER, options)

    def list_by_offset(
        self,
        *,
        offset: int | None = None,
        top: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pages[Pet]:
        """Walk all pets."""
        return Pages(self, LIST_BY_OFFSET, options, query={"offset": offset, "$top": top})

    def list_by_page(
        self, *, page: int | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[Pet]:
        """Walk all pets."""
        return Pages(self, LIST_BY_PAGE, options, query={"page": page})

    def list_by_token(
        self, *, filter: str | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[Pet]:
        """Walk all pets."""
        return Pages(self, LIST_BY_TOKEN, options, query={"$filter": filter})

    def nearby(self, **options: Unpack[RequestOptions]) -> builtins.list[Pet]:
        """Pets around here."""
        return self._send(NEARBY, options)

    def purge(self, **options: Unpack[RequestOptions]) -> None:
        """Let all pets go."""
        return self._send(PURGE, options)

    def rename(
        self,
        id: str,
        pet: PetCreate | Mapping[str, Any],
        /,
        *,
        if_match: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pet:
        """Give a pet another name."""
        return self._send(
            RENAME, options, path={"id": id}, headers={"If-Match": if_match}, body=pet
        )


class PetsWithRawResponse:
    """Reached as ``client.pets.with_raw_response``."""

    def __init__(self, pets: Pets) -> None:
        self.create = raw(pets.create)
        self.delete = raw(pets.delete)
        self.find = raw(pets.find)
        self.get = raw(pets.get)
        self.purge = raw(pets.purge)
        self.rename = raw(pets.rename)
        self.list = raw_pages(pets.list)


class PetsWithStreamingResponse:
    """Reached as ``client.pets.with_streaming_response``."""

    def __init__(self, pets: Pets) -> None:
        self.list = streamed_pages(pets.list)


class AsyncPets(AsyncResource):
    """The same for ``AsyncPetstore``."""

    @cached_property
    def with_raw_response(self) -> AsyncPetsWithRawResponse:
        """The same methods, returning the answer as it came."""
        return AsyncPetsWithRawResponse(self)

    @property
    def with_streaming_response(self) -> AsyncPetsWithStreamingResponse:
        """The same lists, giving their first page while it comes."""
        return AsyncPetsWithStreamingResponse(self)

    async def create(
        self, pet: PetCreate | Mapping[str, Any], /, **options: Unpack[RequestOptions]
    ) -> Pet:
        """Keep a pet."""
        return await self._send(CREATE, options, body=pet)

    async def delete(self, id: str, /, **options: Unpack[RequestOptions]) -> None:
        """Let a pet go."""
        return await self._send(DELETE, options, path={"id": id})

    async def find(
        self,
        *,
        ids: Sequence[str] | None = None,
        words: Sequence[str] | None = None,
        where: Mapping[str, Any] | None = None,
        near: Sequence[float] | None = None,
        expr: str | None = None,
        shape: Mapping[str, Any] | None = None,
        tags: Sequence[str] | None = None,
        trace: str | None = None,
        session: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> builtins.list[Pet]:
        """Find pets."""
        return await self._send(
            FIND,
            options,
            query={
                "ids": ids,
                "words": words,
                "where": where,
                "near": near,
                "expr": expr,
                "shape": shape,
                "tags": tags,
            },
            headers={"X-Trace": trace},
            cookies={"session": session},
        )

    async def get(self, id: str, /, **options: Unpack[RequestOptions]) -> Pet:
        """One pet."""
        return await self._send(GET, options, path={"id": id})

    def list(
        self,
        *,
        filter: str | None = None,
        top: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> AsyncPages[Pet]:
        """Walk all pets that match; ``.pages()`` walks page by page."""
        return AsyncPages(self, LIST, options, query={"$filter": filter, "$top": top})

    def list_by_cursor(self, **options: Unpack[RequestOptions]) -> AsyncPages[Pet]:
        """Walk all pets."""
        return AsyncPages(self, LIST_BY_CURSOR, options)

    def list_by_header(self, **options: Unpack[RequestOptions]) -> AsyncPages[Pet]:
        """Walk all pets."""
        return AsyncPages(self, LIST_BY_HEADER, options)

    def list_by_offset(
        self,
        *,
        offset: int | None = None,
        top: int | None = None,
        **options: Unpack[RequestOptions],
    ) -> AsyncPages[Pet]:
        """Walk all pets."""
        return AsyncPages(self, LIST_BY_OFFSET, options, query={"offset": offset, "$top": top})

    def list_by_page(
        self, *, page: int | None = None, **options: Unpack[RequestOptions]
    ) -> AsyncPages[Pet]:
        """Walk all pets."""
        return AsyncPages(self, LIST_BY_PAGE, options, query={"page": page})

    def list_by_token(
        self, *, filter: str | None = None, **options: Unpack[RequestOptions]
    ) -> AsyncPages[Pet]:
        """Walk all pets."""
        return AsyncPages(self, LIST_BY_TOKEN, options, query={"$filter": filter})

    async def nearby(self, **options: Unpack[RequestOptions]) -> builtins.list[Pet]:
        """Pets around here."""
        return await self._send(NEARBY, options)

    async def purge(self, **options: Unpack[RequestOptions]) -> None:
        """Let all pets go."""
        return await self._send(PURGE, options)

    async def rename(
        self,
        id: str,
        pet: PetCreate | Mapping[str, Any],
        /,
        *,
        if_match: str | None = None,
        **options: Unpack[RequestOptions],
    ) -> Pet:
        """Give a pet another name."""
        return await self._send(
            RENAME, options, path={"id": id}, headers={"If-Match": if_match}, body=pet
        )


class AsyncPetsWithRawResponse:
    """Reached as ``client.pets.with_raw_response``."""

    def __init__(self, pets: AsyncPets) -> None:
        self.create = async_raw(pets.create)
        self.delete = async_raw(pets.delete)
        self.find = async_raw(pets.find)
        self.get = async_raw(pets.get)
        self.purge = async_raw(pets.purge)
        self.rename = async_raw(pets.rename)
        self.list = async_raw_pages(pets.list)


class AsyncPetsWithStreamingResponse:
    """Reached as ``client.pets.with_streaming_response``."""

    def __init__(self, pets: AsyncPets) -> None:
        self.list = async_streamed_pages(pets.list)
