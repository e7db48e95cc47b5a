"""Delta."""

from __future__ import annotations

from .._runtime.models import Model


class Delta(Model):
    """Delta."""

    text: str
