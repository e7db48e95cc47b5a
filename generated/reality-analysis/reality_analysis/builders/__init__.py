"""Builders of request bodies, one per kind; each checks every rule before anything is sent."""

from __future__ import annotations

from .change_detection import ChangeDetectionBuilder as ChangeDetectionBuilder
from .clearance_calculation import ClearanceCalculationBuilder as ClearanceCalculationBuilder
from .eval_o2d import EvalO2DBuilder as EvalO2DBuilder
from .eval_o3d import EvalO3DBuilder as EvalO3DBuilder
from .eval_s2d import EvalS2DBuilder as EvalS2DBuilder
from .eval_s3d import EvalS3DBuilder as EvalS3DBuilder
from .eval_s_ortho import EvalSOrthoBuilder as EvalSOrthoBuilder
from .objects_2d import Objects2DBuilder as Objects2DBuilder
from .segmentation_2d import Segmentation2DBuilder as Segmentation2DBuilder
from .segmentation_3d import Segmentation3DBuilder as Segmentation3DBuilder
from .segmentation_orthophoto import SegmentationOrthophotoBuilder as SegmentationOrthophotoBuilder

__all__ = [
    "ChangeDetectionBuilder",
    "ClearanceCalculationBuilder",
    "EvalO2DBuilder",
    "EvalO3DBuilder",
    "EvalS2DBuilder",
    "EvalS3DBuilder",
    "EvalSOrthoBuilder",
    "Objects2DBuilder",
    "Segmentation2DBuilder",
    "Segmentation3DBuilder",
    "SegmentationOrthophotoBuilder",
]
