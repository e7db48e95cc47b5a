"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from typing_extensions import Required, TypedDict

from ... import models
from .new_pet_owner import NewPetOwnerDict
from .pet_input import PetInputDict


class NewPetDict(TypedDict, total=False):
    """``NewPet`` as plain data."""

    name: Required[str]
    bornOn: date | str
    owner: models.NewPetOwner | NewPetOwnerDict
    parents: Sequence[models.PetInput | PetInputDict]
    tag: str | None
    vaccinated: bool
    weight: float
