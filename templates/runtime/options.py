"""What a client is told: by the document, and by whoever makes it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from typing_extensions import TypedDict

from .call import Handler
from .errors import ErrorTable
from .request import Decoding, Request, RequestOptions, Timeout
from .response import RawResponse

Middleware: TypeAlias = Callable[[Request, Callable[[Request], RawResponse[Any]]], RawResponse[Any]]
"""Sees every try: ``def middleware(request, call_next): return call_next(request)``."""
AsyncMiddleware: TypeAlias = Callable[[Request, Handler], Awaitable[RawResponse[Any]]]


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


class FreeOptions(RequestOptions, total=False):
    """What ``client.request`` takes besides."""

    query: Mapping[str, Any]
    json: Any
    """Body to send as JSON."""
    content: bytes
    """Body to send as it is, with its ``content_type``."""
    content_type: str


class ClientOptions(TypedDict, total=False):
    """What `with_options` can change; see the constructor."""

    base_url: str
    timeout: Timeout
    deadline: float | None
    max_retries: int
    decoding: Decoding
    headers: Mapping[str, str] | None
    middleware: Sequence[Callable[..., Any]]
    max_response_bytes: int
    pacing: bool
