"""Credentials: where they come from, which a call needs, and where they are put."""

from __future__ import annotations

import base64
import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Literal, TypeAlias
from urllib.parse import quote

from ._http import httpx
from .call import Call
from .client import Keys
from .errors import BuildError
from .operation import Operation
from .options import ClientConfig
from .urls import redacted_url

Token: TypeAlias = str | Callable[[], str]
AsyncToken: TypeAlias = str | Callable[[], str] | Callable[[], Awaitable[str]]


class HiddenURL(httpx.URL):
    """A URL with a key in its query, which the HTTP library would write into its own log."""

    def __str__(self) -> str:
        return redacted_url(super().__str__())


class Keyring(Keys):
    """The credentials of a client, by the names of the document's security schemes."""

    def __init__(self, config: ClientConfig, credentials: Mapping[str, Credential]) -> None:
        self._default = config.security
        self._credentials = credentials
        self._given = {name: c for name, c in credentials.items() if c.fixed != ""}
        keys = (c for c in credentials.values() if isinstance(c, APIKey))
        self.cookies = {key.name for key in keys if key.location == "cookie"}
        self.free = config.security or tuple((name,) for name in credentials)

    async def unlock(self, call: Call, http: Any) -> None:
        needed = self._needed(call.operation)
        call.secrets = [(c, c.fixed or await c.value(call, http)) for c in needed]

    def placed(
        self, call: Call, fields: dict[str, str], url: str
    ) -> tuple[dict[str, str], str | httpx.URL]:
        fields, given = dict(fields), url
        for credential, value in call.secrets:
            url = credential.place(fields, url, value)
        return fields, url if url is given else HiddenURL(url)

    def forget(self, call: Call) -> bool:
        # All of them: each may hold something that has expired.
        fresh = [credential.forget(value) for credential, value in call.secrets]
        return any(fresh)

    def hint(self, operation: Operation[Any], status: int) -> str:
        needed = [names for names in self._alternatives(operation) if names]
        if status not in (401, 403) or not needed or self._needed(operation):
            return ""
        known = ([self._credentials.get(name) for name in names] for names in needed)
        variables = [" and ".join(sorted({c.env for c in each if c and c.env})) for each in known]
        ways = [f"set {each}" for each in sorted({*variables}) if each]
        return f" (sent without credentials: {' or '.join(['give them to the client', *ways])})"

    def _alternatives(self, operation: Operation[Any]) -> tuple[tuple[str, ...], ...]:
        return self._default if operation.security is None else operation.security

    def _needed(self, operation: Operation[Any]) -> tuple[Credential, ...]:
        """The credentials for an operation: its first alternative of which all are given."""
        alternatives = self._alternatives(operation)
        usable = (names for names in alternatives if names and self._given.keys() >= {*names})
        return tuple(self._given[name] for name in next(usable, ()))


class Credential:
    """One secret: fixed, or asked for before each request."""

    def __init__(self, secret: AsyncToken | None, *, env: str = "") -> None:
        self._secret: Any = secret or os.environ.get(env) or ""
        self.env = env
        """Environment variable that has the secret when none is given."""
        self.fixed = self.checked(self._secret) if isinstance(self._secret, str) else None
        """The secret, when it is always the same; ``""`` when there is none."""

    async def value(self, call: Call, http: Any) -> str:
        """The secret for the next request; ``http`` is for asking for it."""
        secret = self._secret()  # a function: what is fixed is not asked for
        if hasattr(secret, "__await__"):
            if not call.client._asynchronous:
                getattr(secret, "close", lambda: None)()
                raise TypeError("an async function gives the token: use the async client with it")
            secret = await secret
        return self.checked(secret)

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


class Bearer(Credential):
    """``Authorization: Bearer …`` (RFC 6750); a token that already says ``Bearer`` is fine."""

    def place(self, fields: dict[str, str], url: str, value: str) -> str:
        bearer = value if value[:7].lower() == "bearer " else f"Bearer {value}"
        fields.setdefault("authorization", bearer)
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
        self.name = name.lower() if location == "header" else name
        self.location = location
        super().__init__(secret, env=env)

    def place(self, fields: dict[str, str], url: str, value: str) -> str:
        if self.location == "header":
            fields.setdefault(self.name, value)
        elif self.location == "cookie":
            pair = f"{self.name}={quote(value, '')}"
            fields["cookie"] = f"{fields['cookie']}; {pair}" if "cookie" in fields else pair
        else:  # a call that gives the parameter itself keeps its own, as with headers
            name, given = quote(self.name, ""), url.partition("?")[2].split("&")
            if not any(pair.partition("=")[0] == name for pair in given):
                url += f"{'&' if '?' in url else '?'}{name}={quote(value, '')}"
        return url
