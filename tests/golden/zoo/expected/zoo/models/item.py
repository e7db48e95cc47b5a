"""ItemInput, ItemOutput."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from .._runtime.keywords import Fits
from .._runtime.models import Model
from .._runtime.unions import ByTag, UnknownVariant
from .cat import Cat
from .dog import Dog


class ItemInput(Model):
    """Item"""

    __nullable__ = frozenset({"parent", "pet", "when"})

    name: Annotated[str, Field(min_length=1, max_length=40)]
    """What it is called"""
    day: date | None = None
    id: str | None = None
    parent: ItemInput | None = None
    pet: Annotated[Cat | Dog | UnknownVariant, ByTag("kind", {"cat": Cat, "dog": Dog})] | None = (
        None
    )
    tags: Annotated[list[str], Fits({"uniqueItems": True})] = Field(default_factory=list)
    """Items must be unique."""
    when: datetime | None = None


class ItemOutput(Model):
    """Item"""

    __nullable__ = frozenset({"parent", "pet", "when"})

    name: Annotated[str, Field(min_length=1, max_length=40)]
    """What it is called"""
    day: date | None = None
    id: str | None = None
    parent: ItemOutput | None = None
    pet: Annotated[Cat | Dog | UnknownVariant, ByTag("kind", {"cat": Cat, "dog": Dog})] | None = (
        None
    )
    tags: Annotated[list[str], Fits({"uniqueItems": True})] = Field(default_factory=list)
    """Items must be unique."""
    when: datetime | None = None
