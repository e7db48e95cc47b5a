"""Circle."""

from __future__ import annotations

from .._runtime.models import Model


class Circle(Model):
    """Circle."""

    kind: str
    radius: float
