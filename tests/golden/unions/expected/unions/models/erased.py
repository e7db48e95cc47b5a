"""Erased."""

from __future__ import annotations

from .._runtime.models import Model


class Erased(Model):
    """Erased."""

    count: int | None = None
