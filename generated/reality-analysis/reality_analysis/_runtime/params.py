"""Parameters on the wire: path, query, header and cookie (OpenAPI 3, "Style Values")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias
from urllib.parse import quote

from pydantic_core import SchemaSerializer, core_schema, to_json

from .errors import BuildError

StyleName: TypeAlias = Literal[
    "form", "spaceDelimited", "pipeDelimited", "deepObject", "simple", "label", "matrix", "json"
]


@dataclass(frozen=True, slots=True)
class Style:
    """How a parameter that is a list or an object is written; ``json`` stands for ``content``."""

    name: StyleName = "form"
    explode: bool = True
    allow_reserved: bool = False


class Encoded(str):
    """A query value that is percent-encoded already."""


Styles: TypeAlias = Mapping[str, Mapping[str, Style]]

FORM = Style()
SIMPLE = Style("simple", explode=False)
DELIMITERS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}
# RFC 6570 reserved expansion, less what would end the value or the query.
RESERVED = ":/?@!$'()*,;="

_ANY = SchemaSerializer(core_schema.any_schema())
TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


def plain(value: Any) -> Any:
    """A value as JSON has it: str, int, float, bool, None, list or dict."""
    if type(value) is str:
        return value
    return _ANY.to_python(value, mode="json", by_alias=True, exclude_unset=True)


def text(value: Any) -> str:
    """A plain value as one string; a nested list or object becomes JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, dict)):
        return to_json(value).decode()
    return "null" if value is None else str(value)


def encoded(value: Any, style: Style = FORM) -> str:
    """A plain value, percent-encoded so that only unreserved characters stay."""
    if style.allow_reserved:
        # What already is a percent-encoded triple stays one.
        parts = re.split(r"(%[0-9A-Fa-f]{2})", text(value))
        return "".join(p if i % 2 else quote(p, RESERVED) for i, p in enumerate(parts))
    return quote(text(value), "")


def query_pairs(name: str, value: Any, style: Style = FORM) -> list[str]:
    """``name=value`` pieces for one query parameter; none for an empty list or object."""
    value = plain(value)
    key = quote(name, "$")
    if style.name == "json":
        return [f"{key}={quote(to_json(value).decode(), '')}"]
    if style.name == "deepObject" and isinstance(value, dict):
        return _deep(key, value, style)
    if isinstance(value, dict):
        pairs = [(quote(k, "$"), encoded(v, style)) for k, v in value.items() if v is not None]
        if style.explode:
            return [f"{k}={v}" for k, v in pairs]
        items = [item for pair in pairs for item in pair]
    elif isinstance(value, list):
        items = [encoded(v, style) for v in value if v is not None]
        if style.explode:
            return [f"{key}={item}" for item in items]
    else:
        return [f"{key}={encoded(value, style)}"]
    return [f"{key}={DELIMITERS.get(style.name, ',').join(items)}"] if items else []


def _deep(key: str, value: Any, style: Style) -> list[str]:
    """``key[a]=1&key[b][c]=2``; the specification leaves lists open: the key is repeated."""
    if isinstance(value, dict):
        inner = ((f"{key}%5B{quote(k, '')}%5D", v) for k, v in value.items() if v is not None)
        return [pair for k, v in inner for pair in _deep(k, v, style)]
    if isinstance(value, list):
        return [pair for v in value for pair in _deep(key, v, style)]
    return [f"{key}={encoded(value, style)}"]


def query_string(query: Mapping[str, Any], styles: Mapping[str, Style]) -> str:
    """All parameters that are not None, joined by ``&``."""
    pairs: list[str] = []
    for name, value in query.items():
        if type(value) is str and name not in styles:
            pairs.append(f"{quote(name, '$')}={quote(value, '')}")
        elif type(value) is Encoded:
            pairs.append(f"{quote(name, '$')}={value}")
        elif value is not None:
            pairs += query_pairs(name, value, styles.get(name, FORM))
    return "&".join(pairs)


