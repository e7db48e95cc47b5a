"""Detector, DetectorCapabilities, DetectorCreate, DetectorExport and 9 more."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenEnum
from .._runtime.models import Model
from .link import Link


class DetectorExport(OpenEnum):
    """What a detector can export."""

    OBJECTS = "Objects"
    LINES = "Lines"
    POLYGONS = "Polygons"
    LOCATIONS = "Locations"


class DetectorType(OpenEnum):
    """Detector category."""

    PHOTO_OBJECT_DETECTOR = "PhotoObjectDetector"
    PHOTO_SEGMENTATION_DETECTOR = "PhotoSegmentationDetector"
    ORTHOPHOTO_SEGMENTATION_DETECTOR = "OrthophotoSegmentationDetector"
    POINT_CLOUD_SEGMENTATION_DETECTOR = "PointCloudSegmentationDetector"


class DetectorVersionStatus(OpenEnum):
    """State of a detector version."""

    AWAITING_DATA = "AwaitingData"
    READY = "Ready"


class DetectorCapabilities(Model):
    """What a version can do."""

    __closed__ = True

    exports: list[DetectorExport]
    """Exports it can make."""
    labels: list[str]
    """Labels it finds."""


class DetectorVersion(Model):
    """A detector version."""

    __closed__ = True
    __nullable__ = frozenset({"creator_id", "download_url"})

    capabilities: DetectorCapabilities
    creation_date: Annotated[datetime, Field(alias="creationDate")]
    """When made."""
    status: DetectorVersionStatus
    version_number: Annotated[str, Field(alias="versionNumber")]
    """Version, as major.minor."""
    creator_id: Annotated[str | None, Field(alias="creatorId")] = None
    """User that made it."""
    download_url: Annotated[str | None, Field(alias="downloadUrl")] = None
    """Signed URL; only when Ready."""


class Detector(Model):
    """A detector."""

    __closed__ = True
    __nullable__ = frozenset({"description", "display_name", "documentation_url"})

    name: str
    """Detector name."""
    type: DetectorType
    versions: list[DetectorVersion]
    """Its versions."""
    description: str | None = None
    """Description."""
    display_name: Annotated[str | None, Field(alias="displayName")] = None
    """Display name."""
    documentation_url: Annotated[str | None, Field(alias="documentationUrl")] = None
    """Documentation URL."""


class DetectorCreate(Model):
    """Body for a new detector."""

    __closed__ = True
    __nullable__ = frozenset({"description", "display_name", "documentation_url"})

    name: str
    """Detector name."""
    type: DetectorType
    description: str | None = None
    """Description."""
    display_name: Annotated[str | None, Field(alias="displayName")] = None
    """Display name."""
    documentation_url: Annotated[str | None, Field(alias="documentationUrl")] = None
    """Documentation URL."""


class DetectorMinimal(Model):
    """A detector without its versions."""

    __closed__ = True
    __nullable__ = frozenset({"description", "display_name", "documentation_url", "latest_version"})

    name: str
    """Detector name."""
    type: DetectorType
    description: str | None = None
    """Description."""
    display_name: Annotated[str | None, Field(alias="displayName")] = None
    """Display name."""
    documentation_url: Annotated[str | None, Field(alias="documentationUrl")] = None
    """Documentation URL."""
    latest_version: Annotated[str | None, Field(alias="latestVersion")] = None
    """Newest Ready version."""


class DetectorPatch(Model):
    """Fields to change."""

    __closed__ = True
    __nullable__ = frozenset({"description", "display_name", "documentation_url"})

    description: str | None = None
    """New description."""
    display_name: Annotated[str | None, Field(alias="displayName")] = None
    """New display name."""
    documentation_url: Annotated[str | None, Field(alias="documentationUrl")] = None
    """New documentation URL."""


class DetectorResponse(Model):
    """Detector response."""

    __closed__ = True

    detector: Detector


class DetectorVersionCreate(Model):
    """Body for a new version."""

    __closed__ = True

    capabilities: DetectorCapabilities
    version_number: Annotated[str, Field(alias="versionNumber")]
    """Version, as major.minor."""


class DetectorVersionCreationLinks(Model):
    """Where to upload, and what to call after."""

    __closed__ = True

    complete_url: Annotated[Link, Field(alias="completeUrl")]
    upload_url: Annotated[Link, Field(alias="uploadUrl")]


class DetectorVersionResponse(Model):
    """Detector version response."""

    __closed__ = True

    links: Annotated[DetectorVersionCreationLinks, Field(alias="_links")]
    version: DetectorVersion
