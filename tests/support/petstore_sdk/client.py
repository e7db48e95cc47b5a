"""The clients of the Petstore API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient
from ._runtime.auth import APIKey, AsyncToken, Bearer, Keyring, Token
from ._runtime.oauth import ClientCredentials

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.files import AsyncFiles, Files
    from .resources.jobs import AsyncJobs, Jobs
    from .resources.pets import AsyncPets, Pets


class Petstore(SyncClient):
    """Client of the Petstore API. Can be shared between threads.

    Args:
        token: Access token, or a function that gives one; ``PETSTORE_TOKEN`` by default.
        client_id: For OAuth 2 client credentials; ``PETSTORE_CLIENT_ID`` by default.
        client_secret: Goes with it; ``PETSTORE_CLIENT_SECRET`` by default.
        api_key: Key for administration; ``PETSTORE_API_KEY`` by default.
        base_url: Where the API is.
        timeout: Seconds without progress after which one try gives up.
        deadline: Seconds for a whole call, with all its tries.
        max_retries: Further tries after the first; 0 for none.
        decoding: What to do with answers that are not as documented: ``lenient`` keeps what fits,
            ``warn`` warns too, ``strict`` raises ``ResponseValidationError``.
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
        client_id: str | None = None,
        client_secret: str | None = None,
        api_key: Token | None = None,
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
                    "bearer": Bearer(token, env="PETSTORE_TOKEN"),
                    "oauth": ClientCredentials(
                        client_id,
                        client_secret,
                        "/token",
                        ("read", "write"),
                        env=("PETSTORE_CLIENT_ID", "PETSTORE_CLIENT_SECRET"),
                    ),
                    "admin": APIKey(api_key, "X-API-Key", env="PETSTORE_API_KEY"),
                    "query_key": APIKey(api_key, "api_key", "query", env="PETSTORE_API_KEY"),
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
    def pets(self) -> Pets:
        """Pets: find and keep them."""
        from .resources.pets import Pets

        return Pets(self)

    @cached_property
    def jobs(self) -> Jobs:
        """Jobs: start them and wait for them."""
        from .resources.jobs import Jobs

        return Jobs(self)

    @cached_property
    def files(self) -> Files:
        """Files: send and fetch them."""
        from .resources.files import Files

        return Files(self)


class AsyncPetstore(AsyncClient):
    """Client of the Petstore API for asyncio; takes what `Petstore` takes."""

    def __init__(
        self,
        *,
        token: AsyncToken | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        api_key: AsyncToken | None = None,
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
                    "bearer": Bearer(token, env="PETSTORE_TOKEN"),
                    "oauth": ClientCredentials(
                        client_id,
                        client_secret,
                        "/token",
                        ("read", "write"),
                        env=("PETSTORE_CLIENT_ID", "PETSTORE_CLIENT_SECRET"),
                    ),
                    "admin": APIKey(api_key, "X-API-Key", env="PETSTORE_API_KEY"),
                    "query_key": APIKey(api_key, "api_key", "query", env="PETSTORE_API_KEY"),
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
    def pets(self) -> AsyncPets:
        """Pets: find and keep them."""
        from .resources.pets import AsyncPets

        return AsyncPets(self)

    @cached_property
    def jobs(self) -> AsyncJobs:
        """Jobs: start them and wait for them."""
        from .resources.jobs import AsyncJobs

        return AsyncJobs(self)

    @cached_property
    def files(self) -> AsyncFiles:
        """Files: send and fetch them."""
        from .resources.files import AsyncFiles

        return AsyncFiles(self)
