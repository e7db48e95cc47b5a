"""Drawn."""

from __future__ import annotations

from .._runtime.models import Model
from .shape import Shape


class Drawn(Model):
    """Drawn."""

    shape: Shape | None = None
