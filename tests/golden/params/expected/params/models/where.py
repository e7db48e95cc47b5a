"""Where."""

from __future__ import annotations

from typing import Any

from .._runtime.models import Model


class Where(Model):
    """Where."""

    equals: Any
    field: str
