"""Media types: which kind of body or answer each one is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from ..diagnostics import Diagnostics, Place
from ..load.pointer import escape
from ..normalize.canonical import canonical
from .api import Content, PartEncoding

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
        # What has no names is no form: whoever knows what is meant gives the text.
        return "text" if _schema(schema, resolve).get("type") == ["array"] else "form"
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


def sendable(contents: Iterable[Content]) -> tuple[Content, ...]:
    """The bodies of a request, plain JSON first: it is what is sent when nobody asks for another.

    A range of media types (`application/*+json`) cannot be sent. It is left out where there is a
    media type of its kind, and stands for the plain one where there is none; of files, each has a
    media type of its own.
    """
    known = sorted(contents, key=lambda each: each.media != "application/json")
    plain = {content.kind for content in known if "*" not in content.media}
    return tuple(
        replace(content, media=_PLAIN[content.kind])
        if "*" in content.media and content.kind in _PLAIN
        else content
        for content in known
        if "*" not in content.media or content.kind not in plain & _PLAIN.keys()
    )


_PLAIN = {"json": "application/json", "text": "text/plain"}


def _schema(schema: Any, resolve: Callable[[str], Any]) -> Mapping[str, Any]:
    """A schema, behind its references."""
    node = canonical(schema)
    for _ in range(20):
        if not isinstance(node.get("$ref"), str):
            break
        node = canonical(resolve(node["$ref"].removeprefix("#")))
    return node


def _is_binary(schema: Any, resolve: Callable[[str], Any]) -> bool:
    node = _schema(schema, resolve)
    return node.get("format") == "binary" and node.get("type", ["string"]) == ["string"]


def report_encodings(
    entry: dict[str, Any],
    kind: str,
    pointer: str,
    diagnostics: Diagnostics,
    place: Callable[[str], Place],
    fixed: Callable[[Any], str],
) -> None:
    """Report what of the encodings of a media type is not followed. `fixed` as in
    `read_encodings`."""

    def tell(where: str, what: str) -> None:
        diagnostics.warning(
            "operation-encoding", f"{what} is not followed", place(f"{pointer}/{where}")
        )

    for key in ("prefixEncoding", "itemEncoding"):
        if key in entry:
            tell(key, f"`{key}` of parts by their position")
    encodings = entry.get("encoding")
    for name, encoding in (encodings if isinstance(encodings, dict) else {}).items():
        where = f"encoding/{escape(str(name))}"
        if not isinstance(encoding, dict) or kind not in ("form", "multipart"):
            continue  # elsewhere it has no meaning (OpenAPI 3.2, section 4.14)
        for key in ("encoding", "prefixEncoding", "itemEncoding"):
            if key in encoding:
                tell(f"{where}/{key}", f"`{key}` inside of a part")
        headers = encoding.get("headers")
        for header, node in (headers if isinstance(headers, dict) else {}).items():
            if kind != "multipart" or not fixed(node):
                tell(
                    f"{where}/headers/{escape(str(header))}", f"a header of a part, {header!r:.60},"
                )
        if kind == "multipart":
            usual = {"style": ("form", "deepObject"), "explode": (True,), "allowReserved": (False,)}
            for key in (key for key in usual if encoding.get(key, usual[key][0]) not in usual[key]):
                tell(f"{where}/{key}", f"`{key}` of a part")
        elif not _is_field(str(encoding.get("contentType", "text/plain"))):
            tell(f"{where}/contentType", "a field of a form that is neither text nor JSON")


def _is_field(media: str) -> bool:
    return parameter_kind(media) == "json" or media.strip().startswith(("text/", "*/*"))


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
