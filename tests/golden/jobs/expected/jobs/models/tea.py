"""Tea."""

from __future__ import annotations

from .._runtime.models import Model


class Tea(Model):
    """Tea."""

    __closed__ = True

    leaves: str
    minutes: float | None = None
    """How long to let it stand."""
