"""The connections of a client: opened at first use, and anew for each event loop and fork."""

from __future__ import annotations

import asyncio
import os
import ssl
import sys
import threading
from functools import cache
from typing import TypeAlias

from ._http import httpx

CONNECTIONS = 100
"""Requests under way at a time: the default of the HTTP library. Those that wait for their turn
wait before it, because its own queue takes time that grows with the square of its length."""

Home: TypeAlias = tuple[httpx.AsyncClient, asyncio.Semaphore]

CLOSED = "this client is closed; make a new one"


@cache
def trusted() -> ssl.SSLContext:
    """Whom to trust with TLS, as the HTTP library has it: reading that takes long, so once."""
    return httpx.create_ssl_context()


class SyncPool:
    """Connections for `SyncClient` and its ``with_options`` copies."""

    def __init__(self, given: httpx.Client | None) -> None:
        self._given = given
        self._client = given
        self._closed = False
        self._pid = os.getpid()
        self._lock = threading.Lock()

    def get(self) -> httpx.Client:
        """The HTTP library's client.

        Raises:
            RuntimeError: Closed.
        """
        if self._client is not None and self._pid == os.getpid():
            return self._client
        return self._open()

    def _open(self) -> httpx.Client:
        if self._pid != os.getpid():
            # After a fork the connections belong to the parent: put them aside, closing them here
            # would be noticed there. The lock may have been held by a thread that is not here.
            self._inherited = self._client
            self._pid, self._lock, self._client = os.getpid(), threading.Lock(), self._given
        with self._lock:
            if self._closed:
                raise RuntimeError(CLOSED)
            if self._client is None:
                self._client = httpx.Client(verify=trusted(), timeout=None)
            return self._client

    def close(self) -> None:
        """Close what was opened here; a client that was given stays open. May be called twice."""
        with self._lock:
            opened, self._client, self._closed = self._client, None, True
        if opened is not None and opened is not self._given and self._pid == os.getpid():
            opened.close()


class AsyncPool:
    """Connections for `AsyncClient` and its ``with_options`` copies: a connection is bound to the
    event loop that opened it, so each loop gets its own."""

    def __init__(self, given: httpx.AsyncClient | None) -> None:
        self._given = given
        self._homes: dict[asyncio.AbstractEventLoop, Home] = {}
        self._closed = False
        self._pid = os.getpid()
        self._lock = threading.Lock()

    def get(self) -> Home:
        """The HTTP library's client for the running event loop, and the gate to it.

        Raises:
            RuntimeError: Closed.
        """
        loop = asyncio.get_running_loop()
        home = self._homes.get(loop)
        return home if home and self._pid == os.getpid() else self._open(loop)

    def _open(self, loop: asyncio.AbstractEventLoop) -> Home:
        if self._pid != os.getpid():
            self._inherited = self._homes
            self._pid, self._lock, self._homes = os.getpid(), threading.Lock(), {}
        with self._lock:
            if self._closed:
                raise RuntimeError(CLOSED)
            if self._given is not None:
                home = self._given, asyncio.Semaphore(sys.maxsize)
            else:
                opened = httpx.AsyncClient(verify=trusted(), timeout=None)
                home = opened, asyncio.Semaphore(CONNECTIONS)
            # Loops that are closed cannot close their connections any more: let go of both.
            alive = {other: old for other, old in self._homes.items() if not other.is_closed()}
            self._homes = {**alive, loop: home}
            return home

    async def close(self) -> None:
        """Close what was opened here; a client that was given stays open. May be called twice."""
        homes, self._homes, self._closed = self._homes, {}, True
        home = homes.get(asyncio.get_running_loop())
        if home and home[0] is not self._given and self._pid == os.getpid():
            await home[0].aclose()
