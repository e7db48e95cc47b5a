"""The clients of the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ._config import CONFIG
from ._runtime import AsyncClient, AsyncMiddleware, Decoding, Middleware, SyncClient
from ._runtime.auth import APIKey, AsyncToken, Basic, Bearer, Keyring, Token
from ._runtime.oauth import ClientCredentials

if TYPE_CHECKING:
    from ._runtime._http import httpx
    from .resources.admin import (
        Admin,
        AdminWithRawResponse,
        AdminWithStreamingResponse,
        AsyncAdmin,
        AsyncAdminWithRawResponse,
        AsyncAdminWithStreamingResponse,
    )
    from .resources.machine import (
        AsyncMachine,
        AsyncMachineWithRawResponse,
        AsyncMachineWithStreamingResponse,
        Machine,
        MachineWithRawResponse,
        MachineWithStreamingResponse,
    )
    from .resources.public import (
        AsyncPublic,
        AsyncPublicWithRawResponse,
        AsyncPublicWithStreamingResponse,
        Public,
        PublicWithRawResponse,
        PublicWithStreamingResponse,
    )
    from .resources.search import (
        AsyncSearch,
        AsyncSearchWithRawResponse,
        AsyncSearchWithStreamingResponse,
        Search,
        SearchWithRawResponse,
        SearchWithStreamingResponse,
    )
    from .resources.secrets import (
        AsyncSecrets,
        AsyncSecretsWithRawResponse,
        AsyncSecretsWithStreamingResponse,
        Secrets,
        SecretsWithRawResponse,
        SecretsWithStreamingResponse,
    )


class Auth(SyncClient):
    """Client of Vault. Can be shared between threads.

    Args:
        oauth: Access token, or a function that gives one; ``AUTH_OAUTH`` by default.
        oauth_client_id: Id of an application, for tokens of its own; ``AUTH_OAUTH_CLIENT_ID`` by
            default.
        oauth_client_secret: Its secret, for tokens of its own; ``AUTH_OAUTH_CLIENT_SECRET`` by
            default.
        token: Access token, or a function that gives one; ``AUTH_TOKEN`` by default.
        key: API key, or a function that gives one; ``AUTH_KEY`` by default.
        username: User name; ``AUTH_USERNAME`` by default.
        password: Password; ``AUTH_PASSWORD`` by default.
        query_key: API key, or a function that gives one; ``AUTH_QUERY_KEY`` by default.
        session: API key, or a function that gives one; ``AUTH_SESSION`` by default.
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
        oauth: Token | None = None,
        oauth_client_id: str | None = None,
        oauth_client_secret: str | None = None,
        token: Token | None = None,
        key: Token | None = None,
        username: str | None = None,
        password: str | None = None,
        query_key: Token | None = None,
        session: Token | None = None,
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
                    "oauth": (
                        ClientCredentials(
                            oauth_client_id,
                            oauth_client_secret,
                            "https://login.example.com/token",
                            ("read",),
                            env=("AUTH_OAUTH_CLIENT_ID", "AUTH_OAUTH_CLIENT_SECRET"),
                        )
                        if oauth_client_id
                        else Bearer(oauth, env="AUTH_OAUTH")
                    ),
                    "token": Bearer(token, env="AUTH_TOKEN"),
                    "key": APIKey(key, "X-Api-Key", env="AUTH_KEY"),
                    "login": Basic(username, password, env=("AUTH_USERNAME", "AUTH_PASSWORD")),
                    "queryKey": APIKey(query_key, "api_key", "query", env="AUTH_QUERY_KEY"),
                    "session": APIKey(session, "sid", "cookie", env="AUTH_SESSION"),
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
    def admin(self) -> Admin:
        """Admin."""
        from .resources.admin import Admin

        return Admin(self)

    @cached_property
    def machine(self) -> Machine:
        """Machine."""
        from .resources.machine import Machine

        return Machine(self)

    @cached_property
    def public(self) -> Public:
        """Public."""
        from .resources.public import Public

        return Public(self)

    @cached_property
    def search(self) -> Search:
        """Search."""
        from .resources.search import Search

        return Search(self)

    @cached_property
    def secrets(self) -> Secrets:
        """Secrets."""
        from .resources.secrets import Secrets

        return Secrets(self)

    @cached_property
    def with_raw_response(self) -> AuthWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AuthWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AuthWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AuthWithStreamingResponse(self)


