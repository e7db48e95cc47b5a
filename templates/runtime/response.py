"""Answers: as they came (`RawResponse`), and the facts that stay with a parsed result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic

from pydantic_core import from_json
from typing_extensions import TypeVar

from .errors import request_id
from .headers import Headers
from .limits import RateLimit, rate_limit
from .models import Model, set_fact
from .request import Request, RequestInfo

T = TypeVar("T", default=Any)


class ResponseInfo:
    """The facts of an answer, without its body."""

    __slots__ = ("attempts", "elapsed", "headers", "status_code")

    def __init__(self, status_code: int, headers: Headers, attempts: int, elapsed: float) -> None:
        self.status_code = status_code
        self.headers = headers
        self.attempts = attempts
        """How many tries it took."""
        self.elapsed = elapsed
        """Seconds the last try took."""

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

    __slots__ = ("_parse", "_request", "content", "live")

    def __init__(
        self,
        status_code: int,
        headers: Headers,
        content: bytes = b"",
        *,
        request: Request,
        attempts: int = 1,
        elapsed: float = 0.0,
        parse: Callable[[RawResponse[Any]], Any] | None = None,
        live: Any = None,
    ) -> None:
        super().__init__(status_code, headers, attempts, elapsed)
        self.content = content
        """The body."""
        self.live = live
        """The HTTP library's response while the body of a streamed call is still to be read."""
        self._request = request
        self._parse = parse

    @property
    def request(self) -> RequestInfo:
        """The request, without body and secrets."""
        return RequestInfo.of(self._request)

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
        return self._parse(self) if self._parse else self.json()  # type: ignore[no-any-return]


class ListResult(list[T]):
    """A list that remembers the answer it came with."""

    __slots__ = ("__facts__",)


class DictResult(dict[str, T]):
    """A mapping that remembers the answer it came with."""

    __slots__ = ("__facts__",)


def attach(value: Any, raw: RawResponse[Any]) -> Any:
    """Make `response_info` work for a parsed value."""
    kind = type(value)
    if kind is list:
        value = ListResult(value)
    elif kind is dict:
        value = DictResult(value)
    elif not isinstance(value, Model):
        return value
    set_fact(
        value, "response", ResponseInfo(raw.status_code, raw.headers, raw.attempts, raw.elapsed)
    )
    return value


def response_info(result: object) -> ResponseInfo:
    """Status, headers, request id, attempts and rate limit of the answer a result came with.

    Raises:
        TypeError: It did not come from a call, or is a plain value (text, a number, None), for
            which ``with_raw_response`` has the same facts.
    """
    info = getattr(result, "__facts__", {}).get("response")
    if info is None:
        raise TypeError(f"this {type(result).__name__} has no response; use with_raw_response")
    return info  # type: ignore[no-any-return]
