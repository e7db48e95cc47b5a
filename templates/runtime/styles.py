"""Parameters that the document wants written otherwise than by default."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal
from urllib.parse import quote

from pydantic_core import to_json

from .params import deep, encoded, query_pairs, text

DELIMITERS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
# RFC 6570 reserved expansion, less what would end the value or the query.
RESERVED = ":/?@!$'()*,;="
RESERVED_IN_PATH = RESERVED.replace("/", "").replace("?", "")


@dataclass(frozen=True, slots=True)
class Style:
    """How a parameter is written, where that is not the usual way of its place.

    ``json``, ``urlencoded`` and ``text`` stand for the media type of a ``content`` parameter.
    """

    name: Literal[
        "form", "spaceDelimited", "pipeDelimited", "deepObject", "simple", "label", "matrix",
        "cookie", "json", "urlencoded", "text",
    ] = "form"  # fmt: skip
    explode: bool = True
    allow_reserved: bool = False
    """Whether characters that mean something in URLs are sent as they are."""
    item: str = "[{}]"
    """What follows the name of a list for each of its items, in style ``deepObject``."""
    whole: bool = False
    """Whether the value is the whole query, and the parameter's name is not sent."""

    def pairs(self, name: str, value: Any) -> list[str]:
        """``name=value`` pieces of a query; none for an empty list or object."""
        key = quote(name, "$")
        content = self._content(value)
        if self.whole:
            whole = content or ""
            return [whole if self.name == "urlencoded" else quote(whole, "")]
        if content is not None:
            return [f"{key}={quote(content, '')}"]
        if self.name == "deepObject":
            found = deep(name, value, self.item)
            return [f"{quote(at, '$')}={self._encoded(each)}" for at, each in found]
        if isinstance(value, dict):
            given = {quote(k, "$"): self._encoded(v) for k, v in value.items() if v is not None}
            if self.explode:
                return [f"{k}={v}" for k, v in given.items()]
            items = [item for pair in given.items() for item in pair]
        else:
            many = value if isinstance(value, list) else [value]
            items = [self._encoded(item) for item in many if item is not None]
            if self.explode:
                return [f"{key}={item}" for item in items]
        return [f"{key}={DELIMITERS.get(self.name, ',').join(items)}"] if items else []

    def header(self, value: Any) -> str:
        """Style ``simple`` without percent-encoding."""
        content = self._content(value)
        if content is not None:
            return content
        return ",".join(self._items(value, str, text))

    def segment(self, name: str, value: Any) -> str:
        """Part of a path."""
        content = self._content(value)
        if content is not None:
            return quote(content, "")
        items = self._items(
            value,
            lambda key: quote(key, ""),
            lambda item: self._encoded(item, RESERVED_IN_PATH),
        )
        if self.name == "label" and items:
            return "." + ("." if self.explode else ",").join(items)
        if self.name == "matrix" and items:
            prefix = "" if self.explode and isinstance(value, dict) else f"{quote(name, '')}="
            joined = items if self.explode else [",".join(items)]
            # An empty value has no equals sign here (RFC 6570, section 3.2.7).
            return "".join(f";{prefix}{item}".removesuffix("=") for item in joined)
        return ",".join(items)

    def _content(self, value: Any) -> str | None:
        """The value in the media type of a ``content`` parameter; None: it has a style instead."""
        if self.name == "json":
            return to_json(value).decode()
        if self.name == "urlencoded" and isinstance(value, dict):
            return "&".join(query_pairs(value, {}))
        return text(value) if self.name in ("urlencoded", "text") else None

    def _items(
        self, value: Any, key: Callable[[str], str], written: Callable[[Any], str]
    ) -> list[str]:
        """The items of a list; ``name=value``, or names and values in turn, of an object."""
        if isinstance(value, dict):
            joint = "=" if self.explode else ","
            return [f"{key(k)}{joint}{written(v)}" for k, v in value.items() if v is not None]
        many = value if isinstance(value, list) else [value]
        return [written(item) for item in many if item is not None]

    def _encoded(self, value: Any, reserved: str = RESERVED) -> str:
        if self.name == "cookie":
            return text(value)
        if not self.allow_reserved:
            return encoded(value)
        # What already is a percent-encoded triple stays one.
        parts = re.split(r"(%[0-9A-Fa-f]{2})", text(value))
        return "".join(p if i % 2 else quote(p, reserved) for i, p in enumerate(parts))


DEEP_OBJECT: Final = Style("deepObject")
"""``key[a]=1&key[b][c]=2``, and ``key[0]=3&key[1]=4`` for a list."""
