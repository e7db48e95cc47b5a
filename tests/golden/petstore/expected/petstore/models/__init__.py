"""Every model of the API.

A module is loaded when one of its names is first used, so importing the package stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .dicts.new_pet import NewPetDict
    from .dicts.new_pet_owner import NewPetOwnerDict
    from .dicts.pet_changes import PetChangesDict
    from .dicts.pet_input import PetInputDict
    from .new_pet import NewPet
    from .new_pet_owner import NewPetOwner
    from .pet import Pet
    from .pet_changes import PetChanges
    from .pet_input import PetInput
    from .problem import Problem

_HOMES: dict[str, str] = {
    "NewPet": "new_pet",
    "NewPetDict": "dicts.new_pet",
    "NewPetOwner": "new_pet_owner",
    "NewPetOwnerDict": "dicts.new_pet_owner",
    "Pet": "pet",
    "PetChanges": "pet_changes",
    "PetChangesDict": "dicts.pet_changes",
    "PetInput": "pet_input",
    "PetInputDict": "dicts.pet_input",
    "Problem": "problem",
}


if not TYPE_CHECKING:  # type checkers would take any name for a good one

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{home}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})


__all__ = [
    "NewPet",
    "NewPetDict",
    "NewPetOwner",
    "NewPetOwnerDict",
    "Pet",
    "PetChanges",
    "PetChangesDict",
    "PetInput",
    "PetInputDict",
    "Problem",
]
