"""Entry."""

from __future__ import annotations

from datetime import datetime

from .._runtime.models import Model


class Entry(Model):
    """Entry."""

    at: datetime
    text: str
