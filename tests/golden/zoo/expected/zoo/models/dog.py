"""Dog."""

from __future__ import annotations

from typing import Literal

from .._runtime.models import Model


class Dog(Model):
    """Dog"""

    __constants__ = frozenset({"kind"})

    kind: Literal["dog"] = "dog"
    good: bool = True
