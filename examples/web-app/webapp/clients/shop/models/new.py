"""NewOrder."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class NewOrder(Model):
    """New order."""

    amount: Annotated[int, Field(ge=1)]
    product: str
