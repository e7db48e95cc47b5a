"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from typing_extensions import Required, TypedDict

from ... import models
from .new_pet_owner import NewPetOwnerDict


class PetInputDict(TypedDict, total=False):
    """``PetInput`` as plain data."""

    name: Required[str]
    bornOn: date | str
    owner: models.NewPetOwner | NewPetOwnerDict
    parents: Sequence[models.PetInput | PetInputDict]
    tag: str | None
    vaccinated: bool
    weight: float
    notes: Mapping[str, str]
