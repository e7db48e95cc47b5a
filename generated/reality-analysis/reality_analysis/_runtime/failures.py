"""From an answer, or the lack of one, to the error that is raised for it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from ._http import httpx
from .errors import (
    APIConnectionError,
    APIStatusError,
    ErrorDetail,
    ErrorShape,
    ErrorTable,
    Problem,
    ResponseValidationError,
    request_id,
)
from .headers import Headers
from .request import Attempt, RequestInfo
from .retry import retry_after
from .wire import dig

MAX_ERROR_BYTES = 65536

# Where error bodies have things when the SDK does not say: the conventions in use.
CODES = ("error.code", "code", "errors.0.code", "errorCode", "error_code", "error.type", "error")
MESSAGES = (
    *("error.message", "message", "detail", "error_description", "errors.0.message"),
    *("errors.0.detail", "title", "errorMessage", "error.detail", "msg", "error"),
)
DETAILS = ("error.details", "details", "errors", "detail")


def one_line(text: str, limit: int = 500) -> str:
    """Foreign text made fit for a message: printable, on one line, bounded."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * limit]).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def tries(attempts: Sequence[Attempt]) -> str:
    """``1 attempt``, ``3 attempts``."""
    count = max(1, len(attempts))
    return f"{count} attempt{'s' * (count > 1)}"


def tail(headers: Mapping[str, str], attempts: Sequence[Attempt]) -> str:
    """What ends the message of an answered call."""
    name = request_id(headers)
    return (
        f"(request id {one_line(name, 100)}, {tries(attempts)})" if name else f"({tries(attempts)})"
    )


def status_error(
    table: ErrorTable,
    request: RequestInfo,
    attempts: Sequence[Attempt],
    status: int,
    headers: Headers,
    content: bytes,
    hint: str = "",
) -> APIStatusError:
    """The error for an answer with an error status; works for any body."""
    body = parsed(content)
    problem = problem_of(body, headers)
    code = first(body, (table.shape.code,) if table.shape.code else CODES)
    message = first(body, (table.shape.message, *MESSAGES)) or (
        body if isinstance(body, str) and "<" not in body[:100] else ""
    )
    details = details_of(body, table.shape)
    kind = table.pick(status, code)
    line = f"{request.method} {request.path} → {status} {one_line(code or reason(status), 100)}"
    if message:
        line += f": {one_line(message)}"
    if reasons := [
        f"{d.code or d.target or ''}: {d.message or ''}".strip(": ") for d in details[:3]
    ]:
        line += f" [{one_line('; '.join(reasons))}]"
    error = kind(
        f"{line}{hint} {tail(headers, attempts)}",
        request,
        attempts,
        status_code=status,
        headers=headers.without("set-cookie"),
        raw_body=content,
    )
    if code is not None:
        error.code = code
    error.message, error.body, error.problem, error.details = message, body, problem, details
    error.target = first(body, (table.shape.target or "error.target", "target"))
    error.retry_after = retry_after(headers)
    return error


def connection_error(
    table: ErrorTable,
    request: RequestInfo,
    attempts: Sequence[Attempt],
    cause: BaseException,
    host: str,
) -> APIConnectionError:
    """The error for a failure of the transport: it names the host and the cause."""
    timed_out = isinstance(cause, (httpx.TimeoutException, TimeoutError))
    what = "no answer in time from" if timed_out else "could not get an answer from"
    reason = one_line(str(cause)) or type(cause).__name__
    line = f"{request.method} {request.path} → {what} {host}: {reason} ({tries(attempts)})"
    return (table.timeout if timed_out else table.connection)(line, request, attempts)


def reason(status: int) -> str:
    """The standard phrase for a status."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


def parsed(content: bytes) -> Any:
    """A body as JSON data if it is JSON, else as text."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return content.decode("utf-8", "replace")


def first(body: Any, paths: Sequence[str]) -> str | None:
    """The first text or number found at one of the paths."""
    for path in paths:
        value = dig(body, path) if path else None
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None


def details_of(body: Any, shape: ErrorShape) -> tuple[ErrorDetail, ...]:
    """The list of reasons in a body, if it has one."""
    paths = (shape.details,) if shape.details else DETAILS
    items = next((v for v in (dig(body, path) for path in paths) if isinstance(v, list)), [])
    return tuple(
        ErrorDetail(
            first(item, ("code", "type")),
            first(item, ("message", "msg", "detail")) or (item if isinstance(item, str) else None),
            first(item, ("target", "field", "pointer", "param", "path")),
            item,
        )
        for item in items[:100]
    )


def problem_of(body: Any, headers: Headers) -> Problem | None:
    """RFC 9457, section 3: a problem document, known by its media type."""
    if not isinstance(body, dict) or "problem+json" not in headers.get("content-type", ""):
        return None
    known = ("type", "title", "status", "detail", "instance")
    status = body.get("status")
    return Problem(
        first(body, ("type",)) or "about:blank",
        first(body, ("title",)),
        status if isinstance(status, int) else None,
        first(body, ("detail",)),
        first(body, ("instance",)),
        {key: value for key, value in body.items() if key not in known},
    )


def validation_error(
    table: ErrorTable,
    request: RequestInfo,
    attempts: Sequence[Attempt],
    status: int,
    headers: Headers,
    content: bytes,
    problems: Sequence[str],
) -> ResponseValidationError:
    """The error for a success that is not what the document promises."""
    more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
    line = (
        f"{request.method} {request.path} → {status}, but {one_line('; '.join(problems[:3]))}{more}"
    )
    error = table.validation(
        f"{line} {tail(headers, attempts)}",
        request,
        attempts,
        status_code=status,
        headers=headers.without("set-cookie"),
        raw_body=content[:MAX_ERROR_BYTES],
    )
    error.problems = tuple(problems)
    return error


def not_json(headers: Headers, content: bytes) -> str | None:
    """Why a body cannot be JSON, judged by its media type: a login page is not data."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    start = content.lstrip()[:1]
    if not start:
        return "the body is empty"
    if kind in ("text/html", "application/xhtml+xml") or start == b"<":
        return f"the body is {kind or 'markup'}, not JSON: {one_line(content[:200].decode('utf-8', 'replace'), 80)}"
    if kind.startswith("text/") and "json" not in kind and start not in (b"{", b"["):
        return f"the body is {kind}, not JSON"
    return None
