"""NoOperationId."""

from __future__ import annotations

from functools import cached_property

from typing_extensions import Unpack

from .._runtime import AsyncResource, Operation, RequestOptions, Resource, async_raw, raw

DELETE: Operation[None] = Operation(
    "DELETE", "/no-operation-id/{thing}", id="delete /no-operation-id/{thing}"
)


class NoOperationId(Resource):
    """NoOperationId."""

    @cached_property
    def with_raw_response(self) -> NoOperationIdWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return NoOperationIdWithRawResponse(self)

    def delete(self, thing: str, /, **options: Unpack[RequestOptions]) -> None:
        """DELETE /no-operation-id/{thing}.

        Args:
            thing
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``DELETE /no-operation-id/{thing}``.
        """
        return self._send(DELETE, options, path={"thing": thing})


class AsyncNoOperationId(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncNoOperationIdWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncNoOperationIdWithRawResponse(self)

    async def delete(self, thing: str, /, **options: Unpack[RequestOptions]) -> None:
        """DELETE /no-operation-id/{thing}.

        Args:
            thing
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``DELETE /no-operation-id/{thing}``.
        """
        return await self._send(DELETE, options, path={"thing": thing})


class NoOperationIdWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: NoOperationId) -> None:
        self.delete = raw(resource.delete)


class AsyncNoOperationIdWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncNoOperationId) -> None:
        self.delete = async_raw(resource.delete)
