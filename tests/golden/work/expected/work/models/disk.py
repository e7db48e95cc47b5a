"""Disk."""

from __future__ import annotations

from .._runtime.models import Model


class Disk(Model):
    """Disk."""

    size: int
