"""JSON Pointers (RFC 6901) as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def escape(part: str) -> str:
    """One reference token, escaped for a pointer (RFC 6901, section 3)."""
    return part.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """The key that an escaped reference token stands for (RFC 6901, section 4)."""
    return token.replace("~1", "/").replace("~0", "~")


def join(parts: Iterable[str | int]) -> str:
    """The pointer that leads through these keys and indexes; "" for none."""
    return "".join("/" + escape(str(part)) for part in parts)


def split(pointer: str) -> list[str]:
    """The keys and indexes of a pointer, unescaped."""
    tokens = pointer.split("/")[1:]
    return [unescape(token) for token in tokens] if "~" in pointer else tokens


def index_in(items: Sequence[object], part: str) -> int | None:
    """The index that a reference token stands for in a list, or None when it is none of it."""
    if part.isascii() and part.isdecimal() and len(part) < 10 and int(part) < len(items):
        return int(part)
    return None


def ancestors(pointer: str) -> Iterator[str]:
    """The pointer itself, then its parents up to the root ""."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
    yield ""
