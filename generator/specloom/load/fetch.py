"""Reading a URL without being led astray: allowed origins, public addresses, bounded answers.

Imported only when there is a URL to read: httpx costs start-up time.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import urllib.request
from contextlib import AbstractContextManager
from typing import Protocol
from urllib.parse import urlsplit

import httpx

from ..diagnostics import fatal
from .limits import Limits
from .uri import join_uri

_PORTS = {"https": 443, "http": 80}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Known(Protocol):
    """A content that was fetched before, and the entity tag that it had then."""

    @property
    def content(self) -> bytes:
        """What was fetched."""
        ...

    @property
    def etag(self) -> str:
        """Its tag (RFC 9110, section 8.8.3); empty when it had none."""
        ...

    def keep(self, content: bytes, etag: str) -> None:
        """Remembers the tag of another content."""
        ...


def origin_of(url: str) -> str:
    """The origin of a URL (RFC 6454): scheme, host and port, the port only if it is not the usual.

    Raises:
        SpecloomError: It is not an http or https URL, or holds credentials.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise fatal("load-fetch", f"not a URL: {url} ({error})") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise fatal("load-fetch", f"not an https URL: {url}")
    if parts.username is not None or parts.password is not None:
        raise fatal("load-fetch", f"the URL for {parts.hostname} holds credentials")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    suffix = "" if port in (None, _PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{suffix}"


def fetch(
    url: str,
    *,
    limits: Limits,
    allowed_origins: tuple[str, ...] = (),
    allow_private_addresses: bool = False,
    known: Known | None = None,
) -> bytes:
    """The body of the answer to GET `url`, at most one byte longer than the limit.

    Plain http is possible only for an origin that is listed with `http://`. Redirects are followed
    within the origin only. Of a `known` content the server is asked whether it is still that (RFC
    9110, section 13.1.2); if so, it is the answer.

    Raises:
        SpecloomError: The URL is not allowed, or there is no good answer.
    """
    allowed = frozenset(origin_of(origin) for origin in allowed_origins)
    origin = origin_of(url)
    if origin not in allowed:
        raise fatal(
            "load-origin",
            f"{origin} is not an allowed origin",
            hint=f'add "{origin}" to allowed-origins in the configuration',
        )
    deadline = time.monotonic() + limits.fetch_seconds
    etag = known.etag if known is not None else ""
    address = _address(url, allow_private_addresses)
    try:
        with httpx.Client(timeout=limits.fetch_seconds) as client:
            for _ in range(limits.redirects + 1):
                with _open(client, url, address, etag) as response:
                    location = response.headers.get("Location")
                    if response.status_code not in _REDIRECTS or location is None:
                        if known is not None and etag and response.status_code == 304:
                            return known.content
                        body = _body(response, url, limits, deadline)
                        if known is not None:
                            known.keep(body, response.headers.get("ETag", ""))
                        return body
                url = join_uri(url, location)
                if origin_of(url) != origin:
                    raise fatal(
                        "load-redirect", f"{origin} redirects to another origin, {origin_of(url)}"
                    )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = str(error) or type(error).__name__
        raise fatal("load-fetch", f"cannot fetch {url}: {reason}") from None
    raise fatal("load-redirect", f"{origin} redirects more than {limits.redirects} times")


def _address(url: str, allow_private: bool) -> str | None:
    """The address to connect to, or None when a proxy decides that.

    The name is looked up once, here, and the connection goes to the address that was checked: a
    name cannot be public when it is checked and private when it is used.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme in urllib.request.getproxies() and not urllib.request.proxy_bypass(host):
        return None
    try:
        found = socket.getaddrinfo(host, parts.port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise fatal("load-fetch", f"cannot find the host {host}: {error.strerror}") from None
    addresses = [str(entry[4][0]) for entry in found]
    private = [text for text in addresses if not ipaddress.ip_address(text).is_global]
    if private and not allow_private:
        named = "" if host == private[0] else f"{private[0]}, "
        raise fatal(
            "load-private-address",
            f"{host} is {named}an address that is not public",
            hint="set allow-private-addresses = true in the configuration if that is meant",
        )
    return addresses[0]


def _open(
    client: httpx.Client, url: str, address: str | None, etag: str
) -> AbstractContextManager[httpx.Response]:
    target = httpx.URL(url)
    headers = {"Accept": "application/json, application/yaml, */*;q=0.5"}
    if etag:
        headers["If-None-Match"] = etag
    extensions = {}
    if address is not None:
        headers["Host"] = target.netloc.decode("ascii")
        extensions["sni_hostname"] = target.host
        target = target.copy_with(host=address)
    return client.stream("GET", target, headers=headers, extensions=extensions)


def _body(response: httpx.Response, url: str, limits: Limits, deadline: float) -> bytes:
    if response.status_code != 200:
        status = response.status_code
        raise fatal("load-fetch", f"cannot fetch {url}: the server answered {status}")
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > limits.file_bytes:
            break  # the reader reports it
        if time.monotonic() > deadline:
            raise fatal("load-fetch", f"{url} took longer than {limits.fetch_seconds:g} s")
    return bytes(body[: limits.file_bytes + 1])
