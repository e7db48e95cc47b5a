"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import Required, TypedDict

from ... import models


class SoupDict(TypedDict, total=False):
    """``Soup`` as plain data."""

    inputs: Required[models.SoupInputs | SoupInputsDict]
    outputs: Sequence[models.SoupOutputsItem | Literal["bowl", "spoon", "recipe"]]


class SoupInputsDict(TypedDict, total=False):
    """``SoupInputs`` as plain data."""

    water: Required[float]
    broth: str
    salt: float
