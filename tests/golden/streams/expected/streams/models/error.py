"""Error."""

from __future__ import annotations

from .._runtime.models import Model


class Error(Model):
    """Error."""

    message: str | None = None
