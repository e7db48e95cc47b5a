"""The two clients: what they share, and their requests."""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Collection, Mapping
from types import SimpleNamespace
from typing import Any, NoReturn
from urllib.parse import urljoin

from typing_extensions import Self, TypeVar, Unpack

from ._http import httpx
from .body import Body, Verbatim
from .building import Arguments, build
from .call import Call
from .deprecation import notice, warn
from .driver import finish
from .errors import BuildError
from .headers import Headers
from .limits import Quota, RateLimit
from .operation import Operation
from .options import ClientConfig, ClientOptions, FreeOptions
from .params import DOTS, header_value
from .pool import Pool
from .request import RequestOptions, Timeout
from .response import RawResponse
from .urls import origin

T = TypeVar("T", default=Any)

BASE_URL = re.compile(r"https?://(\[[0-9a-fA-F:.]+\]|[^\s/?#@:\[\]%]+)(:\d{1,5})?(/[^\s?#]*)?")

KNOWN_OPTIONS = frozenset(RequestOptions.__annotations__)


class Keys:
    """The credentials of a client; this one has none. See `auth`."""

    free: tuple[tuple[str, ...], ...] = ()
    """What a request may need that is not in the document."""
    cookies: Collection[str] = frozenset()
    """Names of those that are credentials."""

    async def unlock(self, call: Call, http: Any) -> None:
        """Get what a call needs; ``http`` is for asking for it."""

    def placed(
        self, call: Call, fields: dict[str, str], url: str
    ) -> tuple[dict[str, str], str | httpx.URL]:
        """The header fields and the URL with the secrets in them."""
        return fields, url

    def forget(self, call: Call) -> bool:
        """The service refused a call (401). True when another try may get something fresh."""
        return False

    def hint(self, operation: Operation[Any], status: int) -> str:
        """What to say when a request without credentials was refused."""
        return ""


def _must_make_sense(name: str, value: Timeout) -> None:
    for seconds in value if isinstance(value, tuple) else (value,):
        if seconds is not None and not (seconds > 0 and math.isfinite(seconds)):
            raise ValueError(f"{name} must be a positive number of seconds, or None")


