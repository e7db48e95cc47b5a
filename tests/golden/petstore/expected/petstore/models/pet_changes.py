"""PetChanges."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class PetChanges(Model):
    """Pet changes."""

    __closed__ = True
    __nullable__ = frozenset({"tag"})

    name: Annotated[str | None, Field(min_length=1)] = None
    tag: str | None = None
