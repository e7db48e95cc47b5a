"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import TypedDict

from ... import models


class ClearanceInputsDict(TypedDict):
    """``ClearanceInputs`` as plain data."""

    clearanceFootprint: str
    model3D: str


class ClearanceSpecificationsCreateDict(TypedDict):
    """``ClearanceSpecificationsCreate`` as plain data."""

    inputs: models.ClearanceInputs | ClearanceInputsDict
    outputs: Sequence[models.ClearanceOutputsCreate | Literal["ovfPoints", "ovfLines", "ovfAreas"]]
