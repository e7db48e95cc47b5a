"""The connections of a client: opened at first use, and anew for each event loop and fork."""

from __future__ import annotations

import os
import ssl
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import cache, partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, TypeAlias

from ._http import httpx
from .deadline import OutOfTime, keep_deadlines

CONNECTIONS = 100
"""Requests under way at a time: the default of the HTTP library. Those that wait for their turn
wait before it, because its own queue takes time that grows with the square of its length."""

Gate: TypeAlias = Callable[[float | None], AbstractAsyncContextManager[Any]]
"""Lets calls pass, which wait for so many seconds at most."""
Home: TypeAlias = tuple[Any, Gate]
"""A client of the HTTP library, and the gate to it."""


@asynccontextmanager
async def _turn(free: Any, seconds: float | None) -> AsyncIterator[None]:
    """One of the requests under way: what a semaphore counts."""
    from asyncio import TimeoutError, wait_for  # of its own in Python 3.10

    try:
        await (wait_for(free.acquire(), seconds) if free.locked() else free.acquire())
    except TimeoutError:
        raise OutOfTime from None
    try:
        yield
    finally:
        free.release()


@cache
def trusted() -> ssl.SSLContext:
    """Whom to trust with TLS, as the HTTP library has it: reading that takes long, so once."""
    return httpx.create_ssl_context()


class Credentials(DefaultCookiePolicy):
    """Of the cookies that a service sets those are kept that the document has as credentials, so
    that one may log in; others say nothing, and there may be ever more of them."""

    def __init__(self, names: Collection[str]) -> None:
        super().__init__(strict_ns_set_path=True)
        self._names = names

    def set_ok(self, cookie: Any, request: Any) -> bool:
        return cookie.name in self._names and super().set_ok(cookie, request)


class Pool:
    """One client of the HTTP library for each process and event loop that uses the SDK's client:
    a connection is bound to the loop that opened it, and after a fork it is the parent's."""

    def __init__(self, given: Any, cookies: Collection[str], *, asynchronous: bool) -> None:
        self._given = given
        self._cookies = cookies
        self._asynchronous = asynchronous
        self._homes: dict[tuple[int, Any], Home] = {}
        self._closed = False

    def get(self) -> Home:
        """The HTTP library's client for this process and event loop.

        Raises:
            RuntimeError: Closed.
        """
        place = self._here()
        return self._homes.get(place) or self._open(place)

    def _here(self) -> tuple[int, Any]:
        if not self._asynchronous:
            return os.getpid(), None
        from asyncio import get_running_loop  # loaded by those who use it

        return os.getpid(), get_running_loop()

    def _open(self, place: tuple[int, Any]) -> Home:
        if self._closed:
            raise RuntimeError("this client is closed; make a new one")
        # Loops that are closed cannot close their connections any more: let go of both.
        for other in [other for other in self._homes.copy() if other[1] and other[1].is_closed()]:
            self._homes.pop(other, None)
        gate: Gate = nullcontext
        if self._given:
            http = self._given
        else:
            jar = CookieJar(Credentials(self._cookies))
            kind = httpx.AsyncClient if self._asynchronous else httpx.Client
            http = kind(verify=trusted(), timeout=None, cookies=jar)
            if self._asynchronous:
                from asyncio import Semaphore

                gate = partial(_turn, Semaphore(CONNECTIONS))
        keep_deadlines(http)
        # No lock, which a fork could copy in its locked state: the first one to come counts.
        return self._homes.setdefault(place, (http, gate))

    def closing(self) -> Any:
        """What is to be closed: nothing that was given, nothing the second time."""
        self._closed = True
        http, _ = self._homes.pop(self._here(), (None, None))
        return None if http is self._given else http
