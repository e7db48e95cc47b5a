"""The fake as a transport of the HTTP library: answers in process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator

from .._runtime._http import httpx
from .recording import ReceivedCall, Reply


class FakeTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """For ``http_client=httpx.Client(transport=…)``, and for ``httpx.AsyncClient``."""

    def __init__(self, handle: Callable[[ReceivedCall], Reply]) -> None:
        self._handle = handle

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        reply = self._handle(_call(request))
        time.sleep(_pause(request, reply))
        return _response(request, reply)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        reply = self._handle(_call(request))
        await asyncio.sleep(_pause(request, reply))
        return _response(request, reply)


class _BrokenOff(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Half a body, then the end of the connection."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __iter__(self) -> Iterator[bytes]:
        yield self._content[: len(self._content) // 2]
        raise httpx.RemoteProtocolError("peer closed connection without sending complete body")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self:
            yield part


def _call(request: httpx.Request) -> ReceivedCall:
    path, _, query = request.url.raw_path.decode("ascii").partition("?")
    headers = {name.lower(): value for name, value in request.headers.items()}
    return ReceivedCall(request.method, path, query, headers, request.content)


def _pause(request: httpx.Request, reply: Reply) -> float:
    """Seconds until the answer, or until the client loses patience."""
    patience = request.extensions.get("timeout", {}).get("read")
    if patience is not None and reply.delay > patience:
        reply.fault = "timeout"
        return float(patience)
    return reply.delay


def _response(request: httpx.Request, reply: Reply) -> httpx.Response:
    if reply.fault == "drop":
        raise httpx.RemoteProtocolError("Server disconnected without a response.", request=request)
    if reply.fault == "timeout":
        raise httpx.ReadTimeout("The read operation timed out", request=request)
    if reply.fault == "truncate":
        length = {"Content-Length": str(len(reply.content))}
        stream = _BrokenOff(reply.content)
        return httpx.Response(reply.status, headers={**reply.headers, **length}, stream=stream)
    return httpx.Response(reply.status, headers=reply.headers, content=reply.content)
