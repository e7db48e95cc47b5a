"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing_extensions import Required, TypedDict


class NewPetOwnerDict(TypedDict, total=False):
    """``NewPetOwner`` as plain data."""

    name: Required[str]
    email: str
