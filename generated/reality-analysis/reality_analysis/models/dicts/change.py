"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import Required, TypedDict

from ... import models


class ChangeDetectionInputsDict(TypedDict):
    """``ChangeDetectionInputs`` as plain data."""

    model3dA: str
    model3dB: str


class ChangeDetectionOptionsDict(TypedDict, total=False):
    """``ChangeDetectionOptions`` as plain data."""

    filterThreshold: float | None
    meshSamplingResolution: float | None
    minPointsPerChange: int | None
    outputCrs: str | None
    threshold: float | None


class ChangeDetectionSpecificationsCreateDict(TypedDict, total=False):
    """``ChangeDetectionSpecificationsCreate`` as plain data."""

    inputs: Required[models.ChangeDetectionInputs | ChangeDetectionInputsDict]
    outputs: Required[
        Sequence[
            models.ChangeDetectionOutputsCreate
            | Literal[
                "objects3D",
                "locations3DAsSHP",
                "locations3DAsGeoJSON",
                "changesInModelA",
                "changesInModelB",
            ]
        ]
    ]
    options: models.ChangeDetectionOptions | ChangeDetectionOptionsDict
