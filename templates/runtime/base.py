"""What the sync and the async client share: options, credentials, and making a request."""

from __future__ import annotations

import logging
import math
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn
from urllib.parse import urlsplit

from typing_extensions import Self, TypedDict, Unpack

from ._http import httpx
from .auth import Credential
from .body import Body, Verbatim, chosen
from .call import Call, origin
from .deprecation import notice, warn
from .errors import BuildError, ErrorTable
from .headers import Headers
from .limits import RATE_LIMITS, Pacer, RateLimit, rate_limit
from .operation import Operation
from .params import SIMPLE, cookie_header, header_value, query_string
from .request import Decoding, Request, RequestOptions, Timeout, Upload

NONE: Mapping[str, Any] = {}
BASE_URL = re.compile(r"https?://(\[[0-9a-fA-F:.]+\]|[^\s/?#@:\[\]%]+)(:\d{1,5})?(/[^\s?#]*)?")
BODY_METHODS = frozenset({"POST", "PUT", "PATCH"})


@dataclass(frozen=True, slots=True)
class ClientConfig:
    """What the document says of the API as a whole."""

    name: str
    """Import package; also the name of the logger."""
    version: str
    base_url: str
    errors: ErrorTable
    security: tuple[tuple[str, ...], ...] = ()
    """Credentials for operations that do not say: alternatives, each a combination of schemes."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Sent with every request."""


class Arguments(TypedDict, total=False):
    """The arguments of a method, by where they go; None is left out."""

    path: Mapping[str, Any]
    query: Mapping[str, Any]
    headers: Mapping[str, Any]
    cookies: Mapping[str, Any]
    body: Any
    content_type: str | None


class FreeOptions(RequestOptions, total=False):
    """What ``client.request`` takes besides."""

    query: Mapping[str, Any]
    json: Any
    """Body to send as JSON."""
    content: bytes
    """Body to send as it is, with its ``content_type``."""
    content_type: str


