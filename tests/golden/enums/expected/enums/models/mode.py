"""Mode."""

from __future__ import annotations

from typing import Literal, TypeAlias

Mode: TypeAlias = Literal["auto", 1, True]
"""Of several kinds, so a plain type."""
