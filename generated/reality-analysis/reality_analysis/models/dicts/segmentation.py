"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import Required, TypedDict

from ... import models


class Segmentation2DInputsDict(TypedDict, total=False):
    """``Segmentation2DInputs`` as plain data."""

    photos: Required[str]
    model3D: str | None
    photoSegmentationDetector: str | None
    segmentation2D: str | None


class Segmentation2DOptionsDict(TypedDict, total=False):
    """``Segmentation2DOptions`` as plain data."""

    computeLineWidth: bool | None
    minPhotos: int | None
    removeSmallLines: float | None


class Segmentation2DSpecificationsCreateDict(TypedDict, total=False):
    """``Segmentation2DSpecificationsCreate`` as plain data."""

    inputs: Required[models.Segmentation2DInputs | Segmentation2DInputsDict]
    outputs: Required[
        Sequence[
            models.Segmentation2DOutputsCreate
            | Literal[
                "segmentation2D",
                "segmentedPhotos",
                "lines3D",
                "lines3DAs3DTiles",
                "lines3DAsGeoJSON",
                "polygons3D",
                "polygons3DAs3DTiles",
                "polygons3DAsGeoJSON",
            ]
        ]
    ]
    options: models.Segmentation2DOptions | Segmentation2DOptionsDict


class Segmentation3DInputsDict(TypedDict, total=False):
    """``Segmentation3DInputs`` as plain data."""

    extent: str | None
    model3D: str | None
    pointCloudSegmentationDetector: str | None
    segmentation3D: str | None


class Segmentation3DOptionsDict(TypedDict, total=False):
    """``Segmentation3DOptions`` as plain data."""

    computeLineWidth: bool | None
    crs: str | None
    keepInputResolution: bool | None
    removeSmallComponents: float | None
    saveConfidence: bool | None


class Segmentation3DSpecificationsCreateDict(TypedDict, total=False):
    """``Segmentation3DSpecificationsCreate`` as plain data."""

    inputs: Required[models.Segmentation3DInputs | Segmentation3DInputsDict]
    outputs: Required[Sequence[models.Segmentation3DOutputsCreate | str]]
    options: models.Segmentation3DOptions | Segmentation3DOptionsDict


class SegmentationOrthophotoInputsDict(TypedDict):
    """``SegmentationOrthophotoInputs`` as plain data."""

    orthophoto: str
    orthophotoSegmentationDetector: str


class SegmentationOrthophotoSpecificationsCreateDict(TypedDict):
    """``SegmentationOrthophotoSpecificationsCreate`` as plain data."""

    inputs: models.SegmentationOrthophotoInputs | SegmentationOrthophotoInputsDict
    outputs: Sequence[
        models.SegmentationOrthophotoOutputsCreate
        | Literal[
            "segmentation2D",
            "segmentedPhotos",
            "polygons2D",
            "polygons2DAsSHP",
            "polygons2DAsGeoJSON",
            "lines2D",
            "lines2DAsSHP",
            "lines2DAsGeoJSON",
        ]
    ]
