"""Order."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._custom_models import OrderExtras
from .._runtime.models import Model


class Order(OrderExtras, Model):
    """Order."""

    id: str
    product: str
    total: Annotated[float, Field(ge=0)]
    """In euros."""
    note: str | None = None
