"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import Required, TypedDict

from ... import models


class EvalO2DInputsDict(TypedDict):
    """``EvalO2DInputs`` as plain data."""

    prediction: str
    reference: str


class EvalO2DOptionsDict(TypedDict, total=False):
    """``EvalO2DOptions`` as plain data."""

    thresholdIOU: float | None


class EvalO2DSpecificationsCreateDict(TypedDict, total=False):
    """``EvalO2DSpecificationsCreate`` as plain data."""

    inputs: Required[models.EvalO2DInputs | EvalO2DInputsDict]
    outputs: Required[Sequence[models.EvalO2DOutputsCreate | Literal["report", "objects2D"]]]
    options: models.EvalO2DOptions | EvalO2DOptionsDict


class EvalO3DInputsDict(TypedDict):
    """``EvalO3DInputs`` as plain data."""

    prediction: str
    reference: str


class EvalO3DOptionsDict(TypedDict, total=False):
    """``EvalO3DOptions`` as plain data."""

    thresholdIOU: float | None


class EvalO3DSpecificationsCreateDict(TypedDict, total=False):
    """``EvalO3DSpecificationsCreate`` as plain data."""

    inputs: Required[models.EvalO3DInputs | EvalO3DInputsDict]
    outputs: Required[Sequence[models.EvalO3DOutputsCreate | Literal["report", "objects3D"]]]
    options: models.EvalO3DOptions | EvalO3DOptionsDict


class EvalS2DInputsDict(TypedDict):
    """``EvalS2DInputs`` as plain data."""

    prediction: str
    reference: str


class EvalS2DSpecificationsCreateDict(TypedDict):
    """``EvalS2DSpecificationsCreate`` as plain data."""

    inputs: models.EvalS2DInputs | EvalS2DInputsDict
    outputs: Sequence[
        models.EvalS2DOutputsCreate | Literal["report", "segmentedPhotos", "segmentation2D"]
    ]


class EvalS3DInputsDict(TypedDict):
    """``EvalS3DInputs`` as plain data."""

    prediction: str
    reference: str


class EvalS3DSpecificationsCreateDict(TypedDict):
    """``EvalS3DSpecificationsCreate`` as plain data."""

    inputs: models.EvalS3DInputs | EvalS3DInputsDict
    outputs: Sequence[
        models.EvalS3DOutputsCreate | Literal["report", "segmentedPointCloud", "segmentation3D"]
    ]


class EvalSOrthoInputsDict(TypedDict):
    """``EvalSOrthoInputs`` as plain data."""

    prediction: str
    reference: str


class EvalSOrthoSpecificationsCreateDict(TypedDict):
    """``EvalSOrthoSpecificationsCreate`` as plain data."""

    inputs: models.EvalSOrthoInputs | EvalSOrthoInputsDict
    outputs: Sequence[
        models.EvalSOrthoOutputsCreate | Literal["report", "segmentedPhotos", "segmentation2D"]
    ]
