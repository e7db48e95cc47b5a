"""Animals that look for a home."""

from __future__ import annotations

import builtins
from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

CREATE: Operation[models.Pet] = Operation(
    "POST",
    "/pets",
    id="createPet",
    returns=lambda: models.Pet,
    body=(Body("application/json", lambda: models.NewPet),),
)
DELETE: Operation[None] = Operation("DELETE", "/pets/{petId}", id="deletePet", deprecated=True)
GET: Operation[models.Pet] = Operation(
    "GET", "/pets/{petId}", id="getPet", returns=lambda: models.Pet
)
LIST: Operation[builtins.list[models.Pet]] = Operation(
    "GET", "/pets", id="listPets", returns=lambda: builtins.list[models.Pet]
)
UPDATE: Operation[models.Pet] = Operation(
    "PATCH",
    "/pets/{petId}",
    id="updatePet",
    returns=lambda: models.Pet,
    body=(Body("application/merge-patch+json", lambda: models.PetChanges),),
)


class Pets(Resource):
    """Animals that look for a home."""

    @cached_property
    def with_raw_response(self) -> PetsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return PetsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> PetsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return PetsWithStreamingResponse(self)

    def create(
        self, body: models.NewPet | models.NewPetDict, **options: Unpack[RequestOptions]
    ) -> models.Pet:
        """POST /pets.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            BadRequestError: What went wrong (400).

        See ``POST /pets`` (`createPet`).
        """
        return self._send(CREATE, options, body=body)

    def delete(self, pet_id: int, /, **options: Unpack[RequestOptions]) -> None:
        """DELETE /pets/{petId}.

        Deprecated.

        Args:
            pet_id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``DELETE /pets/{petId}`` (`deletePet`).
        """
        return self._send(DELETE, options, path={"petId": pet_id})

    def get(self, pet_id: int, /, **options: Unpack[RequestOptions]) -> models.Pet:
        """GET /pets/{petId}.

        Args:
            pet_id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            NotFoundError: What went wrong (404).

        See ``GET /pets/{petId}`` (`getPet`).
        """
        return self._send(GET, options, path={"petId": pet_id})

    def list(
        self, *, limit: int | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[models.Pet]:
        """All pets.

        Args:
            limit: How many at most. The service's default is 20.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /pets`` (`listPets`).
        """
        return self._send(LIST, options, query={"limit": limit})

    def update(
        self,
        pet_id: int,
        /,
        body: models.PetChanges | models.PetChangesDict,
        **options: Unpack[RequestOptions],
    ) -> models.Pet:
        """PATCH /pets/{petId}.

        Args:
            pet_id
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``PATCH /pets/{petId}`` (`updatePet`).
        """
        return self._send(UPDATE, options, path={"petId": pet_id}, body=body)


class AsyncPets(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncPetsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncPetsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncPetsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncPetsWithStreamingResponse(self)

    async def create(
        self, body: models.NewPet | models.NewPetDict, **options: Unpack[RequestOptions]
    ) -> models.Pet:
        """POST /pets.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            BadRequestError: What went wrong (400).

        See ``POST /pets`` (`createPet`).
        """
        return await self._send(CREATE, options, body=body)

    async def delete(self, pet_id: int, /, **options: Unpack[RequestOptions]) -> None:
        """DELETE /pets/{petId}.

        Deprecated.

        Args:
            pet_id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``DELETE /pets/{petId}`` (`deletePet`).
        """
        return await self._send(DELETE, options, path={"petId": pet_id})

    async def get(self, pet_id: int, /, **options: Unpack[RequestOptions]) -> models.Pet:
        """GET /pets/{petId}.

        Args:
            pet_id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            NotFoundError: What went wrong (404).

        See ``GET /pets/{petId}`` (`getPet`).
        """
        return await self._send(GET, options, path={"petId": pet_id})

    async def list(
        self, *, limit: int | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[models.Pet]:
        """All pets.

        Args:
            limit: How many at most. The service's default is 20.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /pets`` (`listPets`).
        """
        return await self._send(LIST, options, query={"limit": limit})

    async def update(
        self,
        pet_id: int,
        /,
        body: models.PetChanges | models.PetChangesDict,
        **options: Unpack[RequestOptions],
    ) -> models.Pet:
        """PATCH /pets/{petId}.

        Args:
            pet_id
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``PATCH /pets/{petId}`` (`updatePet`).
        """
        return await self._send(UPDATE, options, path={"petId": pet_id}, body=body)


class PetsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Pets) -> None:
        self.create = raw(resource.create)
        self.delete = raw(resource.delete)
        self.get = raw(resource.get)
        self.list = raw(resource.list)
        self.update = raw(resource.update)


class AsyncPetsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncPets) -> None:
        self.create = async_raw(resource.create)
        self.delete = async_raw(resource.delete)
        self.get = async_raw(resource.get)
        self.list = async_raw(resource.list)
        self.update = async_raw(resource.update)


class PetsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Pets) -> None:
        self.create = streamed(resource.create)
        self.delete = streamed(resource.delete)
        self.get = streamed(resource.get)
        self.list = streamed(resource.list)
        self.update = streamed(resource.update)


class AsyncPetsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncPets) -> None:
        self.create = async_streamed(resource.create)
        self.delete = async_streamed(resource.delete)
        self.get = async_streamed(resource.get)
        self.list = async_streamed(resource.list)
        self.update = async_streamed(resource.update)
