"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient
from ._runtime.auth import AsyncToken, Bearer, Keyring, Token

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.items import (
        AsyncItems,
        AsyncItemsWithRawResponse,
        AsyncItemsWithStreamingResponse,
        Items,
        ItemsWithRawResponse,
        ItemsWithStreamingResponse,
    )
    from .resources.upload import (
        AsyncUpload,
        AsyncUploadWithRawResponse,
        AsyncUploadWithStreamingResponse,
        Upload,
        UploadWithRawResponse,
        UploadWithStreamingResponse,
    )
    from .resources.users import (
        AsyncUsers,
        AsyncUsersWithRawResponse,
        AsyncUsersWithStreamingResponse,
        Users,
        UsersWithRawResponse,
        UsersWithStreamingResponse,
    )


class Zoo(SyncClient):
    """Client of Zoo. Can be shared between threads.

    Args:
        token: Access token, or a function that gives one; ``ZOO_TOKEN`` by default.
        base_url: Where the API is; the document names no server, so it has to be given.
        timeout: Seconds without progress after which one try gives up.
        deadline: Seconds for a whole call, with all its tries.
        max_retries: Further tries after the first; 0 for none.
        decoding: What to do with answers that are not as documented: ``lenient`` keeps what
            fits, ``warn`` warns too, ``strict`` raises ``ResponseValidationError``.
        headers: Sent with every request.
        middleware: Functions ``(request, call_next)`` around every try.
        max_response_bytes: Longest answer that is read into memory.
        pacing: Hold calls back that would be over the announced quota.
        http_client: A client of the HTTP library to send with, instead of one of our own.
    """

    def __init__(
        self,
        *,
        token: Token | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        deadline: float | None = 600.0,
        max_retries: int = 2,
        decoding: Decoding = "lenient",
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[Middleware] = (),
        max_response_bytes: int = 2**28,
        pacing: bool = False,
        http_client: httpx.Client | None = None,
    ) -> None:
        super().__init__(
            CONFIG,
            keys=Keyring(
                CONFIG,
                {
                    "OAuth2PasswordBearer": Bearer(token, env="ZOO_TOKEN"),
                },
            ),
            base_url=base_url or CONFIG.base_url,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            decoding=decoding,
            headers=headers,
            middleware=middleware,
            max_response_bytes=max_response_bytes,
            pacing=pacing,
            http_client=http_client,
        )

    @cached_property
    def items(self) -> Items:
        """Items."""
        from .resources.items import Items

        return Items(self)

    @cached_property
    def upload(self) -> Upload:
        """Upload."""
        from .resources.upload import Upload

        return Upload(self)

    @cached_property
    def users(self) -> Users:
        """Users."""
        from .resources.users import Users

        return Users(self)

    @cached_property
    def with_raw_response(self) -> ZooWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return ZooWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> ZooWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return ZooWithStreamingResponse(self)


class AsyncZoo(AsyncClient):
    """Client of Zoo for asyncio; takes what `Zoo` takes."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        base_url: str | None = None,
        timeout: float | None = 60.0,
        deadline: float | None = 600.0,
        max_retries: int = 2,
        decoding: Decoding = "lenient",
        headers: Mapping[str, str] | None = None,
        middleware: Sequence[AsyncMiddleware] = (),
        max_response_bytes: int = 2**28,
        pacing: bool = False,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            CONFIG,
            keys=Keyring(
                CONFIG,
                {
                    "OAuth2PasswordBearer": Bearer(token, env="ZOO_TOKEN"),
                },
            ),
            base_url=base_url or CONFIG.base_url,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            decoding=decoding,
            headers=headers,
            middleware=middleware,
            max_response_bytes=max_response_bytes,
            pacing=pacing,
            http_client=http_client,
        )

    @cached_property
    def items(self) -> AsyncItems:
        """Items."""
        from .resources.items import AsyncItems

        return AsyncItems(self)

    @cached_property
    def upload(self) -> AsyncUpload:
        """Upload."""
        from .resources.upload import AsyncUpload

        return AsyncUpload(self)

    @cached_property
    def users(self) -> AsyncUsers:
        """Users."""
        from .resources.users import AsyncUsers

        return AsyncUsers(self)

    @cached_property
    def with_raw_response(self) -> AsyncZooWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncZooWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncZooWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncZooWithStreamingResponse(self)


class ZooWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Zoo) -> None:
        self._client = client

    @property
    def items(self) -> ItemsWithRawResponse:
        """Items."""
        return self._client.items.with_raw_response

    @property
    def upload(self) -> UploadWithRawResponse:
        """Upload."""
        return self._client.upload.with_raw_response

    @property
    def users(self) -> UsersWithRawResponse:
        """Users."""
        return self._client.users.with_raw_response


class AsyncZooWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncZoo) -> None:
        self._client = client

    @property
    def items(self) -> AsyncItemsWithRawResponse:
        """Items."""
        return self._client.items.with_raw_response

    @property
    def upload(self) -> AsyncUploadWithRawResponse:
        """Upload."""
        return self._client.upload.with_raw_response

    @property
    def users(self) -> AsyncUsersWithRawResponse:
        """Users."""
        return self._client.users.with_raw_response


class ZooWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Zoo) -> None:
        self._client = client

    @property
    def items(self) -> ItemsWithStreamingResponse:
        """Items."""
        return self._client.items.with_streaming_response

    @property
    def upload(self) -> UploadWithStreamingResponse:
        """Upload."""
        return self._client.upload.with_streaming_response

    @property
    def users(self) -> UsersWithStreamingResponse:
        """Users."""
        return self._client.users.with_streaming_response


class AsyncZooWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncZoo) -> None:
        self._client = client

    @property
    def items(self) -> AsyncItemsWithStreamingResponse:
        """Items."""
        return self._client.items.with_streaming_response

    @property
    def upload(self) -> AsyncUploadWithStreamingResponse:
        """Upload."""
        return self._client.upload.with_streaming_response

    @property
    def users(self) -> AsyncUsersWithStreamingResponse:
        """Users."""
        return self._client.users.with_streaming_response
