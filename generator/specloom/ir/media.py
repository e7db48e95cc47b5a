"""Media types: which kind of body or answer each one is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..normalize.canonical import canonical
from .api import PartEncoding

_LINES = frozenset(
    {
        "application/jsonl",
        "application/x-jsonl",
        "application/jsonlines",
        "application/x-ndjson",
        "application/ndjson",
        "application/x-json-stream",
        "application/json-seq",
        "application/stream+json",
    }
)


def is_binary_media(text: str) -> bool:
    """Whether a `contentMediaType` is one whose content is not text."""
    base = text.partition(";")[0].strip().lower()
    readable = ("/json", "+json", "/xml", "+xml", "/javascript", "/yaml", "/x-www-form-urlencoded")
    return "/" in base and not base.startswith("text/") and not base.endswith(readable)


def parameter_kind(media: str) -> str:
    """json, form or text: how a `content` parameter of a media type is written."""
    base = media.partition(";")[0].strip().lower()
    if base == "application/x-www-form-urlencoded":
        return "form"
    return "json" if base in ("application/json", "text/json") or base.endswith("+json") else "text"


def kind_of(media: str, schema: Any, resolve: Callable[[str], Any]) -> str:
    """json, form, multipart, text, xml, events, lines or binary (see `Content.kind`)."""
    base = media.partition(";")[0].strip().lower()
    if base in _LINES:
        return "lines"
    if base == "text/event-stream":
        return "events"
    if base == "application/x-www-form-urlencoded":
        return "form"
    if base.startswith("multipart/"):
        return "multipart"
    if base.endswith(("/xml", "+xml")):
        return "xml"
    binary = _is_binary(schema, resolve)
    if base in ("application/json", "text/json") or base.endswith("+json"):
        return "binary" if binary else "json"
    if base in ("*/*", "application/*", ""):
        return "binary" if binary or schema is None else "json"
    if base.startswith("text/"):
        return "binary" if binary else "text"
    return "binary"


def _is_binary(schema: Any, resolve: Callable[[str], Any]) -> bool:
    node = canonical(schema)
    for _ in range(20):
        if not isinstance(node.get("$ref"), str):
            break
        node = canonical(resolve(node["$ref"].removeprefix("#")))
    return node.get("format") == "binary" and node.get("type", ["string"]) == ["string"]


def read_encodings(node: Any, fixed: Callable[[Any], str]) -> tuple[PartEncoding, ...]:
    """`encoding` of a form or multipart body (OpenAPI 3.1, section 4.8.15).

    `fixed` gives the only value a Header Object allows, or an empty text.
    """
    encodings = []
    for name, entry in (node if isinstance(node, dict) else {}).items():
        if not isinstance(entry, dict):
            continue
        style = entry.get("style")
        explode = entry.get("explode")
        headers = entry.get("headers")
        encodings.append(
            PartEncoding(
                property=str(name),
                content_type=str(entry.get("contentType", "")),
                style=style if isinstance(style, str) else "form",
                explode=explode if isinstance(explode, bool) else style in (None, "form"),
                allow_reserved=entry.get("allowReserved") is True,
                headers=tuple(
                    (str(name), value)
                    for name, header in (headers if isinstance(headers, dict) else {}).items()
                    if (value := fixed(header))
                ),
            )
        )
    return tuple(encodings)
