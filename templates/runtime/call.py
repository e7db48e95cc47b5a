"""One call, from its first try to its answer; the same for both clients (see `driver`)."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urldefrag, urljoin

from ._http import httpx
from .deadline import OutOfTime, Until
from .driver import each, finish, pause, ready
from .errors import DecodeFailure
from .failures import MAX_ERROR_BYTES, Report, not_json
from .headers import Headers, redacted_url
from .operation import Operation
from .request import Attempt, Request, RequestInfo
from .response import RawResponse, ResponseInfo
from .retry import backoff, delay_after

if TYPE_CHECKING:
    from .client import BaseClient

Handler: TypeAlias = Callable[[Request], Coroutine[Any, Any, RawResponse[Any]]]

TRANSPORT_ERRORS = (httpx.RequestError, httpx.InvalidURL)
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
CONNECT_SECONDS = 10.0
MAX_REDIRECTS = 10
NO_AUTH = httpx.Auth()
CARRIED = ("accept", "accept-encoding", "connection", "user-agent", "range")
"""Header fields that follow a redirect to another origin: none that could be a secret."""


HOPELESS = (
    OutOfTime,
    httpx.InvalidURL,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
    httpx.TooManyRedirects,
)


address = lru_cache(maxsize=64)(httpx.URL)
"""A URL taken apart: many calls have the same one, and it takes the HTTP library long."""


@lru_cache(maxsize=256)
def origin(url: str) -> tuple[str, str]:
    """Scheme and host with port of a URL (RFC 6454)."""
    parsed = httpx.URL(url)
    return parsed.scheme, parsed.netloc.decode("ascii")


class Call:
    """The state of one call.

    Args:
        options: Those of the client, with those for this call in their place.
        streamed: The body is left for the caller to read.
        elsewhere: It does not go to the API itself, and must not take credentials along.
    """

    def __init__(
        self,
        client: BaseClient,
        operation: Operation[Any],
        request: Request,
        options: dict[str, Any],
        *,
        streamed: bool = False,
        elsewhere: bool = False,
    ) -> None:
        self.client = client
        self.operation = operation
        self.request = request
        self.options = options
        self.streamed = streamed
        self._foreign = elsewhere
        self._retries: int = options["max_retries"]
        deadline = options["deadline"]
        self._expires = math.inf if deadline is None else time.monotonic() + deadline
        self._attempts: list[Attempt] = []
        self.secrets: list[Any] = []
        self._tries = 0
        self._reauthorized = False

    async def answer(self) -> RawResponse[Any]:
        """The answer, after as many tries as it takes.

        Raises:
            APIStatusError: It is not a success.
            APIConnectionError: There is none.
        """
        while True:
            try:
                raw = await self._try()
            except TRANSPORT_ERRORS as cause:
                delay = self._delay_after_failure(cause)
                if delay is None:
                    raise self.failure(cause) from cause
            else:
                if 200 <= raw.status_code < 300:
                    raw.read = raw.read or self._parsed
                    return raw
                delay = self._delay_after(raw)
                if delay is None:
                    hint = self.client._keys.hint(self.operation, raw.status_code)
                    raise self.report.status(raw.status_code, raw.headers, raw.content, hint)
            await pause(delay, asynchronous=self.client._asynchronous)

    # One try

    async def _try(self) -> RawResponse[Any]:
        client = self.client
        if client._options.pacing and (wait := client._quota.delay()):
            await pause(wait, asynchronous=client._asynchronous)
        self._tries += 1
        self._started = time.monotonic()
        self._elsewhere = self._foreign
        request = self.request
        handler: Handler = self._sent
        if layers := client._options.middleware:
            # A copy: what middleware changes is for this try only.
            request = replace(request, headers=dict(request.headers), attempt=self._tries)
            for layer in reversed(layers):
                handler = self._layered(layer, handler)
        return await handler(request)

    def _layered(self, layer: Any, inner: Handler) -> Handler:
        """Middleware around what it calls next: plain functions for the sync client."""

        async def handler(request: Request) -> RawResponse[Any]:
            onward = inner if self.client._asynchronous else lambda sent: finish(inner(sent))
            answer: RawResponse[Any] = await ready(layer(request, onward))
            return answer

        return handler

    async def _sent(self, request: Request) -> RawResponse[Any]:
        http, gate = self.client._pool.get()
        await self.client._keys.unlock(self, http)
        async with gate:
            for _ in range(MAX_REDIRECTS + 1):
                sent = self._outgoing(request)
                auth = None if self._elsewhere else http.auth
                if http.cookies and not self._elsewhere:
                    http.cookies.set_cookie_header(sent)
                live = await ready(
                    http.send(sent, stream=True, auth=auth or NO_AUTH, follow_redirects=False)
                )
                try:
                    onward = self._redirected(request, live)
                except BaseException:
                    await self.close(live)
                    raise
                if onward is None:
                    return await self._received(request, live)
                await self.close(live)
                request = onward
        raise httpx.TooManyRedirects(f"more than {MAX_REDIRECTS} redirects")

    def _outgoing(self, request: Request) -> httpx.Request:
        """The request for the HTTP library, with credentials if it goes to the API itself."""
        fields, url, content = request.headers, request.url, request.content
        if url is not self.request.url:
            here = origin(url)
            fields = {**fields, "host": here[1]}
            self._elsewhere = self._elsewhere or here not in self.client._origins(self.operation)
        if content is not self.request.content and "content-length" in fields:
            fields = {name: fields[name] for name in fields if name != "content-length"}
            if isinstance(content, bytes):
                fields["content-length"] = str(len(content))
            else:  # an upload, whose size only its own request would know
                fields["transfer-encoding"] = "chunked"
        target: str | httpx.URL = url
        if not self._elsewhere:
            fields, target = self.client._keys.placed(self, fields, url)
        target = address(target) if isinstance(target, str) else target  # hides its secrets
        stream: Any = httpx.ByteStream(content) if isinstance(content, bytes) else content
        timeouts = {"timeout": self.timeouts()}
        own = [(name.encode("ascii"), text.encode("latin-1")) for name, text in fields.items()]
        sent = httpx.Request(
            request.method, target, headers=own, stream=stream, extensions=timeouts
        )
        sent.method = request.method  # which the library has in capitals
        sent.url = target  # of its own class
        return sent

    def timeouts(self) -> dict[str, float | None]:
        """Seconds for each step of a try: none beyond the deadline."""
        left, timeout = self.left(), self.options["timeout"]
        connect, read = timeout if isinstance(timeout, tuple) else (None, timeout)
        if connect is None:
            connect = min(CONNECT_SECONDS, CONNECT_SECONDS if read is None else read)
        if left is not None:
            connect, read = min(connect, left), Until(read, self._expires)
        self._reading = read
        return {"connect": connect, "read": read, "write": read, "pool": left}

    def left(self) -> float | None:
        """Seconds until the deadline."""
        left = self._expires - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return None if left == math.inf else left

    def _redirected(self, request: Request, live: httpx.Response) -> Request | None:
        """The request that an answer redirects to (RFC 9110, section 15.4), if it can be followed.

        To another origin go only GET and HEAD, and nothing that could be a secret.
        """
        status = live.status_code
        if status not in (301, 302, 303, 307, 308) or "location" not in live.headers:
            return None
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
            self._elsewhere = True
            fields = {name: v for name, v in fields.items() if name in CARRIED}
        onward = replace(request, method=method, url=url, headers=fields, content=content)
        return onward if onward.replayable else None

    async def _received(self, request: Request, live: httpx.Response) -> RawResponse[Any]:
        """The answer of one try, noted and logged; with its body unless the caller reads it."""
        headers = Headers(live.headers.raw)
        open_ended = self.streamed and live.status_code < 300
        if open_ended and isinstance(self._reading, Until):
            self._reading.end = math.inf  # how long that takes is up to the caller
        content = b"" if open_ended else await self._body(live, headers)
        elapsed = time.monotonic() - self._started
        self.client._heard(self.operation, headers)
        raw: RawResponse[Any] = RawResponse(
            live.status_code,
            headers,
            content,
            request=request,
            attempts=self._tries,
            elapsed=elapsed,
            read=self._parsed,
            live=live if open_ended else None,
            documented=self.operation.headers,
        )
        log = self.client._log
        if log.isEnabledFor(logging.DEBUG):
            what = f"{request.method} {redacted_url(request.url)} → {live.status_code}"
            facts = (what, elapsed, self._tries, raw.request_id)
            log.debug("%s in %.3f s (try %d, request id %s)", *facts)
        return raw

    async def _body(self, live: httpx.Response, headers: Headers) -> bytes:
        """The body, up to a bound and until the deadline. Of an error a part will do."""
        success = live.status_code < 400
        limit = self.options["max_response_bytes"] if success else MAX_ERROR_BYTES
        chunks: list[bytes] = []
        size, problem = 0, ""
        try:
            async for chunk in self.pieces(live):
                chunks.append(chunk)
                size += len(chunk)
                if size > limit:
                    problem = f"the body is longer than max_response_bytes={limit}"
                    break
                self.left()
        except httpx.DecodingError as error:
            problem = f"the body cannot be decompressed: {error}"
        except httpx.TransportError:
            if success:
                raise
        finally:
            await self.close(live)
        if problem and success:
            raise self.report.validation(live.status_code, headers, b"".join(chunks[:1]), [problem])
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)

    def pieces(self, live: httpx.Response) -> AsyncIterator[bytes]:
        """The body as it comes."""
        return live.aiter_bytes() if self.client._asynchronous else each(live.iter_bytes())

    async def close(self, live: httpx.Response) -> None:
        """Let go of an answer."""
        if not live.is_closed:
            close: Any = live.aclose if self.client._asynchronous else live.close
            await ready(close())

    # Whether to try again

    def _delay_after(self, raw: RawResponse[Any]) -> float | None:
        """Seconds to wait before the next try, or None when this answer is the last."""
        status = raw.status_code
        if status == 401 and not self._reauthorized and self.request.replayable:
            self._reauthorized = True
            if self.client._keys.forget(self):
                return self._again("401", 0.0, counted=False)
        passes = self.repeatable and (status != 409 or self.operation.retry_conflict)
        delay = delay_after(status, raw.headers, self._tries) if passes else None
        return self._again(str(status), delay)

    def _delay_after_failure(self, cause: Exception) -> float | None:
        outcome = f"{type(cause).__name__}: {cause}"
        url = redacted_url(self.request.url)
        self.client._log.debug("%s %s → %s", self.request.method, url, outcome)
        worth = self.repeatable or (isinstance(cause, NEVER_SENT) and self.request.replayable)
        worth = worth and not isinstance(cause, HOPELESS)
        return self._again(outcome, backoff(self._tries) if worth else None)

    def _again(self, outcome: str, delay: float | None, *, counted: bool = True) -> float | None:
        """Note a try that failed; the wait before the next one if there may be one."""
        now = time.monotonic()
        if counted and delay is not None:
            self._retries -= 1
            delay = None if self._retries < 0 or now + delay >= self._expires else delay
        self._attempts.append(Attempt(self._tries, outcome, now - self._started, delay))
        return delay

    @property
    def repeatable(self) -> bool:
        """Whether it can be sent again, and the service takes that for what it is."""
        key = self.operation.idempotency_header or ""
        known = self.operation.repeatable or (bool(key) and key.lower() in self.request.headers)
        return known and self.request.replayable

    # The result

    @property
    def report(self) -> Report:
        """Makes the errors of this call."""
        return Report(self.client._config.errors, RequestInfo.of(self.request), self._attempts)

    def broken(self, cause: Exception) -> Exception:
        """The error for an answer that broke off while the caller read it."""
        self._retries = 0
        self._delay_after_failure(cause)
        return self.failure(cause)

    def failure(self, cause: Exception) -> Exception:
        """The error for a call without an answer."""
        if isinstance(cause, httpx.InvalidURL):
            return self.client._config.errors.build(f"no valid URL: {cause}")
        host = ""
        if isinstance(cause, httpx.RequestError):
            with suppress(RuntimeError):  # That there was no request yet.
                host = cause.request.url.netloc.decode()
            # The library's error holds its request, and that holds the credentials.
            cause.request = httpx.Request(self.request.method, redacted_url(self.request.url))
        if isinstance(cause, httpx.TimeoutException) and time.monotonic() >= self._expires:
            cause = OutOfTime(f"the deadline of {self.options['deadline']:g} s has passed")
        return self.report.connection(cause, host)

    def _parsed(self, raw: RawResponse[Any]) -> Any:
        """The body of a success, as the document has it."""
        reads = self.operation.reading(raw.status_code)
        if reads == "json":
            return self.decoded(raw.info, raw.content, whole=True)
        if reads == "nothing":
            return None
        return raw.text if reads == "text" else raw.content

    def decoded(self, info: ResponseInfo, content: bytes, *, whole: bool = False) -> Any:
        """A body of JSON, or one item of a stream of such."""
        status, headers = info.status_code, info.headers
        decoder = self.operation.decoder(status)
        if decoder is None or self.operation.method == "HEAD":
            return None
        if whole and (problem := not_json(headers, content)):
            raise self.report.validation(status, headers, content, [problem])
        try:
            return decoder.decode(content, self.options["decoding"], info if whole else None)
        except DecodeFailure as failure:
            problems = [str(problem) for problem in failure.problems]
        raise self.report.validation(status, headers, content, problems)
