"""JSON Pointers (RFC 6901) of things below other things."""

from __future__ import annotations

from typing import Any

from ...load.pointer import escape, index_in, split

__all__ = ["escape", "join", "split", "step"]


def join(pointer: str, *tokens: str) -> str:
    """The pointer of something below `pointer`."""
    return pointer + "".join(f"/{escape(token)}" for token in tokens)


def step(value: Any, token: str) -> Any:
    """The child of `value` that `token` names. Raises LookupError when there is none."""
    if isinstance(value, dict):
        return value[token]
    if isinstance(value, list) and (index := index_in(value, token)) is not None:
        return value[index]
    raise LookupError(token)
