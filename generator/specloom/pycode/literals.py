"""Values as Python literals."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias
from urllib.parse import quote

from .characters import escape_hidden
from .safe import Safe

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

MAX_DEPTH = 64
"""How deep lists and objects may be nested; CPython's tokenizer gives up at 200 brackets."""

MAX_DECIMAL_BITS = 2000
"""Longer integers are written in hexadecimal: CPython refuses to read long decimal ones."""


class LiteralError(ValueError):
    """The value has no Python literal: not finite, nested too deeply, or not JSON."""


def literal(value: Json) -> Safe:
    """A Python literal: ``ast.literal_eval(literal(value)) == value``, for every JSON value.

    Strings are double-quoted and printable: controls, bidi and invisible characters and lone
    surrogates are escaped. Tuples are written as tuples.

    Raises:
        LiteralError: The value is NaN or infinite, nested deeper than 64, or not JSON.
    """
    return Safe(_literal(value, 0))


def _literal(value: object, depth: int) -> str:
    if depth > MAX_DEPTH:
        raise LiteralError(f"nested more than {MAX_DEPTH} deep")
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, str):
        return _string(str(value))
    if isinstance(value, int):
        return hex(value) if value.bit_length() > MAX_DECIMAL_BITS else int.__repr__(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise LiteralError("not a finite number")
        return float.__repr__(value)
    if isinstance(value, Mapping):
        pairs = [f"{_literal(k, depth + 1)}: {_literal(v, depth + 1)}" for k, v in value.items()]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, (list, tuple)):
        body = ", ".join(_literal(item, depth + 1) for item in value)
        if isinstance(value, list):
            return f"[{body}]"
        return f"({body},)" if len(value) == 1 else f"({body})"
    raise LiteralError(f"not a JSON value: {type(value).__name__}")


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escape_hidden(escaped)}"'


PATH_PART = re.compile(r"\{([^{}]*)\}|([^{}]+)|([{}])")
PATH_SAFE = "/:@!$&'()*+,;=~%"  # RFC 3986 section 3.3: pchar, and the slash


def url_template(path: str) -> Safe:
    """The literal of a path template (OpenAPI 3.1 section 4.8.8.2), fit to be appended to a URL.

    Text outside the braces is percent-encoded where RFC 3986 asks for it; names inside them stay
    as the document spells them. A fragment is left out: it never goes over the wire (RFC 9110
    section 4.2.5), and documents use one to tell operations of the same path apart.

    Raises:
        ValueError: Unbalanced or empty braces, no leading slash, two of them (which would name
            another host), a ``.`` or ``..`` segment, or a query.
    """
    path = path.partition("#")[0]
    if not path.startswith("/") or path.startswith("//"):
        raise ValueError("a path begins with exactly one slash")
    written = []
    for name, text, stray in PATH_PART.findall(path):
        if stray:
            raise ValueError(f"unbalanced {stray!r}")
        if text:
            if "?" in text:
                raise ValueError("a query does not belong into a path")
            written.append(quote(text, safe=PATH_SAFE, errors="replace"))
        elif not name:
            raise ValueError("a parameter without a name")
        else:
            written.append("{" + name + "}")
    if any(part in (".", "..") for part in path.replace("%2e", ".").replace("%2E", ".").split("/")):
        raise ValueError("a '.' or '..' segment")
    return Safe(_string("".join(written)))
