"""EvalO2DInputs, EvalO2DOptions, EvalO2DOutputs, EvalO2DOutputsCreate and 23 more."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenEnum
from .._runtime.models import Model


class EvalO2DOutputsCreate(OpenEnum):
    """Output kinds that a EvalO2D job can be asked for."""

    REPORT = "report"
    OBJECTS_2D = "objects2D"


class EvalO3DOutputsCreate(OpenEnum):
    """Output kinds that a EvalO3D job can be asked for."""

    REPORT = "report"
    OBJECTS_3D = "objects3D"


class EvalS2DOutputsCreate(OpenEnum):
    """Output kinds that a EvalS2D job can be asked for."""

    REPORT = "report"
    SEGMENTED_PHOTOS = "segmentedPhotos"
    SEGMENTATION_2D = "segmentation2D"


class EvalS3DOutputsCreate(OpenEnum):
    """Output kinds that a EvalS3D job can be asked for."""

    REPORT = "report"
    SEGMENTED_POINT_CLOUD = "segmentedPointCloud"
    SEGMENTATION_3D = "segmentation3D"


class EvalSOrthoOutputsCreate(OpenEnum):
    """Output kinds that a EvalSOrtho job can be asked for."""

    REPORT = "report"
    SEGMENTED_PHOTOS = "segmentedPhotos"
    SEGMENTATION_2D = "segmentation2D"


class EvalO2DInputs(Model):
    """Following are the different inputs for the job."""

    __closed__ = True

    prediction: str
    """Reality data id of ContextScene annotated with embedded 2D object predictions."""
    reference: str
    """Reality data id of ContextScene annotated with embedded 2D object references."""


class EvalO2DOptions(Model):
    """Options for Eval Objects 2D job."""

    __closed__ = True
    __nullable__ = frozenset({"threshold_iou"})

    threshold_iou: Annotated[float | None, Field(alias="thresholdIOU")] = None
    """Intersection over union threshold."""


class EvalO2DOutputs(Model):
    """Following are the different output types for the job."""

    __closed__ = True
    __nullable__ = frozenset({"objects_2d", "report"})

    objects_2d: Annotated[str | None, Field(alias="objects2d")] = None
    """Reality data id of ContextScene annotated with classified embedded 2D objects."""
    report: Annotated[str | None, Field(pattern="^bkt:.+")] = None
    """Path in Bucket of json report with binary classification."""


class EvalO2DSpecifications(Model):
    """Specifications for Eval Objects 2D job."""

    __closed__ = True

    inputs: EvalO2DInputs
    outputs: EvalO2DOutputs
    options: EvalO2DOptions | None = None


class EvalO2DSpecificationsCreate(Model):
    """Compare 2D objects that were found with a ground truth."""

    __closed__ = True

    inputs: EvalO2DInputs
    outputs: list[EvalO2DOutputsCreate]
    """Outputs wanted."""
    options: EvalO2DOptions | None = None


class EvalO3DInputs(Model):
    """Following are the different inputs for the job."""

    __closed__ = True

    prediction: str
    """Reality data id of ContextScene annotated with embedded 3D object predictions."""
    reference: str
    """Reality data id of ContextScene annotated with embedded 3D object references."""


class EvalO3DOptions(Model):
    """Options for Eval Objects 3D job."""

    __closed__ = True
    __nullable__ = frozenset({"threshold_iou"})

    threshold_iou: Annotated[float | None, Field(alias="thresholdIOU")] = None
    """Intersection over union threshold."""


class EvalO3DOutputs(Model):
    """Following are the different output types for the job."""

    __closed__ = True
    __nullable__ = frozenset({"objects_3d", "report"})

    objects_3d: Annotated[str | None, Field(alias="objects3d")] = None
    """Reality data id of ContextScene annotated with classified embedded 3D objects."""
    report: Annotated[str | None, Field(pattern="^bkt:.+")] = None
    """Path in Bucket of json report with binary classification."""


class EvalO3DSpecifications(Model):
    """Specifications for Eval Objects 3D job."""

    __closed__ = True

    inputs: EvalO3DInputs
    outputs: EvalO3DOutputs
    options: EvalO3DOptions | None = None


class EvalO3DSpecificationsCreate(Model):
    """Compare 3D objects that were found with a ground truth."""

    __closed__ = True

    inputs: EvalO3DInputs
    outputs: list[EvalO3DOutputsCreate]
    """Outputs wanted."""
    options: EvalO3DOptions | None = None


class EvalS2DInputs(Model):
    """Following are the different inputs for the job."""

    __closed__ = True

    prediction: str
    """Reality data id of ContextScene pointing to segmented photos prediction."""
    reference: str
    """Reality data id of ContextScene, pointing to segmented photos reference."""


class EvalS2DOutputs(Model):
    """Following are the different output types for the job."""

    __closed__ = True
    __nullable__ = frozenset({"report", "segmentation_2d", "segmented_photos"})

    report: Annotated[str | None, Field(pattern="^bkt:.+")] = None
    """Path in Bucket of json report with confusion matrix."""
    segmentation_2d: Annotated[str | None, Field(alias="segmentation2D")] = None
    """Reality data id of ContextScene, pointing to segmented photos."""
    segmented_photos: Annotated[str | None, Field(alias="segmentedPhotos")] = None
    """Reality data id of segmented photos, annotated with confusion matrix index."""


class EvalS2DSpecifications(Model):
    """Specifications for Eval Segmentation 2D job."""

    __closed__ = True

    inputs: EvalS2DInputs
    outputs: EvalS2DOutputs


class EvalS2DSpecificationsCreate(Model):
    """Compare a segmentation of photos with a ground truth."""

    __closed__ = True

    inputs: EvalS2DInputs
    outputs: list[EvalS2DOutputsCreate]
    """Outputs wanted."""


class EvalS3DInputs(Model):
    """Following are the different inputs for the job."""

    __closed__ = True

    prediction: str
    """Reality data id of ContextScene pointing to segmented point cloud prediction."""
    reference: str
    """Reality data id of ContextScene, pointing to segmented point cloud reference."""


class EvalS3DOutputs(Model):
    """Following are the different output types for the job."""

    __closed__ = True
    __nullable__ = frozenset({"report", "segmentation_3d", "segmented_point_cloud"})

    report: Annotated[str | None, Field(pattern="^bkt:.+")] = None
    """Path in Bucket of json report with confusion matrix."""
    segmentation_3d: Annotated[str | None, Field(alias="segmentation3D")] = None
    """Reality data id of ContextScene pointing to segmented point cloud."""
    segmented_point_cloud: Annotated[str | None, Field(alias="segmentedPointCloud")] = None
    """Reality data id of segmented point cloud annotated with confusion matrix index."""


class EvalS3DSpecifications(Model):
    """Specifications for Eval Segmentation 3D job."""

    __closed__ = True

    inputs: EvalS3DInputs
    outputs: EvalS3DOutputs


class EvalS3DSpecificationsCreate(Model):
    """Compare a segmentation of point clouds with a ground truth."""

    __closed__ = True

    inputs: EvalS3DInputs
    outputs: list[EvalS3DOutputsCreate]
    """Outputs wanted."""


class EvalSOrthoInputs(Model):
    """Following are the different inputs for the job."""

    __closed__ = True

    prediction: str
    """Reality data id of ContextScene pointing to segmented photos prediction."""
    reference: str
    """Reality data id of ContextScene pointing to segmented photos reference."""


class EvalSOrthoOutputs(Model):
    """Following are the different output types."""

    __closed__ = True
    __nullable__ = frozenset({"report", "segmentation_2d", "segmented_photos"})

    report: Annotated[str | None, Field(pattern="^bkt:.+")] = None
    """Path in Bucket of json report with confusion matrix."""
    segmentation_2d: Annotated[str | None, Field(alias="segmentation2D")] = None
    """Reality data id of ContextScene pointing to segmented photos."""
    segmented_photos: Annotated[str | None, Field(alias="segmentedPhotos")] = None
    """Reality data id of segmented photos annotated with confusion matrix index."""


class EvalSOrthoSpecifications(Model):
    """Specifications for Eval Segmentation Orthophoto job."""

    __closed__ = True

    inputs: EvalSOrthoInputs
    outputs: EvalSOrthoOutputs


class EvalSOrthoSpecificationsCreate(Model):
    """Compare a segmentation of orthophotos with a ground truth."""

    __closed__ = True

    inputs: EvalSOrthoInputs
    outputs: list[EvalSOrthoOutputsCreate]
    """Outputs wanted."""
