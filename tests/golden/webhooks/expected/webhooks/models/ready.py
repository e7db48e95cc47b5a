"""Ready."""

from __future__ import annotations

from .._runtime.models import Model


class Ready(Model):
    """Ready."""

    order: str