class BaseClient:
    """Everything of a client that needs no input or output."""

    _asynchronous = False

    def __init__(
        self,
        config: ClientConfig,
        *,
        keys: Keys | None = None,
        http_client: httpx.Client | httpx.AsyncClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        self._config = config
        self._keys = keys or Keys()
        self._quota = Quota()
        self._warned: set[str] = set()
        self._given = {} if http_client is None else dict(http_client.headers)
        self._log = logging.getLogger(config.name)
        self._pool = Pool(http_client, self._keys.cookies, asynchronous=self._asynchronous)
        self._configure({**options})

    def _configure(self, options: dict[str, Any]) -> None:
        """Take options, and work out what every request needs of them."""
        url: str = options["base_url"]
        if not BASE_URL.fullmatch(url):
            raise ValueError("base_url must be like https://host/path, without credentials")
        try:
            host = origin(url)[1]
        except httpx.InvalidURL as problem:
            raise ValueError(f"base_url: {problem}") from None
        for name in ("timeout", "deadline"):
            _must_make_sense(name, options[name])
        self._options = SimpleNamespace(**options)
        self._base_url = url.rstrip("/")
        own: Mapping[str, str] = options.get("headers") or {}
        self._fields = {
            "host": host,
            "accept-encoding": "gzip, deflate",
            "user-agent": f"{self._config.name}-python/{self._config.version}",
            **self._given,
            **{name.lower(): header_value(name, value) for name, value in own.items()},
        }

    def with_options(self, **changes: Unpack[ClientOptions]) -> Self:
        """A client with other options that shares the connections of this one."""
        copy = object.__new__(type(self))
        for name in ("_config", "_keys", "_quota", "_warned", "_given", "_log", "_pool"):
            setattr(copy, name, getattr(self, name))
        copy._configure({**vars(self._options), **changes})
        return copy

    @property
    def rate_limit(self) -> RateLimit | None:
        """What the service last said of its quota, or None if it never did."""
        return self._quota.limit

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._base_url}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"a {type(self).__name__} holds connections and can be neither copied nor pickled: "
            "make one where it is needed, or use with_options()"
        )

    def _origins(self, operation: Operation[Any]) -> set[tuple[str, str]]:
        """Where credentials may go."""
        return {origin(self._base_url), origin(self._server(operation))}

    def _server(self, operation: Operation[Any]) -> str:
        """The base URL of an operation: its own server in the document gives way to a ``base_url``
        that was given, so that a client of a test service never calls the real one."""
        own, base = operation.server, self._base_url
        if own and "://" not in own:
            return urljoin(f"{base}/", own).rstrip("/")
        documented = base == self._config.base_url.rstrip("/")
        return (own if documented else None) or base

    def _heard(self, operation: Operation[Any], headers: Headers) -> None:
        """Learn from an answer."""
        self._quota.heard(headers)
        leaving = operation.deprecated or "deprecation" in headers or "sunset" in headers
        if leaving and operation.name not in self._warned:
            self._warned.add(operation.name)
            warn(notice(operation.name, headers))

    def _call(
        self,
        operation: Operation[Any],
        options: RequestOptions,
        *,
        streamed: bool = False,
        url: str | None = None,
        **arguments: Unpack[Arguments],
    ) -> Call:
        """A call that is ready to be sent; to ``url`` instead of the operation's path if given.

        Raises:
            BuildError: The arguments break rules of the document.
        """
        if unknown := options.keys() - KNOWN_OPTIONS:
            # Type checkers see it; whoever has none would wonder why it does nothing.
            raise TypeError(f"{operation.name}: unexpected keyword argument {min(unknown)!r}")
        _must_make_sense("timeout", options.get("timeout"))  # a deadline may have passed
        merged = {**vars(self._options), **options}
        try:
            request = build(self, operation, options, url, arguments)
            elsewhere = url is not None and origin(url) not in self._origins(operation)
        except BuildError as problem:
            raise self._config.errors.owned(problem) from None
        except httpx.InvalidURL as problem:
            raise self._config.errors.build(f"no valid URL: {problem}") from None
        if elsewhere:
            request.headers["host"] = origin(request.url)[1]
        return Call(self, operation, request, merged, streamed=streamed, elsewhere=elsewhere)

    async def _exchange(self, call: Call) -> RawResponse[Any]:
        """The answer to a call: where all calls come by, those of the sync client too."""
        return await call.answer()

    def _free_call(self, method: str, path: str, returns: Any, options: FreeOptions) -> Call:
        """A call that is not in the document."""
        content = options.pop("content", None)
        media_type = options.pop("content_type", "application/octet-stream")
        json, query = options.pop("json", None), options.pop("query", {})
        operation: Operation[Any] = Operation(
            method.upper(),
            "",
            accept="application/json, */*;q=0.5",
            body=(Body() if content is None else Verbatim(media_type),),
            returns=lambda: Any if returns is None else returns,
            security=self._keys.free,
        )
        url = path
        if not path.startswith(("http://", "https://")):
            url = f"{self._base_url}/{path.lstrip('/')}"
        if DOTS.search(url.partition("?")[0]):
            raise self._config.errors.build(f"path {path!r}: '.' and '..' cannot be path segments")
        arguments: Arguments = {"query": query, "body": json if content is None else content}
        return self._call(operation, options, url=url, **arguments)


class SyncClient(BaseClient):
    """Base of the client that an SDK has for plain code. Safe to share between threads."""

    def close(self) -> None:
        """Close the connections. Calling it twice is fine; a given ``http_client`` stays open."""
        if http := self._pool.closing():
            http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def request(
        self,
        method: str,
        path: str,
        *,
        returns: type[T] | None = None,
        **options: Unpack[FreeOptions],
    ) -> RawResponse[T]:
        """Send any request, with this client's credentials, retries and errors.

        Args:
            method: ``GET``, ``POST`` …
            path: Below the base URL, percent-encoded; or a URL: credentials only go to the API's
                own origin.
            returns: Type that ``parse()`` of the answer gives; any JSON by default.
            **options: ``query``, ``json``, ``content``; timeout, extra headers and the like.

        Raises:
            APIStatusError: The answer is not a success.
            APIConnectionError: There is no answer.
        """
        return finish(self._exchange(self._free_call(method, path, returns, options)))


class AsyncClient(BaseClient):
    """Base of the client that an SDK has for asyncio. Tasks and event loops may share it."""

    _asynchronous = True

    async def close(self) -> None:
        """Close the connections. Calling it twice is fine; a given ``http_client`` stays open."""
        if http := self._pool.closing():
            await http.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()

    async def request(
        self,
        method: str,
        path: str,
        *,
        returns: type[T] | None = None,
        **options: Unpack[FreeOptions],
    ) -> RawResponse[T]:
        """Send any request with this client's credentials, retries and errors; see `SyncClient`."""
        return await self._exchange(self._free_call(method, path, returns, options))
