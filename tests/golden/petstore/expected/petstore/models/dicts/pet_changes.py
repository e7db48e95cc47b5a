"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing_extensions import TypedDict


class PetChangesDict(TypedDict, total=False):
    """``PetChanges`` as plain data."""

    name: str
    tag: str | None
