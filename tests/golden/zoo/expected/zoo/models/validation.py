"""ValidationError."""

from __future__ import annotations

from typing import Any

from .._runtime.models import Model


class ValidationError(Model):
    """ValidationError"""

    __nullable__ = frozenset({"input"})

    loc: list[str | int]
    """Location"""
    msg: str
    """Message"""
    type: str
    """Error Type"""
    ctx: dict[str, Any] | None = None
    """Context"""
    input: Any = None
