"""Every model of the API.

A module is loaded when one of its names is first used, so importing the package stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .._runtime.unions import UnknownVariant
    from .bucket import Bucket
    from .bucket import BucketResponse
    from .change import ChangeDetectionInputs
    from .change import ChangeDetectionOptions
    from .change import ChangeDetectionOutputs
    from .change import ChangeDetectionOutputsCreate
    from .change import ChangeDetectionSpecifications
    from .change import ChangeDetectionSpecificationsCreate
    from .clearance import ClearanceInputs
    from .clearance import ClearanceOutputs
    from .clearance import ClearanceOutputsCreate
    from .clearance import ClearanceSpecifications
    from .clearance import ClearanceSpecificationsCreate
    from .container import ContainerLinks
    from .detector import Detector
    from .detector import DetectorCapabilities
    from .detector import DetectorCreate
    from .detector import DetectorExport
    from .detector import DetectorMinimal
    from .detector import DetectorPatch
    from .detector import DetectorResponse
    from .detector import DetectorType
    from .detector import DetectorVersion
    from .detector import DetectorVersionCreate
    from .detector import DetectorVersionCreationLinks
    from .detector import DetectorVersionResponse
    from .detector import DetectorVersionStatus
    from .detectors import DetectorsMinimalResponse
    from .dicts.change import ChangeDetectionInputsDict
    from .dicts.change import ChangeDetectionOptionsDict
    from .dicts.change import ChangeDetectionSpecificationsCreateDict
    from .dicts.clearance import ClearanceInputsDict
    from .dicts.clearance import ClearanceSpecificationsCreateDict
    from .dicts.detector import DetectorCapabilitiesDict
    from .dicts.detector import DetectorCreateDict
    from .dicts.detector import DetectorPatchDict
    from .dicts.detector import DetectorVersionCreateDict
    from .dicts.eval import EvalO2DInputsDict
    from .dicts.eval import EvalO2DOptionsDict
    from .dicts.eval import EvalO2DSpecificationsCreateDict
    from .dicts.eval import EvalO3DInputsDict
    from .dicts.eval import EvalO3DOptionsDict
    from .dicts.eval import EvalO3DSpecificationsCreateDict
    from .dicts.eval import EvalS2DInputsDict
    from .dicts.eval import EvalS2DSpecificationsCreateDict
    from .dicts.eval import EvalS3DInputsDict
    from .dicts.eval import EvalS3DSpecificationsCreateDict
    from .dicts.eval import EvalSOrthoInputsDict
    from .dicts.eval import EvalSOrthoSpecificationsCreateDict
    from .dicts.job import JobCreateDict
    from .dicts.objects import Objects2DInputsDict
    from .dicts.objects import Objects2DOptionsDict
    from .dicts.objects import Objects2DSpecificationsCreateDict
    from .dicts.segmentation import Segmentation2DInputsDict
    from .dicts.segmentation import Segmentation2DOptionsDict
    from .dicts.segmentation import Segmentation2DSpecificationsCreateDict
    from .dicts.segmentation import Segmentation3DInputsDict
    from .dicts.segmentation import Segmentation3DOptionsDict
    from .dicts.segmentation import Segmentation3DSpecificationsCreateDict
    from .dicts.segmentation import SegmentationOrthophotoInputsDict
    from .dicts.segmentation import SegmentationOrthophotoSpecificationsCreateDict
    from .error import Error
    from .error import ErrorResponse
    from .eval import EvalO2DInputs
    from .eval import EvalO2DOptions
    from .eval import EvalO2DOutputs
    from .eval import EvalO2DOutputsCreate
    from .eval import EvalO2DSpecifications
    from .eval import EvalO2DSpecificationsCreate
    from .eval import EvalO3DInputs
    from .eval import EvalO3DOptions
    from .eval import EvalO3DOutputs
    from .eval import EvalO3DOutputsCreate
    from .eval import EvalO3DSpecifications
    from .eval import EvalO3DSpecificationsCreate
    from .eval import EvalS2DInputs
    from .eval import EvalS2DOutputs
    from .eval import EvalS2DOutputsCreate
    from .eval import EvalS2DSpecifications
    from .eval import EvalS2DSpecificationsCreate
    from .eval import EvalS3DInputs
    from .eval import EvalS3DOutputs
    from .eval import EvalS3DOutputsCreate
    from .eval import EvalS3DSpecifications
    from .eval import EvalS3DSpecificationsCreate
    from .eval import EvalSOrthoInputs
    from .eval import EvalSOrthoOutputs
    from .eval import EvalSOrthoOutputsCreate
    from .eval import EvalSOrthoSpecifications
    from .eval import EvalSOrthoSpecificationsCreate
    from .execution import ExecutionInformation
    from .file import File
    from .file import FileType
    from .files import FilesResponse
    from .job import Job
    from .job import JobCreate
    from .job import JobMessage
    from .job import JobMessages
    from .job import JobMessagesResponse
    from .job import JobProgress
    from .job import JobProgressResponse
    from .job import JobResponse
    from .job import JobState
    from .job import JobTypes
    from .jobs import JobsResponse
    from .link import Link
    from .objects import Objects2DInputs
    from .objects import Objects2DOptions
    from .objects import Objects2DOutputs
    from .objects import Objects2DOutputsCreate
    from .objects import Objects2DSpecifications
    from .objects import Objects2DSpecificationsCreate
    from .page import PageLinks
    from .segmentation import Segmentation2DInputs
    from .segmentation import Segmentation2DOptions
    from .segmentation import Segmentation2DOutputs
    from .segmentation import Segmentation2DOutputsCreate
    from .segmentation import Segmentation2DSpecifications
    from .segmentation import Segmentation2DSpecificationsCreate
    from .segmentation import Segmentation3DInputs
    from .segmentation import Segmentation3DOptions
    from .segmentation import Segmentation3DOutputs
    from .segmentation import Segmentation3DOutputsCreate
    from .segmentation import Segmentation3DSpecifications
    from .segmentation import Segmentation3DSpecificationsCreate
    from .segmentation import SegmentationOrthophotoInputs
    from .segmentation import SegmentationOrthophotoOutputs
    from .segmentation import SegmentationOrthophotoOutputsCreate
    from .segmentation import SegmentationOrthophotoSpecifications
    from .segmentation import SegmentationOrthophotoSpecificationsCreate

_HOMES: dict[str, str] = {
    "Bucket": "bucket",
    "BucketResponse": "bucket",
    "ChangeDetectionInputs": "change",
    "ChangeDetectionInputsDict": "dicts.change",
    "ChangeDetectionOptions": "change",
    "ChangeDetectionOptionsDict": "dicts.change",
    "ChangeDetectionOutputs": "change",
    "ChangeDetectionOutputsCreate": "change",
    "ChangeDetectionSpecifications": "change",
    "ChangeDetectionSpecificationsCreate": "change",
    "ChangeDetectionSpecificationsCreateDict": "dicts.change",
    "ClearanceInputs": "clearance",
    "ClearanceInputsDict": "dicts.clearance",
    "ClearanceOutputs": "clearance",
    "ClearanceOutputsCreate": "clearance",
    "ClearanceSpecifications": "clearance",
    "ClearanceSpecificationsCreate": "clearance",
    "ClearanceSpecificationsCreateDict": "dicts.clearance",
    "ContainerLinks": "container",
    "Detector": "detector",
    "DetectorCapabilities": "detector",
    "DetectorCapabilitiesDict": "dicts.detector",
    "DetectorCreate": "detector",
    "DetectorCreateDict": "dicts.detector",
    "DetectorExport": "detector",
    "DetectorMinimal": "detector",
    "DetectorPatch": "detector",
    "DetectorPatchDict": "dicts.detector",
    "DetectorResponse": "detector",
    "DetectorType": "detector",
    "DetectorVersion": "detector",
    "DetectorVersionCreate": "detector",
    "DetectorVersionCreateDict": "dicts.detector",
    "DetectorVersionCreationLinks": "detector",
    "DetectorVersionResponse": "detector",
    "DetectorVersionStatus": "detector",
    "DetectorsMinimalResponse": "detectors",
    "Error": "error",
    "ErrorResponse": "error",
    "EvalO2DInputs": "eval",
    "EvalO2DInputsDict": "dicts.eval",
    "EvalO2DOptions": "eval",
    "EvalO2DOptionsDict": "dicts.eval",
    "EvalO2DOutputs": "eval",
    "EvalO2DOutputsCreate": "eval",
    "EvalO2DSpecifications": "eval",
    "EvalO2DSpecificationsCreate": "eval",
    "EvalO2DSpecificationsCreateDict": "dicts.eval",
    "EvalO3DInputs": "eval",
    "EvalO3DInputsDict": "dicts.eval",
    "EvalO3DOptions": "eval",
    "EvalO3DOptionsDict": "dicts.eval",
    "EvalO3DOutputs": "eval",
    "EvalO3DOutputsCreate": "eval",
    "EvalO3DSpecifications": "eval",
    "EvalO3DSpecificationsCreate": "eval",
    "EvalO3DSpecificationsCreateDict": "dicts.eval",
    "EvalS2DInputs": "eval",
    "EvalS2DInputsDict": "dicts.eval",
    "EvalS2DOutputs": "eval",
    "EvalS2DOutputsCreate": "eval",
    "EvalS2DSpecifications": "eval",
    "EvalS2DSpecificationsCreate": "eval",
    "EvalS2DSpecificationsCreateDict": "dicts.eval",
    "EvalS3DInputs": "eval",
    "EvalS3DInputsDict": "dicts.eval",
    "EvalS3DOutputs": "eval",
    "EvalS3DOutputsCreate": "eval",
    "EvalS3DSpecifications": "eval",
    "EvalS3DSpecificationsCreate": "eval",
    "EvalS3DSpecificationsCreateDict": "dicts.eval",
    "EvalSOrthoInputs": "eval",
    "EvalSOrthoInputsDict": "dicts.eval",
    "EvalSOrthoOutputs": "eval",
    "EvalSOrthoOutputsCreate": "eval",
    "EvalSOrthoSpecifications": "eval",
    "EvalSOrthoSpecificationsCreate": "eval",
    "EvalSOrthoSpecificationsCreateDict": "dicts.eval",
    "ExecutionInformation": "execution",
    "File": "file",
    "FileType": "file",
    "FilesResponse": "files",
    "Job": "job",
    "JobCreate": "job",
    "JobCreateDict": "dicts.job",
    "JobMessage": "job",
    "JobMessages": "job",
    "JobMessagesResponse": "job",
    "JobProgress": "job",
    "JobProgressResponse": "job",
    "JobResponse": "job",
    "JobState": "job",
    "JobTypes": "job",
    "JobsResponse": "jobs",
    "Link": "link",
    "Objects2DInputs": "objects",
    "Objects2DInputsDict": "dicts.objects",
    "Objects2DOptions": "objects",
    "Objects2DOptionsDict": "dicts.objects",
    "Objects2DOutputs": "objects",
    "Objects2DOutputsCreate": "objects",
    "Objects2DSpecifications": "objects",
    "Objects2DSpecificationsCreate": "objects",
    "Objects2DSpecificationsCreateDict": "dicts.objects",
    "PageLinks": "page",
    "Segmentation2DInputs": "segmentation",
    "Segmentation2DInputsDict": "dicts.segmentation",
    "Segmentation2DOptions": "segmentation",
    "Segmentation2DOptionsDict": "dicts.segmentation",
    "Segmentation2DOutputs": "segmentation",
    "Segmentation2DOutputsCreate": "segmentation",
    "Segmentation2DSpecifications": "segmentation",
    "Segmentation2DSpecificationsCreate": "segmentation",
    "Segmentation2DSpecificationsCreateDict": "dicts.segmentation",
    "Segmentation3DInputs": "segmentation",
    "Segmentation3DInputsDict": "dicts.segmentation",
    "Segmentation3DOptions": "segmentation",
    "Segmentation3DOptionsDict": "dicts.segmentation",
    "Segmentation3DOutputs": "segmentation",
    "Segmentation3DOutputsCreate": "segmentation",
    "Segmentation3DSpecifications": "segmentation",
    "Segmentation3DSpecificationsCreate": "segmentation",
    "Segmentation3DSpecificationsCreateDict": "dicts.segmentation",
    "SegmentationOrthophotoInputs": "segmentation",
    "SegmentationOrthophotoInputsDict": "dicts.segmentation",
    "SegmentationOrthophotoOutputs": "segmentation",
    "SegmentationOrthophotoOutputsCreate": "segmentation",
    "SegmentationOrthophotoSpecifications": "segmentation",
    "SegmentationOrthophotoSpecificationsCreate": "segmentation",
    "SegmentationOrthophotoSpecificationsCreateDict": "dicts.segmentation",
    "UnknownVariant": "._runtime.unions",
}


if not TYPE_CHECKING:  # type checkers would take any name for a good one

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{home}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})


__all__ = [
    "Bucket",
    "BucketResponse",
    "ChangeDetectionInputs",
    "ChangeDetectionInputsDict",
    "ChangeDetectionOptions",
    "ChangeDetectionOptionsDict",
    "ChangeDetectionOutputs",
    "ChangeDetectionOutputsCreate",
    "ChangeDetectionSpecifications",
    "ChangeDetectionSpecificationsCreate",
    "ChangeDetectionSpecificationsCreateDict",
    "ClearanceInputs",
    "ClearanceInputsDict",
    "ClearanceOutputs",
    "ClearanceOutputsCreate",
    "ClearanceSpecifications",
    "ClearanceSpecificationsCreate",
    "ClearanceSpecificationsCreateDict",
    "ContainerLinks",
    "Detector",
    "DetectorCapabilities",
    "DetectorCapabilitiesDict",
    "DetectorCreate",
    "DetectorCreateDict",
    "DetectorExport",
    "DetectorMinimal",
    "DetectorPatch",
    "DetectorPatchDict",
    "DetectorResponse",
    "DetectorType",
    "DetectorVersion",
    "DetectorVersionCreate",
    "DetectorVersionCreateDict",
    "DetectorVersionCreationLinks",
    "DetectorVersionResponse",
    "DetectorVersionStatus",
    "DetectorsMinimalResponse",
    "Error",
    "ErrorResponse",
    "EvalO2DInputs",
    "EvalO2DInputsDict",
    "EvalO2DOptions",
    "EvalO2DOptionsDict",
    "EvalO2DOutputs",
    "EvalO2DOutputsCreate",
    "EvalO2DSpecifications",
    "EvalO2DSpecificationsCreate",
    "EvalO2DSpecificationsCreateDict",
    "EvalO3DInputs",
    "EvalO3DInputsDict",
    "EvalO3DOptions",
    "EvalO3DOptionsDict",
    "EvalO3DOutputs",
    "EvalO3DOutputsCreate",
    "EvalO3DSpecifications",
    "EvalO3DSpecificationsCreate",
    "EvalO3DSpecificationsCreateDict",
    "EvalS2DInputs",
    "EvalS2DInputsDict",
    "EvalS2DOutputs",
    "EvalS2DOutputsCreate",
    "EvalS2DSpecifications",
    "EvalS2DSpecificationsCreate",
    "EvalS2DSpecificationsCreateDict",
    "EvalS3DInputs",
    "EvalS3DInputsDict",
    "EvalS3DOutputs",
    "EvalS3DOutputsCreate",
    "EvalS3DSpecifications",
    "EvalS3DSpecificationsCreate",
    "EvalS3DSpecificationsCreateDict",
    "EvalSOrthoInputs",
    "EvalSOrthoInputsDict",
    "EvalSOrthoOutputs",
    "EvalSOrthoOutputsCreate",
    "EvalSOrthoSpecifications",
    "EvalSOrthoSpecificationsCreate",
    "EvalSOrthoSpecificationsCreateDict",
    "ExecutionInformation",
    "File",
    "FileType",
    "FilesResponse",
    "Job",
    "JobCreate",
    "JobCreateDict",
    "JobMessage",
    "JobMessages",
    "JobMessagesResponse",
    "JobProgress",
    "JobProgressResponse",
    "JobResponse",
    "JobState",
    "JobTypes",
    "JobsResponse",
    "Link",
    "Objects2DInputs",
    "Objects2DInputsDict",
    "Objects2DOptions",
    "Objects2DOptionsDict",
    "Objects2DOutputs",
    "Objects2DOutputsCreate",
    "Objects2DSpecifications",
    "Objects2DSpecificationsCreate",
    "Objects2DSpecificationsCreateDict",
    "PageLinks",
    "Segmentation2DInputs",
    "Segmentation2DInputsDict",
    "Segmentation2DOptions",
    "Segmentation2DOptionsDict",
    "Segmentation2DOutputs",
    "Segmentation2DOutputsCreate",
    "Segmentation2DSpecifications",
    "Segmentation2DSpecificationsCreate",
    "Segmentation2DSpecificationsCreateDict",
    "Segmentation3DInputs",
    "Segmentation3DInputsDict",
    "Segmentation3DOptions",
    "Segmentation3DOptionsDict",
    "Segmentation3DOutputs",
    "Segmentation3DOutputsCreate",
    "Segmentation3DSpecifications",
    "Segmentation3DSpecificationsCreate",
    "Segmentation3DSpecificationsCreateDict",
    "SegmentationOrthophotoInputs",
    "SegmentationOrthophotoInputsDict",
    "SegmentationOrthophotoOutputs",
    "SegmentationOrthophotoOutputsCreate",
    "SegmentationOrthophotoSpecifications",
    "SegmentationOrthophotoSpecificationsCreate",
    "SegmentationOrthophotoSpecificationsCreateDict",
    "UnknownVariant",
]
