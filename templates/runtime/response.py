"""Answers: as they came (`RawResponse`), and the facts that stay with a parsed result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, overload

from pydantic_core import from_json
from typing_extensions import TypeVar

from .errors import request_id
from .limits import RateLimit, rate_limit
from .operation import Thunk
from .request import Request, RequestInfo

T = TypeVar("T", default=Any)
H = TypeVar("H")

NO_HEADERS: Mapping[str, Thunk] = {}


@dataclass(slots=True, repr=False, eq=False)
class ResponseInfo:
    """The facts of an answer, without its body."""

    status_code: int
    headers: Mapping[str, str]
    attempts: int = 1
    """How many tries it took."""
    elapsed: float = 0.0
    """Seconds the last try took."""
    documented: Mapping[str, Thunk] = field(default_factory=dict)
    """Types of headers, as the document has them."""

    @overload
    def header(self, name: str) -> Any: ...
    @overload
    def header(self, name: str, tp: type[H]) -> H | None: ...
    def header(self, name: str, tp: Any = None) -> Any:
        """A header as the type the document gives it, or as another one; None if it did not come.

        Raises:
            ValueError: Its text is no value of that type.
        """
        text = self.headers.get(name)
        if text is None:
            return None
        # with pydantic's machinery: not before it is needed
        from .header_values import header_as

        if tp is None:
            shape = self.documented.get(name.lower())
            tp = shape() if shape else str
        return header_as(text, tp)

    @property
    def request_id(self) -> str | None:
        """The service's name for this call."""
        return request_id(self.headers)

    @property
    def rate_limit(self) -> RateLimit | None:
        """What the service says is left of the quota, if it says."""
        return rate_limit(self.headers)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status_code}>"


class RawResponse(ResponseInfo, Generic[T]):
    """An answer as it came; ``parse()`` gives what the method would have returned."""

    __slots__ = ("_request", "content", "live", "read")

    def __init__(
        self,
        status_code: int,
        headers: Mapping[str, str],
        content: bytes = b"",
        *,
        request: Request,
        attempts: int = 1,
        elapsed: float = 0.0,
        read: Callable[[RawResponse[Any]], Any] | None = None,
        live: Any = None,
        documented: Mapping[str, Thunk] = NO_HEADERS,
    ) -> None:
        super().__init__(status_code, headers, attempts, elapsed, documented)
        self.content = content
        """The body."""
        self.read = read
        """Reads the body as the document has it."""
        self.live = live
        """The HTTP library's response while the body of a streamed call is still to be read."""
        self._request = request

    @property
    def request(self) -> RequestInfo:
        """The request, without body and secrets."""
        return RequestInfo.of(self._request)

    @property
    def info(self) -> ResponseInfo:
        """Its facts alone, without body and request."""
        facts = (self.status_code, self.headers, self.attempts, self.elapsed, self.documented)
        return ResponseInfo(*facts)

    @property
    def text(self) -> str:
        """The body as UTF-8 text."""
        return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """The body as JSON data, unchecked."""
        return from_json(self.content)

    def parse(self) -> T:
        """The body as the type the document promises.

        Raises:
            ResponseValidationError: It is something else.
        """
        parsed: T = self.read(self) if self.read else self.json()
        return parsed


def response_info(result: object) -> ResponseInfo:
    """Status, headers, request id, attempts and rate limit of the answer a result came with.

    Raises:
        TypeError: It did not come from a call, or is a plain value (text, a number, None), for
            which ``with_raw_response`` has the same facts.
    """
    info: ResponseInfo | None = getattr(result, "__facts__", {}).get("response")
    if info is None:
        raise TypeError(f"this {type(result).__name__} has no response; use with_raw_response")
    return info
