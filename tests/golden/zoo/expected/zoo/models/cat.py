"""Cat."""

from __future__ import annotations

from typing import Literal

from .._runtime.models import Model


class Cat(Model):
    """Cat"""

    __constants__ = frozenset({"kind"})

    kind: Literal["cat"] = "cat"
    lives: int = 9