class AsyncAuth(AsyncClient):
    """Client of Vault for asyncio; takes what `Auth` takes."""

    def __init__(
        self,
        *,
        oauth: AsyncToken | None = None,
        oauth_client_id: str | None = None,
        oauth_client_secret: str | None = None,
        token: AsyncToken | None = None,
        key: AsyncToken | None = None,
        username: str | None = None,
        password: str | None = None,
        query_key: AsyncToken | None = None,
        session: AsyncToken | None = None,
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
                    "oauth": (
                        ClientCredentials(
                            oauth_client_id,
                            oauth_client_secret,
                            "https://login.example.com/token",
                            ("read",),
                            env=("AUTH_OAUTH_CLIENT_ID", "AUTH_OAUTH_CLIENT_SECRET"),
                        )
                        if oauth_client_id
                        else Bearer(oauth, env="AUTH_OAUTH")
                    ),
                    "token": Bearer(token, env="AUTH_TOKEN"),
                    "key": APIKey(key, "X-Api-Key", env="AUTH_KEY"),
                    "login": Basic(username, password, env=("AUTH_USERNAME", "AUTH_PASSWORD")),
                    "queryKey": APIKey(query_key, "api_key", "query", env="AUTH_QUERY_KEY"),
                    "session": APIKey(session, "sid", "cookie", env="AUTH_SESSION"),
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
    def admin(self) -> AsyncAdmin:
        """Admin."""
        from .resources.admin import AsyncAdmin

        return AsyncAdmin(self)

    @cached_property
    def machine(self) -> AsyncMachine:
        """Machine."""
        from .resources.machine import AsyncMachine

        return AsyncMachine(self)

    @cached_property
    def public(self) -> AsyncPublic:
        """Public."""
        from .resources.public import AsyncPublic

        return AsyncPublic(self)

    @cached_property
    def search(self) -> AsyncSearch:
        """Search."""
        from .resources.search import AsyncSearch

        return AsyncSearch(self)

    @cached_property
    def secrets(self) -> AsyncSecrets:
        """Secrets."""
        from .resources.secrets import AsyncSecrets

        return AsyncSecrets(self)

    @cached_property
    def with_raw_response(self) -> AsyncAuthWithRawResponse:
        """The same resources, whose methods return the answer as it came."""
        return AsyncAuthWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncAuthWithStreamingResponse:
        """The same resources, whose methods give the answer while it comes."""
        return AsyncAuthWithStreamingResponse(self)


class AuthWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: Auth) -> None:
        self._client = client

    @property
    def admin(self) -> AdminWithRawResponse:
        """Admin."""
        return self._client.admin.with_raw_response

    @property
    def machine(self) -> MachineWithRawResponse:
        """Machine."""
        return self._client.machine.with_raw_response

    @property
    def public(self) -> PublicWithRawResponse:
        """Public."""
        return self._client.public.with_raw_response

    @property
    def search(self) -> SearchWithRawResponse:
        """Search."""
        return self._client.search.with_raw_response

    @property
    def secrets(self) -> SecretsWithRawResponse:
        """Secrets."""
        return self._client.secrets.with_raw_response


class AsyncAuthWithRawResponse:
    """Reached as ``client.with_raw_response``."""

    def __init__(self, client: AsyncAuth) -> None:
        self._client = client

    @property
    def admin(self) -> AsyncAdminWithRawResponse:
        """Admin."""
        return self._client.admin.with_raw_response

    @property
    def machine(self) -> AsyncMachineWithRawResponse:
        """Machine."""
        return self._client.machine.with_raw_response

    @property
    def public(self) -> AsyncPublicWithRawResponse:
        """Public."""
        return self._client.public.with_raw_response

    @property
    def search(self) -> AsyncSearchWithRawResponse:
        """Search."""
        return self._client.search.with_raw_response

    @property
    def secrets(self) -> AsyncSecretsWithRawResponse:
        """Secrets."""
        return self._client.secrets.with_raw_response


class AuthWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: Auth) -> None:
        self._client = client

    @property
    def admin(self) -> AdminWithStreamingResponse:
        """Admin."""
        return self._client.admin.with_streaming_response

    @property
    def machine(self) -> MachineWithStreamingResponse:
        """Machine."""
        return self._client.machine.with_streaming_response

    @property
    def public(self) -> PublicWithStreamingResponse:
        """Public."""
        return self._client.public.with_streaming_response

    @property
    def search(self) -> SearchWithStreamingResponse:
        """Search."""
        return self._client.search.with_streaming_response

    @property
    def secrets(self) -> SecretsWithStreamingResponse:
        """Secrets."""
        return self._client.secrets.with_streaming_response


class AsyncAuthWithStreamingResponse:
    """Reached as ``client.with_streaming_response``."""

    def __init__(self, client: AsyncAuth) -> None:
        self._client = client

    @property
    def admin(self) -> AsyncAdminWithStreamingResponse:
        """Admin."""
        return self._client.admin.with_streaming_response

    @property
    def machine(self) -> AsyncMachineWithStreamingResponse:
        """Machine."""
        return self._client.machine.with_streaming_response

    @property
    def public(self) -> AsyncPublicWithStreamingResponse:
        """Public."""
        return self._client.public.with_streaming_response

    @property
    def search(self) -> AsyncSearchWithStreamingResponse:
        """Search."""
        return self._client.search.with_streaming_response

    @property
    def secrets(self) -> AsyncSecretsWithStreamingResponse:
        """Secrets."""
        return self._client.secrets.with_streaming_response
