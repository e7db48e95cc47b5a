"""NewPet."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .new_pet_owner import NewPetOwner
from .pet_input import PetInput


class NewPet(Model):
    """New pet."""

    __nullable__ = frozenset({"tag"})

    name: Annotated[str, Field(min_length=1)]
    """What it listens to."""
    born_on: Annotated[date | None, Field(alias="bornOn")] = None
    owner: NewPetOwner | None = None
    parents: Annotated[list[PetInput] | None, Field(max_length=2)] = None
    tag: str | None = None
    vaccinated: bool = False
    weight: Annotated[float | None, Field(gt=0)] = None
    """In kg."""
