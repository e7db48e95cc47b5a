"""URLs: where they lead, and what may be shown of them."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

from ._http import httpx

address = lru_cache(maxsize=64)(httpx.URL)
"""A URL taken apart: many calls have the same one, and it takes the HTTP library long."""


@lru_cache(maxsize=256)
def origin(url: str) -> tuple[str, str]:
    """Scheme and host with port of a URL (RFC 6454).

    Raises:
        httpx.InvalidURL: It is none that anything could be sent to.
    """
    parsed = httpx.URL(url)
    if not 0 <= (parsed.port or 0) <= 65535:
        raise httpx.InvalidURL(f"there is no port {parsed.port}")
    return parsed.scheme, parsed.netloc.decode("ascii")


def redacted_url(url: str) -> str:
    """The URL without user, fragment and the values of its query."""
    parts = urlsplit(url)
    names = (pair.partition("=")[0] for pair in parts.query.split("&") if pair)
    query = "&".join(f"{name}=…" for name in names)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, query, ""))
