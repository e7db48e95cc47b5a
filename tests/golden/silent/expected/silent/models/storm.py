"""Storm."""

from __future__ import annotations

from .._runtime.models import Model


class Storm(Model):
    """Storm."""

    knots: float
