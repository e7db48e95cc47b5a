"""One call, from its first try to its answer; the same for both clients (see `driver`)."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from ._http import httpx
from .deadline import Deadline, OutOfTime
from .deprecation import warn
from .driver import each, finish, pause, ready
from .errors import DecodeFailure
from .exchange import Exchange
from .failures import Report, not_json
from .operation import Operation
from .request import Attempt, Request, RequestInfo
from .response import RawResponse, ResponseInfo
from .retry import backoff, delay_after
from .unpack import unpacked
from .urls import redacted_url

if TYPE_CHECKING:
    from .client import BaseClient

Handler: TypeAlias = Callable[[Request], Coroutine[Any, Any, RawResponse[Any]]]

TRANSPORT_ERRORS = (httpx.RequestError, httpx.InvalidURL)
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
HOPELESS = (
    OutOfTime,
    httpx.InvalidURL,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
    httpx.TooManyRedirects,
)


EMPTY = (b"", b"null", b"{}")
"""Bodies that say nothing."""


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
        self.elsewhere = elsewhere
        self.deadline = Deadline(options["deadline"])
        self.secrets: list[Any] = []
        self.lives: list[httpx.Response] = []
        """What was answered to this try: more than one answer if middleware sends again."""
        self.tries = 0
        self.started = 0.0
        """When the last try began, by the monotonic clock."""
        self._retries: int = options["max_retries"]
        self._attempts: list[Attempt] = []
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
                    raw.read = raw.read or self.parsed
                    return raw
                delay = self._delay_after(raw)
                if delay is None:
                    hint = self.client._keys.hint(self.operation, raw.status_code)
                    raise self.report.status(raw.status_code, raw.headers, raw.content, hint)
            await pause(delay, asynchronous=self.client._asynchronous)

    # One try

    async def _try(self) -> RawResponse[Any]:
        client = self.client
        self.tries += 1
        self.started = time.monotonic()
        if client._options.pacing and (wait := client._quota.delay()):
            if self.started + wait >= self.deadline.end:
                raise OutOfTime(f"the quota is used up for {wait:.0f} s, beyond the deadline")
            await pause(wait, asynchronous=client._asynchronous)
            self.started = time.monotonic()
        request = self.request
        handler: Handler = self._sent
        if layers := client._options.middleware:
            # A copy: what middleware changes is for this try only.
            request = replace(request, headers=dict(request.headers), attempt=self.tries)
            for layer in reversed(layers):
                handler = self._layered(layer, handler)
        kept = None
        try:
            raw = await handler(request)
            kept = raw.live
            return raw
        finally:  # what nobody gets
            for live in self.lives:
                if live is not kept:
                    await self.close(live)
            self.lives.clear()

    def _layered(self, layer: Any, inner: Handler) -> Handler:
        """Middleware around what it calls next: plain functions for the sync client."""

        async def handler(request: Request) -> RawResponse[Any]:
            onward = inner if self.client._asynchronous else lambda sent: finish(inner(sent))
            answer: RawResponse[Any] = await ready(layer(request, onward))
            return answer

        return handler

    async def _sent(self, request: Request) -> RawResponse[Any]:
        return await Exchange(self).answer(request)

    def steps(self) -> dict[str, float | None]:
        """Seconds for each step of a try: none beyond the deadline."""
        return self.deadline.steps(self.options["timeout"])

    def pieces(self, live: httpx.Response) -> AsyncIterator[bytes]:
        """The body as it comes.

        Raises:
            httpx.RequestError: It breaks off, or cannot be decompressed.
        """
        coding = live.headers.get("content-encoding", "").lower()
        asked = live.request.headers.get("accept-encoding", "")
        if "," in coding or (coding in ("br", "zstd") and coding not in asked):
            # These make more than a thousand bytes of one, all at once.
            raise httpx.DecodingError(f"compressed as {coding!r}, which was not asked for")
        wait = self.client._asynchronous
        if coding in ("gzip", "deflate") and not live.is_stream_consumed:
            return unpacked(live.aiter_raw() if wait else each(live.iter_raw()), coding)
        return live.aiter_bytes() if wait else each(live.iter_bytes())

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
        delay = delay_after(status, raw.headers, self.tries) if passes else None
        return self._again(str(status), delay)

    def _delay_after_failure(self, cause: Exception) -> float | None:
        outcome = f"{type(cause).__name__}: {cause}"
        url = redacted_url(self.request.url)
        self.client._log.debug("%s %s → %s", self.request.method, url, outcome)
        worth = self.repeatable or (isinstance(cause, NEVER_SENT) and self.request.replayable)
        worth = worth and not isinstance(cause, HOPELESS)
        return self._again(outcome, backoff(self.tries) if worth else None)

    def _again(self, outcome: str, delay: float | None, *, counted: bool = True) -> float | None:
        """Note a try that failed; the wait before the next one if there may be one."""
        now = time.monotonic()
        if counted and delay is not None:
            self._retries -= 1
            delay = None if self._retries < 0 or now + delay >= self.deadline.end else delay
        self._attempts.append(Attempt(self.tries, outcome, now - self.started, delay))
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
        if isinstance(cause, httpx.TimeoutException) and time.monotonic() >= self.deadline.end:
            cause = OutOfTime(f"the deadline of {self.deadline.seconds:g} s has passed")
        return self.report.connection(cause, host)

    def parsed(self, raw: RawResponse[Any]) -> Any:
        """The body of a success, as the document has it."""
        reads = self.operation.reading(raw.status_code)
        if reads == "json":
            return self.decoded(raw.info, raw.content, whole=True)
        if reads == "nothing":
            return self._unread(raw)
        return raw.text if reads == "text" else raw.content

    def _unread(self, raw: RawResponse[Any]) -> None:
        """The document has no body for an answer; one that comes is not lost without a word."""
        if raw.content.strip() in EMPTY or self.operation.method == "HEAD":
            return
        problem = f"a body of {len(raw.content)} bytes, where the document has none"
        policy = self.options["decoding"]
        if policy == "strict":
            raise self.report.validation(raw.status_code, raw.headers, raw.content, [problem])
        text = f"{self.operation.name}: {problem}; with_raw_response gives it"
        self.client._log.info("%s", text)
        if policy == "warn":
            # with pydantic's machinery: not before it is needed
            from .decode import DecodingWarning

            warn(DecodingWarning(text))

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
