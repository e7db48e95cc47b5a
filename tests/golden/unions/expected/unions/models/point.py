"""Point."""

from __future__ import annotations

from .._runtime.models import Model


class Point(Model):
    """Point."""

    x: float
    y: float
