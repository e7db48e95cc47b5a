"""ChangeDetectionInputs, ChangeDetectionOptions, ChangeDetectionOutputs,
ChangeDetectionOutputsCreate and 2 more.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenEnum
from .._runtime.models import Model
from .._runtime.rules import AtMost


class ChangeDetectionOutputsCreate(OpenEnum):
    """Output kinds that a ChangeDetection job can be asked for."""

    OBJECTS_3D = "objects3D"
    LOCATIONS_3D_AS_SHP = "locations3DAsSHP"
    LOCATIONS_3D_AS_GEOJSON = "locations3DAsGeoJSON"
    CHANGES_IN_MODEL_A = "changesInModelA"
    CHANGES_IN_MODEL_B = "changesInModelB"


class ChangeDetectionInputs(Model):
    """Following are the different inputs for the job."""

    __closed__ = True

    model_3d_a: Annotated[str, Field(alias="model3dA")]
    """Reality data id of ContextScene, point cloud or mesh."""
    model_3d_b: Annotated[str, Field(alias="model3dB")]
    """Reality data id of ContextScene, point cloud or mesh."""


class ChangeDetectionOptions(Model):
    """Options for ChangeDetection job."""

    __closed__ = True
    __nullable__ = frozenset(
        {
            "filter_threshold",
            "mesh_sampling_resolution",
            "min_points_per_change",
            "output_crs",
            "threshold",
        }
    )
    __rules__ = (AtMost("filter_threshold", "threshold"),)

    filter_threshold: Annotated[float | None, Field(alias="filterThreshold")] = None
    """Low threshold to detect spatial changes (hysteresis detection)."""
    mesh_sampling_resolution: Annotated[float | None, Field(alias="meshSamplingResolution")] = None
    """Target point cloud resolution when starting from meshes."""
    min_points_per_change: Annotated[int | None, Field(alias="minPointsPerChange")] = None
    """Minimum number of points in a region to be considered as a change."""
    output_crs: Annotated[str | None, Field(alias="outputCrs")] = None
    """CRS used by `locations3DAsSHP` output."""
    threshold: float | None = None
    """High threshold to detect spatial changes (hysteresis detection)."""


class ChangeDetectionOutputs(Model):
    """Following are the different output types for the job."""

    __closed__ = True
    __nullable__ = frozenset(
        {
            "changes_in_model_a",
            "changes_in_model_b",
            "locations_3d_as_geojson",
            "locations_3d_as_shp",
            "objects_3d",
        }
    )

    changes_in_model_a: Annotated[str | None, Field(alias="changesInModelA")] = None
    """Points in A not in B as OPC."""
    changes_in_model_b: Annotated[str | None, Field(alias="changesInModelB")] = None
    """Points in B not in A as OPC."""
    locations_3d_as_geojson: Annotated[str | None, Field(alias="locations3DAsGeoJSON")] = None
    """Reality data id of 3D objects locations as GeoJSON file."""
    locations_3d_as_shp: Annotated[str | None, Field(alias="locations3DAsSHP")] = None
    """Reality data id of 3D objects locations as SHP format."""
    objects_3d: Annotated[str | None, Field(alias="objects3D")] = None
    """Reality data id of ContextScene annotated with embedded 3D objects."""


class ChangeDetectionSpecifications(Model):
    """Specifications for ChangeDetection job."""

    __closed__ = True

    inputs: ChangeDetectionInputs
    outputs: ChangeDetectionOutputs
    options: ChangeDetectionOptions | None = None


class ChangeDetectionSpecificationsCreate(Model):
    """Find what has changed between two point clouds or meshes."""

    __closed__ = True

    inputs: ChangeDetectionInputs
    outputs: list[ChangeDetectionOutputsCreate]
    """Outputs wanted."""
    options: ChangeDetectionOptions | None = None
