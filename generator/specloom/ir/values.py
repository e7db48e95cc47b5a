"""Values of a document, which may be of any kind, as the kind that belongs there."""

from __future__ import annotations

from typing import Any


def text_of(value: Any) -> str:
    """Text without the spaces around it; empty for anything else."""
    return value.strip() if isinstance(value, str) else ""


def text_or_number(value: Any) -> str:
    """The same, and a number as YAML has it where nobody put quotes: `version: 1.0`."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return text_of(value)


def mapping(value: Any) -> dict[str, Any]:
    """An object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}
