"""ClearanceInputs, ClearanceOutputs, ClearanceOutputsCreate, ClearanceSpecifications,
ClearanceSpecificationsCreate.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenEnum
from .._runtime.models import Model


class ClearanceOutputsCreate(OpenEnum):
    """Output kinds that a Clearance job can be asked for."""

    OVF_POINTS = "ovfPoints"
    OVF_LINES = "ovfLines"
    OVF_AREAS = "ovfAreas"


class ClearanceInputs(Model):
    """Following are the different inputs for the job."""

    __closed__ = True

    clearance_footprint: Annotated[str, Field(alias="clearanceFootprint")]
    """Reality data id of building footprints."""
    model_3d: Annotated[str, Field(alias="model3D")]
    """Reality data id of a point cloud."""


class ClearanceOutputs(Model):
    """Following are the different output types."""

    __closed__ = True
    __nullable__ = frozenset({"ovf_areas", "ovf_lines", "ovf_points"})

    ovf_areas: Annotated[str | None, Field(alias="ovfAreas")] = None
    """Reality data id of OVF Clearance Areas."""
    ovf_lines: Annotated[str | None, Field(alias="ovfLines")] = None
    """Reality data id of OVF Clearance Lines."""
    ovf_points: Annotated[str | None, Field(alias="ovfPoints")] = None
    """Reality data id of OVF Clearance Points."""


class ClearanceSpecifications(Model):
    """Specifications for Clearance Calculation job."""

    __closed__ = True

    inputs: ClearanceInputs
    outputs: ClearanceOutputs


class ClearanceSpecificationsCreate(Model):
    """Measure clearances in a point cloud, around the footprints of buildings."""

    __closed__ = True

    inputs: ClearanceInputs
    outputs: list[ClearanceOutputsCreate]
    """Outputs wanted."""
