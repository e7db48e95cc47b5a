"""Parameters on the wire (OpenAPI 3, "Style Values"): the default styles; see `styles`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeAlias
from urllib.parse import quote

from pydantic_core import SchemaSerializer, core_schema, to_json

from .errors import BuildError

_ANY = SchemaSerializer(core_schema.any_schema())
DOTS = re.compile(r"/(\.|%2e){1,2}(?=/|$)", re.IGNORECASE)
"""Segments that lead elsewhere; also as a reserved expansion leaves them."""
TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


class Written(Protocol):
    """A way to write a parameter other than the default of its place. Values are plain data."""

    def pairs(self, name: str, value: Any) -> list[str]:
        """Encoded ``name=value`` pieces of a query, form or cookie."""
        ...

    def header(self, value: Any) -> str: ...
    def segment(self, name: str, value: Any) -> str: ...


Styles: TypeAlias = Mapping[str, Mapping[str, Written]]
"""Parameters that are not written in the default way: place → name → how."""


class Encoded(str):
    """A query value that is percent-encoded already."""


def plain(value: Any) -> Any:
    """A value as JSON has it: str, int, float, bool, None, list or dict."""
    if type(value) in (str, int, bool):
        return value
    return _ANY.to_python(value, mode="json", by_alias=True, exclude_unset=True)


def text(value: Any) -> str:
    """A plain value as one string; a nested list or object becomes JSON."""
    if isinstance(value, str):
        return value
    return (
        to_json(value).decode() if isinstance(value, (bool, list, dict, type(None))) else str(value)
    )


def encoded(value: Any) -> str:
    """A plain value, percent-encoded so that only unreserved characters stay."""
    return quote(text(value), "")


def pairs(name: str, value: Any) -> list[str]:
    """Style ``form``, exploded: ``name=value`` for each item, or by the names of an object."""
    if isinstance(value, dict):
        return [f"{quote(k, '$')}={encoded(v)}" for k, v in value.items() if v is not None]
    items = value if isinstance(value, list) else [value]
    return [f"{quote(name, '$')}={encoded(item)}" for item in items if item is not None]


def deep(name: str, value: Any, item: str = "[{}]") -> Iterable[tuple[str, Any]]:
    """``a[b]``, ``a[c][0]`` and what stands there: style ``deepObject``, of a plain value.

    The specification leaves lists open: ``item`` is what follows the name of one. Objects and lists
    in lists are numbered whatever it is, as nothing else keeps them apart.
    """
    if isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            flat = isinstance(value, list) and not isinstance(inner, (dict, list))
            if inner is not None:
                yield from deep(name + (item if flat else "[{}]").format(key), inner, item)
    else:
        yield name, value


def query_pairs(query: Mapping[str, Any], styles: Mapping[str, Written]) -> Iterable[str]:
    """``name=value`` for all parameters that are not None."""
    for name, value in query.items():
        if type(value) is Encoded:
            yield f"{quote(name, '$')}={value}"
        elif value is not None:
            written = styles[name].pairs if name in styles else pairs
            yield from written(name, plain(value))


def header_value(name: str, value: Any, style: Written | None = None) -> str:
    """A header value that cannot start another header (RFC 9110, section 5.5).

    Raises:
        BuildError: It could, or the name is none.
    """
    if not TOKEN.fullmatch(name):
        raise BuildError(f"{name[:40]!r} is no header name")
    value = plain(value)
    result = (style.header(value) if style else ",".join(_listed(value, text))).strip(" \t")
    usual = result.isprintable() and result.isascii()
    # Obsolete but legal: Latin-1 text. Control characters but TAB never are.
    if not usual and any((c < " " and c != "\t") or c == "\x7f" or c > "\xff" for c in result):
        raise BuildError(f"header {name}: control or non-Latin-1 character in {result[:40]!r}")
    return result


def _listed(value: Any, written: Any) -> Iterable[str]:
    """Style ``simple``: the items of a list, or names and values of an object."""
    if isinstance(value, dict):
        value = [each for pair in value.items() if pair[1] is not None for each in pair]
    return map(written, value if isinstance(value, list) else [value])


def cookie_header(cookies: Mapping[str, Any], styles: Mapping[str, Written]) -> str:
    """The ``Cookie`` header for cookie parameters; percent-encoded but for style ``cookie``.

    Raises:
        BuildError: A value that is sent as it is would start another cookie or header.
    """
    found = list(query_pairs(cookies, styles))
    for pair in found:
        if ";" in pair or not (pair.isprintable() and pair.isascii()):
            raise BuildError(f"cookie {pair[:40]!r} has a character that no cookie can have")
    return "; ".join(found)


class PathTemplate:
    """A path such as ``/jobs/{id}``, split into literal text and parameters."""

    __slots__ = ("_names", "_pieces", "_styles")

    def __init__(self, path: str, styles: Mapping[str, Written]) -> None:
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
        out = self._pieces[:1]
        for name, literal in zip(self._names, self._pieces[1:], strict=True):
            value, style = plain(values.get(name)), self._styles.get(name)
            piece = style.segment(name, value) if style else ",".join(_listed(value, encoded))
            if value is None or not piece:
                raise BuildError(f"path parameter {name}: a value is needed, not {value!r}")
            out += (piece, literal)
        path = "".join(out)
        if DOTS.search(path):
            raise BuildError(f"path {path!r}: '.' and '..' cannot be sent as path segments")
        return path
