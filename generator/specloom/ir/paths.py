"""Path keys of the document as path templates that can be sent."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from msgspec import Struct

_PIECES = re.compile(r"(\{[^{}]+\})|([^{}]+)|([{}])")


class WirePath(Struct, frozen=True):
    """A template, and the query parameters that the document writes into the path itself."""

    template: str
    query: tuple[tuple[str, str], ...]


def wire_path(path: str) -> WirePath:
    """The path of an operation without what only tells two operations apart.

    Documents write `#fragment` behind paths to have several operations on one, and `?action=x` for
    parameters that never change; neither belongs to a path (OpenAPI 3.1, section 4.8.8). Stray
    braces and repeated slashes at the start are written so that they stay within the API's host.
    """
    path = path.partition("#")[0]
    path, _, query = path.partition("?")
    written = "".join(
        name or text or {"{": "%7B", "}": "%7D"}[stray]
        for name, text, stray in _PIECES.findall(path)
    )
    template = "/" + written.lstrip("/")
    return WirePath(template, tuple(parse_qsl(query, keep_blank_values=True)))


def is_sendable(path: str) -> bool:
    """Whether no segment is `.` or `..`, which would address another resource."""
    decoded = wire_path(path).template.replace("%2e", ".").replace("%2E", ".")
    return not any(segment in (".", "..") for segment in decoded.split("/"))
