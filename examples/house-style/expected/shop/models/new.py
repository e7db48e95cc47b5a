"""NewOrder."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from acme.models import AcmeModel
from pydantic import Field

from .._runtime.models import Model


class NewOrder(AcmeModel, Model):
    """New order."""

    amount: Annotated[int, Field(ge=1)]
    product: UUID
