"""The two clients: the same decisions (`Call`), with and without await."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from types import TracebackType
from typing import Any, TypeAlias

from typing_extensions import Self, TypeVar, Unpack

from ._http import httpx
from .auth import Credential
from .base import BaseClient, ClientConfig, ClientOptions, FreeOptions
from .call import NO_AUTH, TRANSPORT_ERRORS, Call, Sink
from .pool import AsyncPool, SyncPool
from .request import Request
from .response import RawResponse

T = TypeVar("T", default=Any)

Handler: TypeAlias = Callable[[Request], RawResponse[Any]]
AsyncHandler: TypeAlias = Callable[[Request], Awaitable[RawResponse[Any]]]
Middleware: TypeAlias = Callable[[Request, Handler], RawResponse[Any]]
"""Sees every try: ``def middleware(request, call_next): return call_next(request)``."""
AsyncMiddleware: TypeAlias = Callable[[Request, AsyncHandler], Awaitable[RawResponse[Any]]]


class SyncClient(BaseClient):
    """Base of the client that an SDK has for plain code. Safe to share between threads."""

    def __init__(
        self,
        config: ClientConfig,
        *,
        credentials: Mapping[str, Credential],
        http_client: httpx.Client | None = None,
        pacing: bool = False,
        **options: Unpack[ClientOptions],
    ) -> None:
        self._pool = SyncPool(http_client)
        self._set_up(config, credentials, http_client, pacing, options)

    def close(self) -> None:
        """Close the connections. Calling it twice is fine; a given ``http_client`` stays open."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def request(
        self,
        method: str,
        path: str,
        *,
        returns: type[T] | None = None,
        **options: Unpack[FreeOptions],
    ) -> RawResponse[T]:
        """Send any request, with this client's credentials, retries and errors.

        Args:
            method: ``GET``, ``POST`` …
            path: Below the base URL, percent-encoded; or a URL: credentials only go to the API's
                own origin.
            returns: Type that ``parse()`` of the answer gives; any JSON by default.
            **options: ``query``, ``json``, ``content``; timeout, extra headers and the like.

        Raises:
            APIStatusError: The answer is not a success.
            APIConnectionError: There is no answer.
        """
        return self._exchange(self._free_call(method, path, returns, options))

    # Sending

    def _exchange(self, call: Call) -> RawResponse[Any]:
        """The answer to a call after all its tries."""
        while True:
            try:
                raw = self._try(call)
            except TRANSPORT_ERRORS as cause:
                delay = call.after_failure(cause)
            else:
                done = call.after_answer(raw)
                if done is None:
                    return call.checked(raw)
                delay = done
            time.sleep(delay)

    def _try(self, call: Call) -> RawResponse[Any]:
        if self._seen.pacer and (wait := self._seen.pacer.delay()):
            time.sleep(wait)
        request = call.begin()
        handler: Handler = partial(self._transmit, call)
        for layer in reversed(self._options.middleware):
            handler = _layered(layer, handler)
        return handler(request)

    def _transmit(self, call: Call, request: Request) -> RawResponse[Any]:
        http = self._pool.get()
        if needed := self._needed(call.operation):
            call.secrets = [(c, c.fixed or c.value(http, call)) for c in needed]
        return self._fetch(call, request, http)

    def _fetch(self, call: Call, request: Request, http: httpx.Client) -> RawResponse[Any]:
        while True:
            sent = call.outgoing(request)
            if http.cookies and not call.elsewhere:
                http.cookies.set_cookie_header(sent)
            auth = (None if call.elsewhere else http.auth) or NO_AUTH
            live = http.send(sent, stream=True, auth=auth, follow_redirects=False)
            try:
                onward = call.redirected(request, live)
            except BaseException:
                live.close()
                raise
            if onward is None:
                break
            live.close()
            request = onward
        if call.streamed and live.status_code < 300:
            return call.answer(request, live)
        sink = Sink(call, live)
        try:
            for chunk in live.iter_bytes():
                if not sink.add(chunk):
                    break
        except httpx.DecodingError as problem:
            sink.unfit(f"the body cannot be decompressed: {problem}")
        finally:
            live.close()
        return call.answer(request, live, sink.content())


def _layered(layer: Middleware, inner: Handler) -> Handler:
    return lambda request: layer(request, inner)


class AsyncClient(BaseClient):
    """Base of the client that an SDK has for asyncio. Tasks and event loops may share it."""

    _asynchronous = True

    def __init__(
        self,
        config: ClientConfig,
        *,
        credentials: Mapping[str, Credential],
        http_client: httpx.AsyncClient | None = None,
        pacing: bool = False,
        **options: Unpack[ClientOptions],
    ) -> None:
        self._pool = AsyncPool(http_client)
        self._set_up(config, credentials, http_client, pacing, options)

    async def close(self) -> None:
        """Close the connections. Calling it twice is fine; a given ``http_client`` stays open."""
        await self._pool.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        await self.close()

    async def request(
        self,
        method: str,
        path: str,
        *,
        returns: type[T] | None = None,
        **options: Unpack[FreeOptions],
    ) -> RawResponse[T]:
        """Send any request with this client's credentials, retries and errors; see `SyncClient`."""
        return await self._exchange(self._free_call(method, path, returns, options))

    # Sending

    async def _exchange(self, call: Call) -> RawResponse[Any]:
        """The answer to a call after all its tries."""
        while True:
            try:
                raw = await self._try(call)
            except TRANSPORT_ERRORS as cause:
                delay = call.after_failure(cause)
            else:
                done = call.after_answer(raw)
                if done is None:
                    return call.checked(raw)
                delay = done
            await asyncio.sleep(delay)

    async def _try(self, call: Call) -> RawResponse[Any]:
        if self._seen.pacer and (wait := self._seen.pacer.delay()):
            await asyncio.sleep(wait)
        request = call.begin()
        handler: AsyncHandler = partial(self._transmit, call)
        for layer in reversed(self._options.middleware):
            handler = _async_layered(layer, handler)
        return await handler(request)

    async def _transmit(self, call: Call, request: Request) -> RawResponse[Any]:
        http, gate = self._pool.get()
        if needed := self._needed(call.operation):
            call.secrets = [(c, c.fixed or await c.async_value(http, call)) for c in needed]
        async with gate:
            return await self._fetch(call, request, http)

    async def _fetch(
        self, call: Call, request: Request, http: httpx.AsyncClient
    ) -> RawResponse[Any]:
        while True:
            sent = call.outgoing(request)
            if http.cookies and not call.elsewhere:
                http.cookies.set_cookie_header(sent)
            auth = (None if call.elsewhere else http.auth) or NO_AUTH
            live = await http.send(sent, stream=True, auth=auth, follow_redirects=False)
            try:
                onward = call.redirected(request, live)
            except BaseException:
                await live.aclose()
                raise
            if onward is None:
                break
            await live.aclose()
            request = onward
        if call.streamed and live.status_code < 300:
            return call.answer(request, live)
        sink = Sink(call, live)
        try:
            async for chunk in live.aiter_bytes():
                if not sink.add(chunk):
                    break
        except httpx.DecodingError as problem:
            sink.unfit(f"the body cannot be decompressed: {problem}")
        finally:
            await live.aclose()
        return call.answer(request, live, sink.content())


def _async_layered(layer: AsyncMiddleware, inner: AsyncHandler) -> AsyncHandler:
    async def handler(request: Request) -> RawResponse[Any]:
        return await layer(request, inner)

    return handler
