"""A request on its way: what middleware sees, and what errors keep of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeAlias
from urllib.parse import urlsplit

from typing_extensions import TypedDict

from .headers import redacted
from .urls import redacted_url

Decoding: TypeAlias = Literal["lenient", "warn", "strict"]
"""What to do with an answer that does not fit the document: keep what fits and tell the rest by
``problems(answer)``; warn besides; or raise. Enum values and kinds of objects that are newer than
the SDK always fit; an answer that is nothing like the document's never does. A body where the
document has none is told in the log; warned of besides; or raised."""

Timeout: TypeAlias = float | tuple[float, float | None] | None
"""Seconds without progress after which a try gives up; or those to connect, and to go on."""

Progress: TypeAlias = Callable[[int, int | None], object]
"""Called with the bytes done so far, and how many there are in all if that is known."""


class RequestOptions(TypedDict, total=False):
    """What every method takes for one call; what is not given is as the client has it."""

    timeout: Timeout
    """Seconds without progress after which one try gives up; or (to connect, to read)."""
    deadline: float | None
    """Seconds for the whole call: all tries, the waits between them, reading the body; for one
    that is read while it comes, until it begins."""
    max_retries: int
    """Further tries after the first; 0 for none."""
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, Any]
    extra_body: Mapping[str, Any]
    """Properties to add to a JSON object or form."""
    idempotency_key: str
    """Makes a repeated request harmless, where the service has a header for it."""
    decoding: Decoding
    max_response_bytes: int


class Upload(Protocol):
    """A request body that is not in memory."""

    replayable: bool
    """Whether it can be sent again."""
    async_only: bool
    """Whether only the async client can send it."""
    size: int | None

    def __iter__(self) -> Iterator[bytes]: ...
    def __aiter__(self) -> AsyncIterator[bytes]: ...


@dataclass(slots=True)
class Request:
    """One request. Middleware may change it; credentials are added after middleware."""

    method: str
    url: str
    headers: dict[str, str]
    """By lower-case name."""
    content: bytes | Upload = b""
    attempt: int = 1
    """1 for the first try."""

    @property
    def path(self) -> str:
        """The path, without the query."""
        return urlsplit(self.url).path

    @property
    def replayable(self) -> bool:
        """Whether it can be sent again."""
        return isinstance(self.content, bytes) or self.content.replayable


@dataclass(frozen=True, slots=True)
class RequestInfo:
    """A request as errors keep it: without body, credentials and query values."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, request: Request) -> RequestInfo:
        """What may be kept of a request."""
        return cls(request.method, redacted_url(request.url), redacted(request.headers))

    @property
    def path(self) -> str:
        """The path, without the query."""
        return urlsplit(self.url).path


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try of a call that did not succeed at once."""

    number: int
    outcome: str
    """The status or what went wrong: ``503``, ``ConnectError: …``."""
    seconds: float
    """How long it took."""
    delay: float | None = None
    """Wait before the next try; None after the last one."""
