"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing import Literal

from typing_extensions import Required, TypedDict

from ... import models
from .change import ChangeDetectionSpecificationsCreateDict
from .clearance import ClearanceSpecificationsCreateDict
from .eval import (
    EvalO2DSpecificationsCreateDict,
    EvalO3DSpecificationsCreateDict,
    EvalS2DSpecificationsCreateDict,
    EvalS3DSpecificationsCreateDict,
    EvalSOrthoSpecificationsCreateDict,
)
from .objects import Objects2DSpecificationsCreateDict
from .segmentation import (
    Segmentation2DSpecificationsCreateDict,
    Segmentation3DSpecificationsCreateDict,
    SegmentationOrthophotoSpecificationsCreateDict,
)


class JobCreateDict(TypedDict, total=False):
    """``JobCreate`` as plain data."""

    iTwinId: Required[str]
    type: Required[
        models.JobTypes
        | Literal[
            "Objects2D",
            "Segmentation2D",
            "Segmentation3D",
            "SegmentationOrthophoto",
            "ChangeDetection",
            "EvalO2D",
            "EvalO3D",
            "EvalS2D",
            "EvalS3D",
            "EvalSOrtho",
            "ClearanceCalculation",
        ]
    ]
    specifications: Required[
        models.Objects2DSpecificationsCreate
        | Objects2DSpecificationsCreateDict
        | models.Segmentation2DSpecificationsCreate
        | Segmentation2DSpecificationsCreateDict
        | models.Segmentation3DSpecificationsCreate
        | Segmentation3DSpecificationsCreateDict
        | models.SegmentationOrthophotoSpecificationsCreate
        | SegmentationOrthophotoSpecificationsCreateDict
        | models.ChangeDetectionSpecificationsCreate
        | ChangeDetectionSpecificationsCreateDict
        | models.EvalO2DSpecificationsCreate
        | EvalO2DSpecificationsCreateDict
        | models.EvalO3DSpecificationsCreate
        | EvalO3DSpecificationsCreateDict
        | models.EvalS2DSpecificationsCreate
        | EvalS2DSpecificationsCreateDict
        | models.EvalS3DSpecificationsCreate
        | EvalS3DSpecificationsCreateDict
        | models.EvalSOrthoSpecificationsCreate
        | EvalSOrthoSpecificationsCreateDict
        | models.ClearanceSpecificationsCreate
        | ClearanceSpecificationsCreateDict
    ]
    name: str | None
