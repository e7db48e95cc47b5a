"""Product."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Product(Model):
    """Product."""

    id: str
    name: str
    price: Annotated[float, Field(ge=0)]
    """In euros."""
