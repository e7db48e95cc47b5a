"""Job, JobCreate, JobMessage, JobMessages and 6 more."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenEnum
from .._runtime.models import Model
from .._runtime.unions import BySibling, UnknownVariant
from .change import ChangeDetectionSpecifications, ChangeDetectionSpecificationsCreate
from .clearance import ClearanceSpecifications, ClearanceSpecificationsCreate
from .eval import (
    EvalO2DSpecifications,
    EvalO2DSpecificationsCreate,
    EvalO3DSpecifications,
    EvalO3DSpecificationsCreate,
    EvalS2DSpecifications,
    EvalS2DSpecificationsCreate,
    EvalS3DSpecifications,
    EvalS3DSpecificationsCreate,
    EvalSOrthoSpecifications,
    EvalSOrthoSpecificationsCreate,
)
from .execution import ExecutionInformation
from .objects import Objects2DSpecifications, Objects2DSpecificationsCreate
from .segmentation import (
    Segmentation2DSpecifications,
    Segmentation2DSpecificationsCreate,
    Segmentation3DSpecifications,
    Segmentation3DSpecificationsCreate,
    SegmentationOrthophotoSpecifications,
    SegmentationOrthophotoSpecificationsCreate,
)


class JobState(OpenEnum):
    """Job current state."""

    QUEUED = "Queued"
    ACTIVE = "Active"
    TERMINATING_ON_CANCEL = "TerminatingOnCancel"
    TERMINATING_ON_FAILURE = "TerminatingOnFailure"
    CANCELLED = "Cancelled"
    FAILED = "Failed"
    SUCCESS = "Success"


class JobTypes(OpenEnum):
    """Supported job types"""

    OBJECTS_2D = "Objects2D"
    SEGMENTATION_2D = "Segmentation2D"
    SEGMENTATION_3D = "Segmentation3D"
    SEGMENTATION_ORTHOPHOTO = "SegmentationOrthophoto"
    CHANGE_DETECTION = "ChangeDetection"
    EVAL_O2D = "EvalO2D"
    EVAL_O3D = "EvalO3D"
    EVAL_S2D = "EvalS2D"
    EVAL_S3D = "EvalS3D"
    EVAL_S_ORTHO = "EvalSOrtho"
    CLEARANCE_CALCULATION = "ClearanceCalculation"


class Job(Model):
    """Job information."""

    __closed__ = True
    __nullable__ = frozenset({"name"})

    execution_info: Annotated[ExecutionInformation, Field(alias="executionInfo")]
    itwin_id: Annotated[str, Field(alias="iTwinId")]
    """iTwin Id for the job."""
    id: str
    """Unique id of the job."""
    state: JobState
    type: JobTypes
    user_id: Annotated[str, Field(alias="userId")]
    """Identifier of the user that created the job."""
    specifications: Annotated[
        Objects2DSpecifications
        | Segmentation2DSpecifications
        | Segmentation3DSpecifications
        | SegmentationOrthophotoSpecifications
        | ChangeDetectionSpecifications
        | EvalO2DSpecifications
        | EvalO3DSpecifications
        | EvalS2DSpecifications
        | EvalS3DSpecifications
        | EvalSOrthoSpecifications
        | ClearanceSpecifications
        | UnknownVariant,
        BySibling(
            "type",
            {
                "Objects2D": Objects2DSpecifications,
                "Segmentation2D": Segmentation2DSpecifications,
                "Segmentation3D": Segmentation3DSpecifications,
                "SegmentationOrthophoto": SegmentationOrthophotoSpecifications,
                "ChangeDetection": ChangeDetectionSpecifications,
                "EvalO2D": EvalO2DSpecifications,
                "EvalO3D": EvalO3DSpecifications,
                "EvalS2D": EvalS2DSpecifications,
                "EvalS3D": EvalS3DSpecifications,
                "EvalSOrtho": EvalSOrthoSpecifications,
                "ClearanceCalculation": ClearanceSpecifications,
            },
        ),
    ]
    """List of inputs, outputs and options for the job, must be in sync with the type."""
    name: Annotated[
        str | None, Field(min_length=3, max_length=256, pattern='^([^"<>|:*?\\\\/\\x00-\\x1F])+$')
    ] = None
    """Name of the job."""


class JobCreate(Model):
    """Body of a job creation."""

    __closed__ = True
    __nullable__ = frozenset({"name"})

    itwin_id: Annotated[str, Field(alias="iTwinId")]
    """iTwin that owns the job."""
    type: JobTypes
    specifications: Annotated[
        Objects2DSpecificationsCreate
        | Segmentation2DSpecificationsCreate
        | Segmentation3DSpecificationsCreate
        | SegmentationOrthophotoSpecificationsCreate
        | ChangeDetectionSpecificationsCreate
        | EvalO2DSpecificationsCreate
        | EvalO3DSpecificationsCreate
        | EvalS2DSpecificationsCreate
        | EvalS3DSpecificationsCreate
        | EvalSOrthoSpecificationsCreate
        | ClearanceSpecificationsCreate
        | UnknownVariant,
        BySibling(
            "type",
            {
                "Objects2D": Objects2DSpecificationsCreate,
                "Segmentation2D": Segmentation2DSpecificationsCreate,
                "Segmentation3D": Segmentation3DSpecificationsCreate,
                "SegmentationOrthophoto": SegmentationOrthophotoSpecificationsCreate,
                "ChangeDetection": ChangeDetectionSpecificationsCreate,
                "EvalO2D": EvalO2DSpecificationsCreate,
                "EvalO3D": EvalO3DSpecificationsCreate,
                "EvalS2D": EvalS2DSpecificationsCreate,
                "EvalS3D": EvalS3DSpecificationsCreate,
                "EvalSOrtho": EvalSOrthoSpecificationsCreate,
                "ClearanceCalculation": ClearanceSpecificationsCreate,
            },
        ),
    ]
    """Inputs, outputs and options; must fit the job type."""
    name: Annotated[
        str | None, Field(min_length=3, max_length=256, pattern='^([^"<>|:*?\\\\/\\x00-\\x1F])+$')
    ] = None
    """Name of the job."""


class JobMessage(Model):
    """One job message."""

    __closed__ = True

    code: str
    """Message code."""
    message: str
    """Text with %1-like place holders."""
    params: list[str]
    """Values for the place holders."""
    title: str
    """Short title."""


class JobMessages(Model):
    """Errors and warnings of a job."""

    __closed__ = True

    errors: list[JobMessage]
    """Errors of the run."""
    warnings: list[JobMessage]
    """Warnings of the run."""


class JobMessagesResponse(Model):
    """Job Messages Response"""

    __closed__ = True

    messages: JobMessages


class JobProgress(Model):
    """Progress of a job."""

    __closed__ = True

    percentage: Annotated[float, Field(ge=0, le=100)]
    """Done so far."""
    state: JobState


class JobProgressResponse(Model):
    """Job progress response."""

    __closed__ = True

    progress: JobProgress


class JobResponse(Model):
    """Job Response"""

    __closed__ = True

    job: Job