class ClientOptions(TypedDict, total=False):
    """What `with_options` can change."""

    base_url: str
    timeout: Timeout
    deadline: float | None
    max_retries: int
    decoding: Decoding
    headers: Mapping[str, str] | None
    middleware: Sequence[Callable[..., Any]]
    max_response_bytes: int


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a client; see its constructor."""

    base_url: str
    timeout: Timeout = 60.0
    deadline: float | None = 600.0
    max_retries: int = 2
    decoding: Decoding = "lenient"
    headers: Mapping[str, str] | None = None
    middleware: Sequence[Callable[..., Any]] = ()
    max_response_bytes: int = 2**28


class Seen:
    """What a client has learned from answers; its ``with_options`` copies share it."""

    def __init__(self, *, pacing: bool) -> None:
        self.pacer = Pacer() if pacing else None
        self.limits: Headers | None = None
        self.warned: set[str] = set()


class BaseClient:
    """Everything of a client that needs no input or output."""

    _config: ClientConfig
    _options: Options
    _credentials: Mapping[str, Credential]
    _seen: Seen
    _given: Mapping[str, str]
    _log: logging.Logger
    _pool: Any
    _asynchronous = False

    def _set_up(
        self,
        config: ClientConfig,
        credentials: Mapping[str, Credential],
        http_client: httpx.Client | httpx.AsyncClient | None,
        pacing: bool,
        options: ClientOptions,
    ) -> None:
        self._config = config
        self._credentials = credentials
        self._seen = Seen(pacing=pacing)
        self._given = {} if http_client is None else dict(http_client.headers)
        self._log = logging.getLogger(config.name)
        self._configure(replace(Options(config.base_url), **options))

    def _configure(self, options: Options) -> None:
        """Take options, and work out what every request needs of them."""
        if "@" in options.base_url.partition("://")[2].partition("/")[0]:
            raise ValueError("base_url must not hold credentials: they would end up in logs")
        if not BASE_URL.fullmatch(options.base_url):
            raise ValueError("base_url must be like https://host/path")
        for name, value in (("timeout", options.timeout), ("deadline", options.deadline)):
            for seconds in value if isinstance(value, tuple) else (value,):
                if seconds is not None and not (seconds > 0 and math.isfinite(seconds)):
                    raise ValueError(f"{name} must be a positive number of seconds, or None")
        self._options = replace(options, base_url=options.base_url.rstrip("/"))
        self._documented = self._options.base_url == self._config.base_url.rstrip("/")
        own = {**self._config.headers, **(options.headers or {})}
        self._fields = {
            "host": origin(options.base_url)[1],
            "accept-encoding": "gzip, deflate",
            "connection": "keep-alive",
            "user-agent": f"{self._config.name}-python/{self._config.version}",
            **self._given,
            **{name.lower(): header_value(name, value) for name, value in own.items()},
        }
        self._chosen: dict[Any, tuple[Credential, ...]] = {}

    def with_options(self, **changes: Unpack[ClientOptions]) -> Self:
        """A client with other options that shares the connections of this one."""
        copy = object.__new__(type(self))
        for name in ("_config", "_credentials", "_pool", "_seen", "_given", "_log"):
            setattr(copy, name, getattr(self, name))
        copy._configure(replace(self._options, **changes))
        return copy

    @property
    def rate_limit(self) -> RateLimit | None:
        """What the service last said of its quota, or None if it never did."""
        return rate_limit(self._seen.limits) if self._seen.limits else None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._options.base_url}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"a {type(self).__name__} holds connections and can be neither copied nor pickled: "
            "make one where it is needed, or use with_options()"
        )

    # For `Call`

    def _origins(self, operation: Operation[Any]) -> set[tuple[str, str]]:
        """Where credentials may go."""
        return {origin(self._options.base_url), origin(self._server(operation))}

    def _server(self, operation: Operation[Any]) -> str:
        """The base URL of an operation: its own server in the document gives way to a ``base_url``
        that was given, so that a client of a test service never calls the real one."""
        own = operation.server if self._documented else None
        return own or self._options.base_url

    def _heard(self, operation: Operation[Any], headers: Headers) -> None:
        """Learn from an answer."""
        seen = self._seen
        if any(name in headers for name in RATE_LIMITS):
            seen.limits = headers
            if seen.pacer:
                seen.pacer.seen(headers)
        if operation.deprecated or "deprecation" in headers or "sunset" in headers:
            label = operation.id or f"{operation.method} {operation.path}"
            if label not in seen.warned and (text := notice(label, operation.deprecated, headers)):
                seen.warned.add(label)
                warn(text)

    def _alternatives(self, operation: Operation[Any]) -> tuple[tuple[str, ...], ...]:
        return self._config.security if operation.security is None else operation.security

    def _needed(self, operation: Operation[Any]) -> tuple[Credential, ...]:
        """The credentials for an operation: its first alternative of which all are given."""
        alternatives = self._alternatives(operation)
        found = self._chosen.get(alternatives)
        if found is None:
            given = {name: c for name, c in self._credentials.items() if c.fixed != ""}
            usable = (names for names in alternatives if names and given.keys() >= {*names})
            found = self._chosen[alternatives] = tuple(given[name] for name in next(usable, ()))
        return found

    def _hint(self, operation: Operation[Any]) -> str:
        """What to say when a request without credentials was refused."""
        names = {name for names in self._alternatives(operation) for name in names}
        if not names or self._needed(operation):
            return ""
        variables = {c.env for name, c in self._credentials.items() if name in names and c.env}
        ways = " or ".join(["give them to the client", *(f"set {v}" for v in sorted(variables))])
        return f" (sent without credentials: {ways})"

    # Making a request

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
        try:
            request = self._request(operation, options, url, **arguments)
        except BuildError as problem:
            own = self._config.errors.build
            raise problem if isinstance(problem, own) else own(*problem.parts) from None
        foreign = url is not None and origin(url) not in self._origins(operation)
        if foreign:
            request.headers["host"] = origin(request.url)[1]
        return Call(self, operation, request, options, streamed=streamed, foreign=foreign)

    def _request(
        self,
        operation: Operation[Any],
        options: RequestOptions,
        url: str | None,
        *,
        path: Mapping[str, Any] = NONE,
        query: Mapping[str, Any] = NONE,
        headers: Mapping[str, Any] = NONE,
        cookies: Mapping[str, Any] = NONE,
        body: Any = None,
        content_type: str | None = None,
    ) -> Request:
        base, styles = self._server(operation), operation.styles
        url = url or base + operation.template.expand(path)
        if query:
            url = joined(url, query_string(query, styles.get("query", NONE)))
        fields = self._fields.copy()
        fields["accept"] = operation.accept
        if base != self._options.base_url:
            fields["host"] = origin(base)[1]
        if headers:
            kinds = styles.get("header", NONE)
            for name, value in headers.items():
                if value is not None:
                    fields[name.lower()] = header_value(name, value, kinds.get(name, SIMPLE))
        if cookies and (text := cookie_header(cookies, styles.get("cookie", NONE))):
            fields["cookie"] = text
        content: bytes | Upload = b""
        if body is not None:
            kind = chosen(operation.body, content_type, self._config.errors.build)
            extra = options.get("extra_body")
            content, fields["content-type"] = kind.encode(body, extra, self._config.errors.build)
        if options:
            if "extra_query" in options:
                url = joined(url, query_string(options["extra_query"], NONE))
            for name, value in options.get("extra_headers", NONE).items():
                fields[name.lower()] = header_value(name, value)
        if operation.idempotency_header and not operation.repeatable:
            key = options.get("idempotency_key") or str(uuid.uuid4())
            fields.setdefault(
                operation.idempotency_header.lower(), header_value("idempotency_key", key)
            )
        if not isinstance(content, bytes) and content.async_only and not self._asynchronous:
            raise BuildError("an async iterator can only be sent by the async client")
        if not isinstance(content, bytes) and content.size is None:
            fields["transfer-encoding"] = "chunked"
        elif content or operation.method in BODY_METHODS:
            size = len(content) if isinstance(content, bytes) else content.size
            fields["content-length"] = str(size)
        return Request(operation.method, url, fields, content)

    def _free_call(self, method: str, path: str, returns: Any, options: FreeOptions) -> Call:
        """A call that is not in the document."""
        content = options.pop("content", None)
        media_type = options.pop("content_type", "application/octet-stream")
        body = Body() if content is None else Verbatim(media_type)
        arguments: Arguments = {
            "query": options.pop("query", NONE),
            "body": options.pop("json", None) if content is None else content,
        }
        operation: Operation[Any] = Operation(
            method.upper(),
            "",
            accept="application/json, */*;q=0.5",
            body=(body,),
            returns=lambda: Any if returns is None else returns,
            security=self._config.security or tuple((name,) for name in self._credentials),
        )
        url = path
        if not path.startswith(("http://", "https://")):
            url = f"{self._options.base_url}/{path.lstrip('/')}"
        if any(segment in (".", "..") for segment in urlsplit(url).path.split("/")):
            raise self._config.errors.build(f"path {path!r}: '.' and '..' cannot be path segments")
        return self._call(operation, options, url=url, **arguments)


def joined(url: str, query: str) -> str:
    """The URL with more in its query."""
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url