def simple(value: Any, style: Style = SIMPLE) -> str:
    """Style ``simple`` without percent-encoding, as headers have it."""
    value = plain(value)
    if style.name == "json":
        return to_json(value).decode()
    if isinstance(value, dict):
        joint = "=" if style.explode else ","
        return ",".join(f"{k}{joint}{text(v)}" for k, v in value.items() if v is not None)
    return ",".join(map(text, value)) if isinstance(value, list) else text(value)


def header_value(name: str, value: Any, style: Style = SIMPLE) -> str:
    """A header value that cannot start another header (RFC 9110, section 5.5).

    Raises:
        BuildError: It could, or the name is none.
    """
    if not TOKEN.fullmatch(name):
        raise BuildError(f"{name[:40]!r} is no header name")
    result = simple(value, style).strip(" \t")
    usual = result.isprintable() and result.isascii()
    # Obsolete but legal: Latin-1 text. Control characters but TAB never are.
    if not usual and any((c < " " and c != "\t") or c == "\x7f" or c > "\xff" for c in result):
        raise BuildError(f"header {name}: control or non-Latin-1 character in {result[:40]!r}")
    return result


def cookie_header(cookies: Mapping[str, Any], styles: Mapping[str, Style]) -> str:
    """The ``Cookie`` header for cookie parameters, values percent-encoded."""
    pairs: list[str] = []
    for name, value in cookies.items():
        if value is not None:
            pairs += query_pairs(name, value, styles.get(name, FORM))
    return "; ".join(pairs)


class PathTemplate:
    """A path such as ``/jobs/{id}``, split into literal text and parameters."""

    __slots__ = ("_names", "_pieces", "_styles")

    def __init__(self, path: str, styles: Mapping[str, Style]) -> None:
        pieces = re.split(r"\{([^{}]*)\}", path)
        self._pieces = [quote(piece, "/%:@!$&'()*+,;=~") for piece in pieces[0::2]]
        self._names = pieces[1::2]
        self._styles = styles

    def expand(self, values: Mapping[str, Any]) -> str:
        """The path with its values; each stays within its own segment.

        Raises:
            BuildError: A value is missing or empty, or makes a segment ``.`` or ``..``, which
                would address another resource.
        """
        if not self._names:
            return self._pieces[0]
        out = [self._pieces[0]]
        for name, literal in zip(self._names, self._pieces[1:], strict=True):
            value = values.get(name)
            if type(value) is str and name not in self._styles:
                piece = quote(value, "")
            else:
                piece = self._piece(name, value)
            if not piece:
                raise BuildError(f"path parameter {name}: a value is needed, not {value!r}")
            out += (piece, literal)
        path = "".join(out)
        if "/." in path and any(segment in (".", "..") for segment in path.split("/")):
            raise BuildError(f"path {path!r}: '.' and '..' cannot be sent as path segments")
        return path

    def _piece(self, name: str, value: Any) -> str:
        value, style = plain(value), self._styles.get(name, SIMPLE)
        if value is None:
            return ""
        if style.name == "json":
            return quote(to_json(value).decode(), "")
        if isinstance(value, dict):
            joint = "=" if style.explode else ","
            items = [f"{quote(k, '')}{joint}{encoded(v)}" for k, v in value.items()]
        else:
            items = [encoded(v) for v in (value if isinstance(value, list) else [value])]
        return _styled(name, items, style, named=isinstance(value, dict))


def _styled(name: str, items: Sequence[str], style: Style, *, named: bool) -> str:
    """Encoded items in path style ``simple``, ``label`` or ``matrix``."""
    if style.name == "label":
        return "." + ("." if style.explode else ",").join(items)
    if style.name == "matrix":
        prefix = "" if named and style.explode else f"{quote(name, '')}="
        if style.explode:
            return "".join(f";{prefix}{item}" for item in items)
        return f";{prefix}{','.join(items)}"
    return ",".join(items)
