"""One request and its answer: sent, redirected if need be, read, noted."""

from __future__ import annotations

import logging
import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin

from ._http import httpx
from .deadline import Until, keep_apart
from .driver import ready
from .failures import MAX_ERROR_BYTES, Report
from .headers import Headers
from .request import Request
from .response import RawResponse
from .urls import address, origin, redacted_url

if TYPE_CHECKING:
    from .call import Call

MAX_REDIRECTS = 10
NO_AUTH = httpx.Auth()
CARRIED = ("accept", "accept-encoding", "user-agent", "range")
"""Header fields that follow a redirect to another origin: none that could be a secret."""


class Exchange:
    """What stands between the middleware of a call and the HTTP library."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._client = call.client
        self._elsewhere = call.elsewhere

    async def answer(self, request: Request) -> RawResponse[Any]:
        """The answer, whatever its status, with its body unless the caller reads that.

        Raises:
            httpx.RequestError: There is none.
        """
        http, gate = self._client._pool.get()
        await self._client._keys.unlock(self._call, http)
        async with gate(self._call.deadline.left()):
            for _ in range(MAX_REDIRECTS + 1):
                sent = self._outgoing(request)
                auth = None if self._elsewhere else http.auth
                if http.cookies and not self._elsewhere:
                    http.cookies.set_cookie_header(sent)
                try:
                    live = await ready(
                        http.send(sent, stream=True, auth=auth or NO_AUTH, follow_redirects=False)
                    )
                except (httpx.InvalidURL, UnicodeError) as problem:  # of a redirect, or its host
                    raise _nowhere(problem) from None
                keep_apart(live)
                self._call.lives.append(live)
                onward = self._redirected(request, live)
                if onward is None:
                    return await self._received(request, live)
                await self._call.close(live)
                request = onward
        raise httpx.TooManyRedirects(f"more than {MAX_REDIRECTS} redirects")

    def _outgoing(self, request: Request) -> httpx.Request:
        """The request for the HTTP library, with credentials if it goes to the API itself."""
        fields, url, content = request.headers, request.url, request.content
        if url is not self._call.request.url:
            here = origin(url)
            fields = {**fields, "host": here[1]}
            known = self._client._origins(self._call.operation)
            self._elsewhere = self._elsewhere or here not in known
        if content is not self._call.request.content and "content-length" in fields:
            fields = {name: fields[name] for name in fields if name != "content-length"}
            if isinstance(content, bytes):
                fields["content-length"] = str(len(content))
            else:  # an upload, whose size only its own request would know
                fields["transfer-encoding"] = "chunked"
        target: str | httpx.URL = url
        if not self._elsewhere:
            fields, target = self._client._keys.placed(self._call, fields, url)
        target = address(target) if isinstance(target, str) else target  # hides its secrets
        stream: Any = httpx.ByteStream(content) if isinstance(content, bytes) else content
        self._steps = self._call.steps()
        own = [(name.encode("ascii"), text.encode("latin-1")) for name, text in fields.items()]
        sent = httpx.Request(
            request.method, target, headers=own, stream=stream, extensions={"timeout": self._steps}
        )
        sent.method = request.method  # which the library has in capitals
        sent.url = target  # of its own class
        return sent

    def _redirected(self, request: Request, live: httpx.Response) -> Request | None:
        """The request that an answer redirects to (RFC 9110, section 15.4), if it can be followed.

        To another origin go only GET and HEAD, and nothing that could be a secret.
        """
        status = live.status_code
        if status not in (301, 302, 303, 307, 308) or "location" not in live.headers:
            return None
        try:
            url = urldefrag(urljoin(request.url, live.headers["location"])).url
            away = origin(url) != origin(request.url)
        except (ValueError, httpx.InvalidURL) as problem:
            raise _nowhere(problem) from None
        method, content, fields = request.method, request.content, request.headers
        if (status == 303 and method != "HEAD") or (status in (301, 302) and method == "POST"):
            method, content = "GET", b""
            of_body = ("content-", "transfer-encoding")
            fields = {name: v for name, v in fields.items() if not name.startswith(of_body)}
        if away:
            if method not in ("GET", "HEAD") or not url.startswith(("http://", "https://")):
                return None
            self._elsewhere = True
            fields = {name: v for name, v in fields.items() if name in CARRIED}
        onward = replace(request, method=method, url=url, headers=fields, content=content)
        return onward if onward.replayable else None

    async def _received(self, request: Request, live: httpx.Response) -> RawResponse[Any]:
        """The answer of one try, noted and logged; with its body unless the caller reads it."""
        headers = Headers(live.headers.raw)
        call, read = self._call, self._steps["read"]
        open_ended = call.streamed and live.status_code < 300
        if open_ended and isinstance(read, Until):
            read.end = math.inf  # how long that takes is up to the caller
        limit = call.options["max_response_bytes"]
        content = b"" if open_ended else await self.body(live, headers, limit, call.report)
        elapsed = time.monotonic() - call.started
        if not self._elsewhere:  # another one's quota is not ours
            self._client._heard(call.operation, headers)
        raw: RawResponse[Any] = RawResponse(
            live.status_code,
            headers,
            content,
            request=request,
            attempts=call.tries,
            elapsed=elapsed,
            read=call.parsed,
            live=live if open_ended else None,
            documented=call.operation.headers,
        )
        log = self._client._log
        if log.isEnabledFor(logging.DEBUG):
            what = f"{request.method} {redacted_url(request.url)} → {live.status_code}"
            facts = (what, elapsed, call.tries, raw.request_id)
            log.debug("%s in %.3f s (try %d, request id %s)", *facts)
        return raw

    async def body(
        self, live: httpx.Response, headers: Headers, limit: int, report: Report
    ) -> bytes:
        """The body, up to a bound and until the deadline. Of an error a part will do."""
        call, success = self._call, live.status_code < 400
        limit = limit if success else MAX_ERROR_BYTES
        chunks: list[bytes] = []
        size, problem = 0, ""
        try:
            async for chunk in call.pieces(live):
                chunks.append(chunk)
                size += len(chunk)
                if size > limit:
                    problem = f"the body is longer than max_response_bytes={limit}"
                    break
                call.deadline.left()
        except httpx.DecodingError as error:
            problem = f"the body cannot be decompressed: {error}"
        except httpx.TransportError:
            if success:
                raise
        finally:
            await call.close(live)
        if not success:
            return b"".join(chunks)[:limit]
        if problem:
            raise report.validation(live.status_code, headers, b"".join(chunks[:1]), [problem])
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _nowhere(problem: Exception) -> httpx.UnsupportedProtocol:
    return httpx.UnsupportedProtocol(f"redirected to no valid URL: {problem}")
