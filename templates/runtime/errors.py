"""What can go wrong. Each SDK derives its own hierarchy from these classes (`ErrorTable`)."""

from __future__ import annotations

import copyreg
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .request import Attempt, RequestInfo


class SDKError(Exception):
    """Root of everything an SDK raises by itself. Can be pickled and copied."""

    def __reduce__(self) -> tuple[Any, ...]:
        # The usual way calls __init__, whose arguments are gone: rebuild without it.
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class BuildError(SDKError, ValueError):
    """The arguments break rules of the API; nothing was sent."""

    def __init__(self, message: str, violations: Sequence[str] = ()) -> None:
        self.violations = tuple(violations)
        self.parts = message, self.violations
        super().__init__("\n  ".join((message, *violations)))


class CallError(SDKError):
    """A call that was made and failed."""

    def __init__(self, message: str, request: RequestInfo, attempts: Sequence[Attempt]) -> None:
        self.request = request
        """Without body, credentials and query values."""
        self.attempts = tuple(attempts)
        """Every try, in order."""
        super().__init__(message)


class APIConnectionError(CallError):
    """No answer: no connection, or it broke. ``__cause__`` is the HTTP library's error."""


class APITimeoutError(APIConnectionError):
    """No answer within ``timeout``, or not the whole answer within ``deadline``."""


class AnswerError(CallError):
    """A call that was answered, but not with what was asked for."""

    status_code: int
    headers: Mapping[str, str]
    raw_body: bytes
    """The body, at most its first 64 KiB."""

    @property
    def request_id(self) -> str | None:
        """The service's name for this call: quote it to its support."""
        return request_id(self.headers)


class ResponseValidationError(AnswerError):
    """A success whose body is not what the document promises."""

    problems: tuple[str, ...] = ()
    """``/pointer: what is wrong``, for each place."""


class DecodeFailure(ValueError):
    """A body that cannot be read as what the document promises.

    Attributes:
        problems: What did not fit (`Mismatch`); the first ones of a long list.
    """

    def __init__(self, problems: tuple[Any, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        more = f" (and {len(self.problems) - 3} more)" if len(self.problems) > 3 else ""
        return "; ".join(map(str, self.problems[:3])) + more


@dataclass(frozen=True, slots=True)
class ErrorDetail:
    """One of several reasons that a service gives."""

    code: str | None
    message: str | None
    target: str | None
    raw: Any


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem document (RFC 9457)."""

    type: str = "about:blank"
    title: str | None = None
    status: int | None = None
    detail: str | None = None
    instance: str | None = None
    extensions: Mapping[str, Any] = field(default_factory=dict)


class APIStatusError(AnswerError):
    """The service answered with an error status."""

    code: str | None = None
    """The service's own code for the error."""
    message: str = ""
    """What the service says; `str()` of the error has the call and the status too."""
    target: str | None = None
    details: tuple[ErrorDetail, ...] = ()
    problem: Problem | None = None
    body: Any = None
    """The body: JSON as Python data, else text."""
    retry_after: float | None = None
    """Seconds the service asked to wait, counted from its answer."""


REQUEST_IDS = ("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "cf-ray")


def request_id(headers: Mapping[str, str]) -> str | None:
    """The first header that names the request: a usual one, or a service's own."""
    own = (name for name in headers if name.endswith("-request-id"))
    return next((headers[name] for name in (*REQUEST_IDS, *own) if name in headers), None)


@dataclass(frozen=True, slots=True)
class ErrorShape:
    """Where an API's error bodies have what; dotted paths, ``""`` where conventions will do."""

    code: str = ""
    message: str = ""
    target: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class ErrorTable:
    """The error classes of one SDK: what the runtime raises through."""

    connection: type[APIConnectionError] = APIConnectionError
    timeout: type[APITimeoutError] = APITimeoutError
    validation: type[ResponseValidationError] = ResponseValidationError
    build: type[BuildError] = BuildError
    status: type[APIStatusError] = APIStatusError
    """For statuses without a class of their own."""
    statuses: Mapping[int | str, type[APIStatusError]] = field(default_factory=dict)
    """By status (404) and class of statuses (``5XX``)."""
    codes: Mapping[tuple[int, str], type[APIStatusError]] = field(default_factory=dict)
    """By status and code, of the whole or of a detail: ``(404, "JobNotFound")``."""
    shape: ErrorShape = field(default_factory=ErrorShape)
    wait: Any = None
    """What waiting raises, where the SDK has that."""
    wait_timeout: Any = None

    def pick(
        self, status: int, code: str | None, details: Sequence[str | None] = ()
    ) -> type[APIStatusError]:
        """The most specific class for an answer: a documented code in its details says more than
        the code of the whole."""
        documented = (self.codes.get((status, name)) for name in (*details, code) if name)
        general = self.statuses.get(status) or self.statuses.get(f"{status // 100}XX")
        return next(filter(None, documented), None) or general or self.status

    def owned(self, problem: BuildError) -> BuildError:
        """A `BuildError` as the SDK's own class."""
        return problem if isinstance(problem, self.build) else self.build(*problem.parts)
