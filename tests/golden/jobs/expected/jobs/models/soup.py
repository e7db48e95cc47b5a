"""Soup, SoupInputs, SoupOutputsItem."""

from __future__ import annotations

from .._runtime.enums import OpenEnum
from .._runtime.models import Model
from .._runtime.rules import ExactlyOne, ListNeeds


class SoupOutputsItem(OpenEnum):
    """Soup outputs item."""

    BOWL = "bowl"
    SPOON = "spoon"
    RECIPE = "recipe"


class SoupInputs(Model):
    """Soup inputs."""

    __closed__ = True
    __rules__ = (ExactlyOne("salt", "broth", null_counts=True),)

    water: float
    """In litres."""
    broth: str | None = None
    """Instead of salt."""
    salt: float | None = None
    """In g; instead of broth."""


class Soup(Model):
    """Soup."""

    __closed__ = True
    __rules__ = (ListNeeds("outputs", {"spoon": ("bowl",)}),)

    inputs: SoupInputs
    outputs: list[SoupOutputsItem] | None = None
