"""SearchFilter."""

from __future__ import annotations

from .._runtime.models import Model


class SearchFilter(Model):
    """Search filter."""

    max: float | None = None
    min: float | None = None
