"""Answers that come in pieces, as `x-fern-streaming` says: JSON that is really lines or events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from .api import Content, Response
from .types import Type

STREAMING = "x-fern-streaming"


def with_streaming(
    responses: Iterable[Response], declared: Any, read: Callable[[Any, str], Type]
) -> Iterator[Response]:
    """The responses with their streams.

    Args:
        declared: The extension: true, or an object with `format` (`sse`, else lines of JSON) and,
            where the request decides, `stream-condition` and the schema `response-stream`.
        read: The type of a schema in the extension, by the key it is under.
    """
    told = declared if isinstance(declared, dict) else {}
    if declared is not True and not told:
        yield from responses
        return
    sse = told.get("format") == "sse"
    kind, media = ("events", "text/event-stream") if sse else ("lines", "application/x-ndjson")
    for response in responses:
        plain = next((each for each in response.contents if each.kind == "json"), None)
        known = any(each.kind in ("events", "lines") for each in response.contents)
        if plain is None or known or not response.status.startswith("2"):
            yield response
        elif "stream-condition" not in told:
            found = replace(plain, kind=kind, media=media if sse else plain.media)
            yield replace(response, contents=(found,))
        elif "response-stream" in told:
            piece = read(told["response-stream"], "response-stream")
            more = Content(media, kind, piece, plain.pointer)
            yield replace(response, contents=(*response.contents, more))
        else:
            yield response


def streaming_switch(extensions: Any) -> str:
    """The property of the body that asks for a stream: `stream`, unless the extension names it."""
    told = extensions.get(STREAMING)
    path = told.get("stream-condition") if isinstance(told, dict) else None
    if isinstance(path, str) and path.startswith("$request."):
        return path.removeprefix("$request.").removeprefix("body.")
    return "stream"
