"""Level."""

from __future__ import annotations

from .._runtime.models import Model


class Level(Model):
    """Level."""

    left: int
