"""OAuth 2 client credentials (RFC 6749, section 4.4): one token for all, fetched when needed."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any
from urllib.parse import quote, urljoin

from ._http import httpx
from .auth import Bearer
from .call import Call
from .driver import ready
from .exchange import Exchange
from .failures import MAX_ERROR_BYTES, Report, parsed
from .headers import Headers
from .request import RequestInfo

LEEWAY = 30.0
"""Seconds before its end at which a token is no longer used."""


class _ThreadLock:
    """A lock of threads, for code that sync and async clients share."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    async def __aenter__(self) -> None:
        self._lock.acquire()

    async def __aexit__(self, *error: object) -> None:
        self._lock.release()


class ClientCredentials(Bearer):
    """Gets tokens from a token endpoint.

    Many threads or tasks that need a token at the same time cause one request. A token that the
    service refuses (401) is fetched anew once.
    """

    def __init__(
        self,
        client_id: str | None,
        client_secret: str | None,
        token_url: str,
        scopes: Sequence[str] = (),
        *,
        env: tuple[str, str] = ("", ""),
        in_body: bool = False,
    ) -> None:
        self._id = client_id or os.environ.get(env[0]) or ""
        self._key = client_secret or os.environ.get(env[1]) or ""
        super().__init__("")
        self.env = " and ".join(filter(None, env))
        self.fixed = None if self._id and self._key else ""
        self._url = token_url
        self._scopes = scopes
        self._in_body = in_body
        self._token = ("", 0.0)
        self._locks: dict[Any, AbstractAsyncContextManager[Any]] = {}

    async def value(self, call: Call, http: Any) -> str:
        async with self._alone(call):
            if not (token := self._current()):
                token = await self._asked(call, http)
        return token

    def _alone(self, call: Call) -> AbstractAsyncContextManager[Any]:
        """Keeps the other threads, or the other tasks of this event loop, waiting."""
        if not call.client._asynchronous:
            # A fork copies a lock as it is at the moment.
            return self._locks.setdefault(os.getpid(), _ThreadLock())
        import asyncio  # it is large, and not for all

        loop = asyncio.get_running_loop()
        if loop not in self._locks:
            self._locks = {k: v for k, v in self._locks.items() if not k.is_closed()}
        return self._locks.setdefault(loop, asyncio.Lock())

    def forget(self, value: str) -> bool:
        if self._token[0] == value:
            self._token = ("", 0.0)
        return True

    def _current(self) -> str:
        token, ends = self._token
        return token if time.monotonic() < ends else ""

    async def _asked(self, call: Call, http: Any) -> str:
        """A token from the token endpoint (section 5.1).

        Raises:
            APIStatusError: It gave none.
        """
        form = {"grant_type": "client_credentials"}
        if self._scopes:
            form["scope"] = " ".join(self._scopes)
        auth: Any = httpx.Auth()
        if self._in_body:
            form |= {"client_id": self._id, "client_secret": self._key}
        else:
            # Section 2.3.1: both parts are form-encoded first.
            auth = httpx.BasicAuth(quote(self._id, ""), quote(self._key, ""))
        url = urljoin(f"{call.client._base_url}/", self._url)
        timeout, accept = httpx.Timeout(**call.steps()), {"accept": "application/json"}
        sent = http.build_request("POST", url, data=form, headers=accept, timeout=timeout)
        live = await ready(http.send(sent, stream=True, auth=auth, follow_redirects=False))
        headers = Headers(live.headers.raw)
        report = Report(call.client._config.errors, RequestInfo("POST", self._url))
        content = await Exchange(call).body(live, headers, MAX_ERROR_BYTES, report)
        try:
            data = parsed(content) if live.is_success else {}
            token = self.checked(data["access_token"] or None)
            seconds = float(data.get("expires_in") or 3600)
        except (ValueError, KeyError, TypeError, OverflowError):
            raise report.status(live.status_code, headers, content) from None
        self._token = (token, time.monotonic() + max(seconds - LEEWAY, seconds / 2))
        return token
