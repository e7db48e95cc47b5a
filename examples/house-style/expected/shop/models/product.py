"""Product."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from acme.models import AcmeModel
from pydantic import Field

from .._runtime.models import Model
from .._runtime.scalars import AsNumber


class Product(AcmeModel, Model):
    """Product."""

    id: UUID
    name: str
    price: Annotated[Decimal, AsNumber(), Field(ge=0)]
    """In euros."""
