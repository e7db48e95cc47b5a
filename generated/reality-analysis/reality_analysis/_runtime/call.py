"""One call from its first try to its result: every decision, no input or output."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin

from ._http import httpx
from .auth import Credential
from .failures import MAX_ERROR_BYTES, Report, not_json
from .headers import Headers, redacted_url
from .mismatch import DecodeFailure
from .operation import Operation
from .request import Attempt, Decoding, Request, RequestInfo, RequestOptions
from .response import RawResponse, attach
from .retry import backoff, delay_after, retryable

if TYPE_CHECKING:
    from .base import BaseClient

TRANSPORT_ERRORS = (httpx.RequestError, httpx.InvalidURL)
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
CONNECT_SECONDS = 10.0
MAX_REDIRECTS = 10
NO_AUTH = httpx.Auth()
CARRIED = ("accept", "accept-encoding", "connection", "user-agent", "range")
"""Header fields that follow a redirect to another origin: none that could be a secret."""


class OutOfTime(httpx.TimeoutException):
    """The deadline of a call has passed."""


HOPELESS = (
    OutOfTime,
    httpx.InvalidURL,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
    httpx.TooManyRedirects,
)


class HiddenURL(httpx.URL):
    """A URL with a key in its query, which httpx would write into its own log."""

    def __str__(self) -> str:
        return redacted_url(super().__str__())


@lru_cache(maxsize=256)
def origin(url: str) -> tuple[str, str]:
    """Scheme and host with port of a URL (RFC 6454)."""
    parsed = httpx.URL(url)
    return parsed.scheme, parsed.netloc.decode("ascii")


class Call:
    """The state of one call."""

    def __init__(
        self,
        client: BaseClient,
        operation: Operation[Any],
        request: Request,
        options: RequestOptions,
        *,
        streamed: bool = False,
        foreign: bool = False,
    ) -> None:
        defaults = client._options
        self.client = client
        self.operation = operation
        self.request = request
        self.streamed = streamed
        self.foreign = foreign
        self.timeout = options.get("timeout", defaults.timeout)
        self.deadline = options.get("deadline", defaults.deadline)
        self.decoding: Decoding = options.get("decoding", defaults.decoding)
        self.retries = options.get("max_retries", defaults.max_retries)
        self.max_bytes = options.get("max_response_bytes", defaults.max_response_bytes)
        self.expires = None if self.deadline is None else time.monotonic() + self.deadline
        self.attempts: list[Attempt] = []
        self.secrets: Sequence[tuple[Credential, str]] = ()
        self.tries = 0
        self.reauthorized = False

    # Before a try

    def begin(self) -> Request:
        """The request for the next try."""
        self.tries += 1
        self.started = time.monotonic()
        self.hops = 0
        self.elsewhere = self.foreign
        if not self.client._options.middleware:
            return self.request
        # A copy: what middleware changes is for this try only.
        headers = dict(self.request.headers)
        return replace(self.request, headers=headers, attempt=self.tries)

    def left(self) -> float | None:
        """Seconds until the deadline."""
        if self.expires is None:
            return None
        left = self.expires - time.monotonic()
        if left <= 0:
            raise OutOfTime(f"the deadline of {self.deadline:g} s has passed")
        return left

    def timeouts(self) -> dict[str, float | None]:
        """Seconds for each step of a try: none beyond the deadline."""
        left = self.left()
        connect, read = self.timeout if isinstance(self.timeout, tuple) else (None, self.timeout)
        if connect is None:
            connect = CONNECT_SECONDS if read is None or read > CONNECT_SECONDS else read
        if left is not None:
            connect, read = min(connect, left), left if read is None else min(read, left)
        return {"connect": connect, "read": read, "write": read, "pool": left}

    def outgoing(self, request: Request) -> httpx.Request:
        """The request for the HTTP library, with credentials if it goes to the API itself."""
        fields, url = request.headers, request.url
        if url is not self.request.url:
            here = origin(url)
            fields = {**fields, "host": here[1]}
            self.elsewhere = self.elsewhere or here not in self.client._origins(self.operation)
        content: Any = request.content
        if content is not self.request.content and "content-length" in fields:
            fields = {**fields, "content-length": str(len(content))}
        if self.secrets and not self.elsewhere:
            fields = dict(fields)
            for credential, value in self.secrets:
                url = credential.place(fields, url, value)
        sent = httpx.Request(
            request.method,
            url,
            headers=httpx.Headers(fields, "latin-1"),
            stream=httpx.ByteStream(content) if isinstance(content, bytes) else content,
            extensions={"timeout": self.timeouts()},
        )
        if url is not request.url:
            sent.url = HiddenURL(url)
        return sent

    # After an answer

    def redirected(self, request: Request, live: httpx.Response) -> Request | None:
        """The request that an answer redirects to (RFC 9110, section 15.4), if it can be followed.

        To another origin go only GET and HEAD, and nothing that could be a secret.
        """
        status = live.status_code
        if status not in (301, 302, 303, 307, 308) or "location" not in live.headers:
            return None
        self.hops += 1
        if self.hops > MAX_REDIRECTS:
            raise httpx.TooManyRedirects(f"more than {MAX_REDIRECTS} redirects")
        try:
            url = urldefrag(urljoin(request.url, live.headers["location"])).url
        except ValueError as problem:
            raise httpx.UnsupportedProtocol(f"redirected to no valid URL: {problem}") from None
        method, content, fields = request.method, request.content, request.headers
        if (status == 303 and method != "HEAD") or (status in (301, 302) and method == "POST"):
            method, content = "GET", b""
            fields = {name: v for name, v in fields.items() if not name.startswith("content-")}
        if origin(url) != origin(request.url):
            if method not in ("GET", "HEAD") or not url.startswith(("http://", "https://")):
                return None
            self.elsewhere = True
            fields = {name: v for name, v in fields.items() if name in CARRIED}
        elif not (isinstance(content, bytes) or content.replayable):
            return None
        return replace(request, method=method, url=url, headers=fields, content=content)

    def answer(
        self, request: Request, live: httpx.Response, content: bytes | None = None
    ) -> RawResponse[Any]:
        """The answer of one try, noted and logged; no content: it is still to be read."""
        headers = Headers(live.headers.raw)
        elapsed = time.monotonic() - self.started
        self.client._heard(self.operation, headers)
        raw: RawResponse[Any] = RawResponse(
            live.status_code,
            headers,
            content or b"",
            request=request,
            attempts=self.tries,
            elapsed=elapsed,
            parse=self.parse,
            live=live if content is None else None,
        )
        log = self.client._log
        if log.isEnabledFor(logging.DEBUG):
            what = f"{request.method} {redacted_url(request.url)} → {live.status_code}"
            log.debug(
                "%s in %.3f s (try %d, request id %s)", what, elapsed, self.tries, raw.request_id
            )
        return raw

    def after_answer(self, raw: RawResponse[Any]) -> float | None:
        """Seconds to wait before the next try, or None when this answer is the last."""
        status = raw.status_code
        if status < 400:
            return None
        if status == 401 and not self.reauthorized and self.replayable:
            self.reauthorized = True
            # All of them: each may hold something that has expired.
            if sum(credential.forget(value) for credential, value in self.secrets):
                return self.again("401", 0.0, counted=False)
        conflict = self.operation.retry_conflict
        if not retryable(status, conflict=conflict) or not self.repeatable:
            return self.again(str(status), None)
        return self.again(str(status), delay_after(status, raw.headers, self.tries))

    def after_failure(self, cause: Exception) -> float:
        """Seconds to wait before the next try.

        Raises:
            APIConnectionError: There is none.
        """
        outcome = f"{type(cause).__name__}: {cause}"
        log = self.client._log
        log.debug("%s %s → %s", self.request.method, redacted_url(self.request.url), outcome)
        hopeless = isinstance(cause, HOPELESS)
        worth = not hopeless and (self.repeatable or isinstance(cause, NEVER_SENT))
        delay = self.again(outcome, backoff(self.tries) if worth and self.replayable else None)
        if delay is not None:
            return delay
        if isinstance(cause, httpx.InvalidURL):
            raise self.client._config.errors.build(f"no valid URL: {cause}") from None
        host = self.report.request.host
        if isinstance(cause, httpx.RequestError):
            with suppress(RuntimeError):  # That there was no request yet.
                host = cause.request.url.netloc.decode()
            # The library's error holds its request, and that holds the credentials.
            cause.request = httpx.Request(self.request.method, redacted_url(self.request.url))
        raise self.report.connection(cause, host) from cause

    def again(self, outcome: str, delay: float | None, *, counted: bool = True) -> float | None:
        """Note a try that failed; the wait before the next one if there may be one."""
        now = time.monotonic()
        if counted and delay is not None:
            self.retries -= 1
            if self.retries < 0 or (self.expires is not None and now + delay >= self.expires):
                delay = None
        self.attempts.append(Attempt(self.tries, outcome, now - self.started, delay))
        return delay

    @property
    def replayable(self) -> bool:
        """Whether the body can be sent again."""
        content = self.request.content
        return isinstance(content, bytes) or content.replayable

    @property
    def repeatable(self) -> bool:
        """Whether the service takes a second request for what it is."""
        key = self.operation.idempotency_header or ""
        repeatable = self.operation.repeatable or (
            bool(key) and key.lower() in self.request.headers
        )
        return repeatable and self.replayable

    @property
    def report(self) -> Report:
        """Makes the errors of this call."""
        return Report(self.client._config.errors, RequestInfo.of(self.request), self.attempts)

    # The result

    def checked(self, raw: RawResponse[Any]) -> RawResponse[Any]:
        """The answer, if it is a success.

        Raises:
            APIStatusError: It is not.
        """
        if 200 <= raw.status_code < 300:
            raw._parse = raw._parse or self.parse
            return raw
        hint = self.client._hint(self.operation) if raw.status_code in (401, 403) else ""
        raise self.report.status(raw.status_code, raw.headers, raw.content, hint)

    def parse(self, raw: RawResponse[Any]) -> Any:
        """The body of a success, as the document has it."""
        reads = self.operation.reads
        if reads == "json":
            return attach(self.decoded(raw.status_code, raw.headers, raw.content), raw)
        return raw.text if reads == "text" else raw.content

    def decoded(self, status: int, headers: Headers, content: bytes) -> Any:
        """A body of JSON, or one item of a stream of such."""
        decoder = self.operation.decoder(status)
        if decoder is None or self.operation.method == "HEAD":
            return None
        if not self.streamed and (problem := not_json(headers, content)):
            raise self.report.validation(status, headers, content, [problem])
        try:
            return decoder.decode(content, self.decoding)
        except DecodeFailure as failure:
            problems = [str(problem) for problem in failure.problems]
        raise self.report.validation(status, headers, content, problems)


class Sink:
    """Takes in a body, up to a bound and until the deadline."""

    __slots__ = ("_call", "_chunks", "_limit", "_live", "_size")

    def __init__(self, call: Call, live: httpx.Response) -> None:
        self._call = call
        self._live = live
        self._limit = call.max_bytes if live.status_code < 400 else MAX_ERROR_BYTES
        self._chunks: list[bytes] = []
        self._size = 0

    def add(self, chunk: bytes) -> bool:
        """Take a piece; False when that is enough."""
        self._chunks.append(chunk)
        self._size += len(chunk)
        if self._size > self._limit:
            self.unfit(f"the body is longer than max_response_bytes={self._limit}")
            return False
        self._call.left()
        return True

    def unfit(self, problem: str) -> None:
        """The rest cannot be read.

        Raises:
            ResponseValidationError: That matters, for the answer is a success.
        """
        status, headers = self._live.status_code, Headers(self._live.headers.raw)
        if status < 400:
            raise self._call.report.validation(
                status, headers, b"".join(self._chunks[:1]), [problem]
            )

    def content(self) -> bytes:
        """What came."""
        return self._chunks[0] if len(self._chunks) == 1 else b"".join(self._chunks)
