"""Pet."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .new_pet_owner import NewPetOwner


class Pet(Model):
    """A pet that is kept."""

    __nullable__ = frozenset({"tag"})

    name: Annotated[str, Field(min_length=1)]
    """What it listens to."""
    created_at: Annotated[datetime, Field(alias="createdAt")]
    """Set by the service."""
    id: int
    """Set by the service."""
    born_on: Annotated[date | None, Field(alias="bornOn")] = None
    owner: NewPetOwner | None = None
    parents: Annotated[list[Pet] | None, Field(max_length=2)] = None
    tag: str | None = None
    vaccinated: bool = False
    weight: Annotated[float | None, Field(gt=0)] = None
    """In kg."""
    notes: dict[str, str] | None = None
