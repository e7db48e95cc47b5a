"""Page."""

from __future__ import annotations

from .._runtime.models import Model
from .item import ItemOutput


class Page(Model):
    """Page"""

    items: list[ItemOutput]
    page: int
    size: int
    total: int
