"""From an answer, or the lack of one, to the error that is raised for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import urlsplit

from ._http import httpx
from .errors import (
    AnswerError,
    APIConnectionError,
    APIStatusError,
    ErrorDetail,
    ErrorShape,
    ErrorTable,
    Problem,
    ResponseValidationError,
    request_id,
)
from .headers import without
from .request import Attempt, RequestInfo
from .retry import retry_after
from .wire import dig

E = TypeVar("E", bound=AnswerError)

MAX_ERROR_BYTES = 65536

# Where error bodies have things when the SDK does not say: the conventions in use.
CODES = ("error.code", "code", "errors.0.code", "errorCode", "error_code", "error.type", "error")
MESSAGES = (
    *("error.message", "message", "detail", "error_description", "errors.0.message"),
    *("errors.0.detail", "title", "errorMessage", "error.detail", "msg", "error"),
)
DETAILS = ("error.details", "details", "errors", "detail")
BY_FIELD = ("errors",)
"""Those of them that may hold reasons by the names of fields."""
OF_ALL = ("_errors", "non_field_errors")
"""Names among those of fields under which stands what is wrong with all of them together."""
TARGETS = ("target", "field", "pointer", "source.pointer", "param", "path")


def one_line(text: str, limit: int = 500) -> str:
    """Foreign text made fit for a message: printable, on one line, bounded."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * limit]).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


@dataclass(frozen=True, slots=True)
class Report:
    """What an error tells of its call, and the errors made of that."""

    errors: ErrorTable
    request: RequestInfo
    attempts: Sequence[Attempt] = ()

    def connection(self, cause: BaseException, host: str = "") -> APIConnectionError:
        """There was no answer; names the host and the cause."""
        timed_out = isinstance(cause, httpx.TimeoutException)
        what = "no answer in time from" if timed_out else "could not get an answer from"
        host = host or urlsplit(self.request.url).netloc
        text = f"{what} {host}: {one_line(str(cause)) or type(cause).__name__}"
        kind = self.errors.timeout if timed_out else self.errors.connection
        return kind(self._line(text, None), self.request, self.attempts)

    def validation(
        self, status: int, headers: Mapping[str, str], content: bytes, problems: Sequence[str]
    ) -> ResponseValidationError:
        """A success is not what the document promises."""
        more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
        text = f"{status}, but {one_line('; '.join(problems[:3]))}{more}"
        error = self._answer(self.errors.validation, text, status, headers, content)
        error.problems = tuple(problems)
        return error

    def status(
        self, status: int, headers: Mapping[str, str], content: bytes, hint: str = ""
    ) -> APIStatusError:
        """The answer has an error status; its body may be anything."""
        shape, body = self.errors.shape, parsed(content)
        code = first(body, (shape.code,) if shape.code else CODES)
        message = first(body, (shape.message, *MESSAGES))
        if isinstance(body, str) and "<" not in body[:100]:
            message = body
        details = details_of(body, shape)
        text = f"{status} {one_line(code or reason(status), 100)}"
        text += f": {one_line(message)}" if message else ""
        told = [(" ".join(filter(None, (d.code, d.target))), d.message or "") for d in details[:3]]
        reasons = (f"{head}: {said}" for head, said in told)
        if why := one_line("; ".join(filter(None, (each.strip(": ") for each in reasons)))):
            text += f" [{why}]"
        kind = self.errors.pick(status, code, [detail.code for detail in details])
        error = self._answer(kind, text + hint, status, headers, content)
        error.code = code or error.code
        error.message, error.body, error.details = message or "", body, details
        error.target = first(body, (shape.target, "error.target", "target"))
        error.problem, error.retry_after = problem_of(body, headers), retry_after(headers)
        return error

    def _answer(
        self, kind: type[E], text: str, status: int, headers: Mapping[str, str], content: bytes
    ) -> E:
        line = self._line(text, request_id(headers))
        error = kind(line, self.request, self.attempts)
        error.status_code, error.headers = status, without(headers, "set-cookie")
        error.raw_body = content[:MAX_ERROR_BYTES]
        return error

    def _line(self, text: str, name: str | None) -> str:
        """``DELETE /jobs/5e31 → 404 JobNotFound: No such job. (request id 7f00, 1 attempt)``"""
        count = max(1, len(self.attempts))
        facts = f"{f'request id {one_line(name, 100)}, ' if name else ''}{count} attempt"
        text = f"{self.request.method} {self.request.path} → {text}"
        return f"{text} ({facts}{'s' * (count > 1)})"


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
    for value in (dig(body, path) for path in paths if path):
        if (isinstance(value, str) and value) or type(value) is int:
            return str(value)
    return None


def details_of(body: Any, shape: ErrorShape) -> tuple[ErrorDetail, ...]:
    """The reasons in a body, if it has some: a list, or by the names of fields."""
    paths = (shape.details,) if shape.details else DETAILS
    values = ((path, dig(body, path)) for path in paths)
    found = next((v for path, v in values if isinstance(v, list) or (path in BY_FIELD and v)), None)
    if not (found or shape.details) and isinstance(body, dict):
        plain = (isinstance(v, list) and all(isinstance(i, str) for i in v) for v in body.values())
        found = body if all(plain) else None
    return tuple(
        ErrorDetail(
            first(item, ("code", "type")),
            first(item, ("message", "msg", "detail")) or (item if isinstance(item, str) else None),
            target or first(item, TARGETS),
            item,
        )
        for target, item in islice(_reasons(found, ""), 100)
    )


def _reasons(value: Any, at: str, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Each reason, and the field that it is about as far as its place tells.

    ``{"name": ["is too long"]}`` is what ASP.NET and Laravel send, and Django as the whole body;
    ``{"name": {"_errors": […]}}`` what Discord does; FastAPI has the path in ``loc``.
    """
    if isinstance(value, dict) and depth < 20:
        for name, inner in value.items():
            where = ".".join(filter(None, (at, name)))
            yield from _reasons(inner, at if name in OF_ALL else where, depth + 1)
    elif isinstance(value, list):
        for item in value:
            path = item.get("loc") if isinstance(item, dict) else None
            yield ".".join(map(str, path)) if isinstance(path, list) else at, item
    elif at:
        yield at, value


def problem_of(body: Any, headers: Mapping[str, str]) -> Problem | None:
    """RFC 9457, section 3: a problem document, known by its media type."""
    if not isinstance(body, dict) or "problem+json" not in headers.get("content-type", ""):
        return None
    texts = {name: first(body, (name,)) for name in ("title", "detail", "instance")}
    status = body.get("status")
    known = {"type", "status", *texts}
    return Problem(
        first(body, ("type",)) or "about:blank",
        status=status if isinstance(status, int) else None,
        extensions={key: value for key, value in body.items() if key not in known},
        **texts,
    )


def not_json(headers: Mapping[str, str], content: bytes) -> str | None:
    """Why a body cannot be JSON, judged by its media type: a login page is not data."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    start = content.lstrip()[:1]
    if not start:
        return "the body is empty"
    if kind in ("text/html", "application/xhtml+xml") or start == b"<":
        shown = one_line(content[:200].decode("utf-8", "replace"), 80)
        return f"the body is {kind or 'markup'}, not JSON: {shown}"
    if kind.startswith("text/") and "json" not in kind and start not in (b"{", b"["):
        return f"the body is {kind}, not JSON"
    return None
