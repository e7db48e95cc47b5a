"""NewPetOwner."""

from __future__ import annotations

from .._runtime.models import Model


class NewPetOwner(Model):
    """New pet owner."""

    name: str
    email: str | None = None
