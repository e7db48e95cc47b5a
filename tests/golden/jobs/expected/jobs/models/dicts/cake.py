"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing_extensions import Required, TypedDict

from ... import models


class CakeDict(TypedDict, total=False):
    """``Cake`` as plain data."""

    inputs: Required[models.CakeInputs | CakeInputsDict]
    options: models.CakeOptions | CakeOptionsDict


class CakeInputsDict(TypedDict):
    """``CakeInputs`` as plain data."""

    flour: float


class CakeOptionsDict(TypedDict, total=False):
    """``CakeOptions`` as plain data."""

    maxHeat: float
    minHeat: float
