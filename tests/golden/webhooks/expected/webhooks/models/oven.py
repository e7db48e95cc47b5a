"""OvenHot."""

from __future__ import annotations

from .._runtime.models import Model


class OvenHot(Model):
    """Oven hot."""

    oven: int
    degrees: float | None = None
