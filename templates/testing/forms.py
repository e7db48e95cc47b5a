"""Bodies that are forms, as the fake reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl


def read_form(content_type: str, content: bytes) -> dict[str, Any]:
    """The fields of a form: text, bytes of files, lists of what comes several times, and objects
    of what has brackets in its name (``metadata[order]``, ``items[0][price]``, ``tags[]``)."""
    if not content_type.startswith("multipart/"):
        return _nested(parse_qsl(content.decode(), keep_blank_values=True))
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    return _nested(
        (str(part.get_param("name", "", "content-disposition")), _value(part))
        for part in BytesParser(policy=HTTP).parsebytes(head + content).iter_parts()
    )


def _value(part: Any) -> Any:
    """Text, unless the part is a file."""
    content: bytes = part.get_payload(decode=True)
    return content if part.get_filename() is not None else content.decode("utf-8", "replace")


def _nested(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for name, value in pairs:
        first, *steps = re.split(r"\]?\[", name.removesuffix("]") if "[" in name else name)
        node, key = root, first
        for step in steps:
            inner = node.setdefault(key, {})
            if not isinstance(inner, dict):
                break  # a value and an object under one name: what came first stays
            node, key = inner, step or str(len(inner))
        else:
            given = node.get(key)
            node[key] = value if key not in node else [*_many(given), value]
    return {name: _lists(value) for name, value in root.items()}


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _lists(value: Any) -> Any:
    """Objects whose names are 0, 1, 2… as lists."""
    if not isinstance(value, dict):
        return value
    inner = {name: _lists(each) for name, each in value.items()}
    return list(inner.values()) if list(inner) == [str(i) for i in range(len(inner))] else inner
