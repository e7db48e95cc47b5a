"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import Required, TypedDict

from ... import models


class Objects2DInputsDict(TypedDict, total=False):
    """``Objects2DInputs`` as plain data."""

    photos: Required[str]
    model3D: str | None
    objects2D: str | None
    photoObjectDetector: str | None


class Objects2DOptionsDict(TypedDict, total=False):
    """``Objects2DOptions`` as plain data."""

    crs: str | None
    maxDist: float | None
    minPhotos: int | None
    useTiePoints: bool | None


class Objects2DSpecificationsCreateDict(TypedDict, total=False):
    """``Objects2DSpecificationsCreate`` as plain data."""

    inputs: Required[models.Objects2DInputs | Objects2DInputsDict]
    outputs: Required[
        Sequence[
            models.Objects2DOutputsCreate
            | Literal[
                "objects2D",
                "objects3D",
                "objects3DAs3DTiles",
                "objects3DAsGeoJSON",
                "locations3DAsSHP",
                "locations3DAsGeoJSON",
            ]
        ]
    ]
    options: models.Objects2DOptions | Objects2DOptionsDict
