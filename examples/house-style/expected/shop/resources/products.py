"""What there is to buy."""

from __future__ import annotations

from functools import cached_property
from uuid import UUID

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

GET: Operation[models.Product] = Operation(
    "GET", "/products/{id}", id="getProduct", returns=lambda: models.Product
)


class Products(Resource):
    """What there is to buy."""

    @cached_property
    def with_raw_response(self) -> ProductsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return ProductsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> ProductsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return ProductsWithStreamingResponse(self)

    def get(self, id: UUID, /, **options: Unpack[RequestOptions]) -> models.Product:
        """One product.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /products/{id}`` (`getProduct`).
        """
        return self._send(GET, options, path={"id": id})


class AsyncProducts(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncProductsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncProductsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncProductsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncProductsWithStreamingResponse(self)

    async def get(self, id: UUID, /, **options: Unpack[RequestOptions]) -> models.Product:
        """One product.

        Args:
            id
            **options: Timeout, retries, extra headers and the like, for this call.

        See ``GET /products/{id}`` (`getProduct`).
        """
        return await self._send(GET, options, path={"id": id})


class ProductsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Products) -> None:
        self.get = raw(resource.get)


class AsyncProductsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncProducts) -> None:
        self.get = async_raw(resource.get)


class ProductsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Products) -> None:
        self.get = streamed(resource.get)


class AsyncProductsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncProducts) -> None:
        self.get = async_streamed(resource.get)
