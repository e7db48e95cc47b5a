"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import Required, TypedDict

from ... import models


class DetectorCapabilitiesDict(TypedDict):
    """``DetectorCapabilities`` as plain data."""

    exports: Sequence[models.DetectorExport | Literal["Objects", "Lines", "Polygons", "Locations"]]
    labels: Sequence[str]


class DetectorCreateDict(TypedDict, total=False):
    """``DetectorCreate`` as plain data."""

    name: Required[str]
    type: Required[
        models.DetectorType
        | Literal[
            "PhotoObjectDetector",
            "PhotoSegmentationDetector",
            "OrthophotoSegmentationDetector",
            "PointCloudSegmentationDetector",
        ]
    ]
    description: str | None
    displayName: str | None
    documentationUrl: str | None


class DetectorPatchDict(TypedDict, total=False):
    """``DetectorPatch`` as plain data."""

    description: str | None
    displayName: str | None
    documentationUrl: str | None


class DetectorVersionCreateDict(TypedDict):
    """``DetectorVersionCreate`` as plain data."""

    capabilities: models.DetectorCapabilities | DetectorCapabilitiesDict
    versionNumber: str
