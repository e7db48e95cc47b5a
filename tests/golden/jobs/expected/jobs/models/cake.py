"""Cake, CakeInputs, CakeOptions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .._runtime.rules import AtMost


class CakeInputs(Model):
    """Cake inputs."""

    __closed__ = True

    flour: float
    """In g."""


class CakeOptions(Model):
    """Cake options."""

    __closed__ = True
    __rules__ = (AtMost("min_heat", "max_heat"),)

    max_heat: Annotated[float | None, Field(alias="maxHeat")] = None
    """In °C."""
    min_heat: Annotated[float | None, Field(alias="minHeat")] = None
    """In °C."""


class Cake(Model):
    """Cake."""

    __closed__ = True

    inputs: CakeInputs
    options: CakeOptions | None = None
