"""Base URLs, from the document's servers (OpenAPI 3.1, section 4.8.5)."""

from __future__ import annotations

from ..ir.api import Api, Server


def server_url(server: Server) -> str:
    """The server's URL with the defaults of its variables."""
    url = server.url
    for name, default, _ in server.variables:
        url = url.replace(f"{{{name}}}", default)
    return url


def base_url(api: Api) -> str:
    """The first server that is an absolute http(s) URL, with the defaults of its variables.

    Empty when the document has none: then `base_url` has to be given to the client.
    """
    for server in api.servers:
        url = server_url(server).rstrip("/")
        if is_absolute(url):
            return url
    return ""


def is_relative(url: str) -> bool:
    """Whether a URL is a path of the same host: `/v2`, `../v2`."""
    clean = all(32 < ord(char) < 127 and char not in '"<>\\^`{|}?#@:' for char in url)
    return clean and bool(url) and not url.startswith("//")


def is_absolute(url: str) -> bool:
    scheme, _, rest = url.partition("://")
    clean = all(32 < ord(char) < 127 and char not in '"<>\\^`{|}' for char in url)
    host = rest.partition("/")[0]
    return (
        scheme.lower() in ("http", "https")
        and clean
        and bool(host)
        and "@" not in host
        and ("?" not in url and "#" not in url)
    )
