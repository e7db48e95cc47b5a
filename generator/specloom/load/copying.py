"""Plain data as a whole: copied, and measured."""

from __future__ import annotations

from typing import Any


def copy_of(value: Any) -> Any:
    """A copy that shares no mapping or list with the original."""
    if isinstance(value, dict):
        return {key: copy_of(child) for key, child in value.items()}
    if isinstance(value, list):
        return [copy_of(child) for child in value]
    return value


def characters_of(value: Any) -> int:
    """The characters of all texts and keys in a value."""
    if isinstance(value, dict):
        return sum(len(key) + characters_of(child) for key, child in value.items())
    if isinstance(value, list):
        return sum(map(characters_of, value))
    return len(value) if isinstance(value, str) else 0
