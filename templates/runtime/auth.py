"""Credentials: where they come from and where they are put."""

from __future__ import annotations

import base64
import inspect
import os
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import quote

from ._http import httpx
from .errors import BuildError

if TYPE_CHECKING:
    from .call import Call

Token: TypeAlias = str | Callable[[], str]
AsyncToken: TypeAlias = str | Callable[[], str] | Callable[[], Awaitable[str]]


class Credential:
    """One secret: fixed, or asked for before each request. Never shown by ``repr``."""

    def __init__(self, secret: AsyncToken | None, *, env: str = "") -> None:
        self._secret = secret or os.environ.get(env) or ""
        self.env = env
        """Environment variable that has the secret when none is given."""
        self.fixed = self.checked(self._secret) if isinstance(self._secret, str) else None
        """The secret, when it is always the same; ``""`` when there is none."""

    def value(self, http: httpx.Client, call: Call) -> str:
        """The secret for the next request; ``http`` is for asking for it."""
        secret = self._secret() if callable(self._secret) else self._secret
        if inspect.isawaitable(secret):
            close = getattr(secret, "close", None)
            if close:
                close()
            raise TypeError("an async function gives the token: use the async client with it")
        return self.checked(secret)

    async def async_value(self, http: httpx.AsyncClient, call: Call) -> str:
        """The same, for the async client."""
        secret = self._secret() if callable(self._secret) else self._secret
        return self.checked(await secret if inspect.isawaitable(secret) else secret)

    def forget(self, value: str) -> bool:
        """The service refused ``value`` (401). True when another try may get a fresh one."""
        return False

    def place(self, fields: dict[str, str], url: str, value: str) -> str:
        """Put the secret into the header fields or the URL, which is returned."""
        raise NotImplementedError

    @staticmethod
    def checked(secret: Any) -> str:
        """The secret, if it can be part of a header."""
        if not isinstance(secret, str) or not secret.isascii() or not secret.isprintable():
            raise BuildError("a credential must be printable ASCII text on one line")
        return secret

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class Bearer(Credential):
    """``Authorization: Bearer …`` (RFC 6750); a token that already says ``Bearer`` is fine."""

    def place(self, fields: dict[str, str], url: str, value: str) -> str:
        if value[:7].lower() != "bearer ":
            value = f"Bearer {value}"
        fields.setdefault("authorization", value)
        return url


class Basic(Credential):
    """``Authorization: Basic …`` (RFC 7617)."""

    def __init__(
        self, username: str | None, password: str | None, *, env: tuple[str, str] = ("", "")
    ) -> None:
        username = username or os.environ.get(env[0]) or ""
        password = password or os.environ.get(env[1]) or ""
        if ":" in username:
            raise BuildError("a user name for basic authentication cannot hold a colon")
        pair = base64.b64encode(f"{username}:{password}".encode()).decode()
        super().__init__(pair if username or password else None)
        self.env = " and ".join(filter(None, env))

    def place(self, fields: dict[str, str], url: str, value: str) -> str:
        fields.setdefault("authorization", f"Basic {value}")
        return url


class APIKey(Credential):
    """A key in a header, a query parameter or a cookie."""

    def __init__(
        self,
        secret: AsyncToken | None,
        name: str,
        location: Literal["header", "query", "cookie"] = "header",
        *,
        env: str = "",
    ) -> None:
        self._name = name.lower() if location == "header" else name
        self.location = location
        super().__init__(secret, env=env)

    def place(self, fields: dict[str, str], url: str, value: str) -> str:
        if self.location == "header":
            fields.setdefault(self._name, value)
        elif self.location == "cookie":
            pair = f"{self._name}={quote(value, '')}"
            fields["cookie"] = f"{fields['cookie']}; {pair}" if "cookie" in fields else pair
        else:
            url += f"{'&' if '?' in url else '?'}{quote(self._name, '')}={quote(value, '')}"
        return url
