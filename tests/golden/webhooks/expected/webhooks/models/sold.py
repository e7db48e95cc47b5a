"""SoldOutPayload."""

from __future__ import annotations

from .._runtime.models import Model


class SoldOutPayload(Model):
    """Sold out payload."""

    bread: str
