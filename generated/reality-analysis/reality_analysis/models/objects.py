"""Objects2DInputs, Objects2DOptions, Objects2DOutputs, Objects2DOutputsCreate and 2 more."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenEnum
from .._runtime.models import Model
from .._runtime.rules import ExactlyOne, ListNeeds, Requires


class Objects2DOutputsCreate(OpenEnum):
    """Output kinds that a Objects2D job can be asked for."""

    OBJECTS_2D = "objects2D"
    OBJECTS_3D = "objects3D"
    OBJECTS_3D_AS_3D_TILES = "objects3DAs3DTiles"
    OBJECTS_3D_AS_GEOJSON = "objects3DAsGeoJSON"
    LOCATIONS_3D_AS_SHP = "locations3DAsSHP"
    LOCATIONS_3D_AS_GEOJSON = "locations3DAsGeoJSON"


class Objects2DInputs(Model):
    """Following are the different inputs for the job."""

    __closed__ = True
    __nullable__ = frozenset({"model_3d", "objects_2d", "photo_object_detector"})
    __rules__ = (ExactlyOne("objects_2d", "photo_object_detector"),)

    photos: str
    """Reality data id of ContextScene pointing to the photos to process."""
    model_3d: Annotated[str | None, Field(alias="model3D")] = None
    """Reality data id of ContextScene pointing to a collection of point clouds/meshes to process,
    or a point cloud, or a mesh.
    """
    objects_2d: Annotated[str | None, Field(alias="objects2D")] = None
    """Reality data id of ContextScene annotated with embedded 2D objects. This input replaces the
    `photoObjectDetector` input.
    """
    photo_object_detector: Annotated[str | None, Field(alias="photoObjectDetector")] = None
    """Reality data id of photo object detector or photo object detector identifier from the
    Detector Library.
    """


class Objects2DOptions(Model):
    """Options for Objects2D job."""

    __closed__ = True
    __nullable__ = frozenset({"crs", "max_dist", "min_photos", "use_tie_points"})

    crs: str | None = None
    """CRS used by `locations3DAsSHP` outputs."""
    max_dist: Annotated[float | None, Field(alias="maxDist")] = None
    """Maximum distance between photos and 3D objects."""
    min_photos: Annotated[int | None, Field(alias="minPhotos")] = None
    """Minimum number of 2D objects to generate a 3D object."""
    use_tie_points: Annotated[bool | None, Field(alias="useTiePoints")] = None
    """Improve detection using tie points in oriented photos."""


class Objects2DOutputs(Model):
    """Following are the different output types for the job."""

    __closed__ = True
    __nullable__ = frozenset(
        {
            "locations_3d_as_geojson",
            "locations_3d_as_shp",
            "objects_2d",
            "objects_3d",
            "objects_3d_as_3d_tiles",
            "objects_3d_as_geojson",
        }
    )
    __rules__ = (
        Requires("locations_3d_as_geojson", "objects_3d"),
        Requires("locations_3d_as_shp", "objects_3d"),
        Requires("objects_3d_as_3d_tiles", "objects_3d"),
        Requires("objects_3d_as_geojson", "objects_3d"),
    )

    locations_3d_as_geojson: Annotated[str | None, Field(alias="locations3DAsGeoJSON")] = None
    """Reality data id of 3D objects locations as GeoJSON file, `objects3d` output must be
    defined.
    """
    locations_3d_as_shp: Annotated[str | None, Field(alias="locations3DAsSHP")] = None
    """Reality data id of 3D objects locations as SHP file, `objects3d` output must be defined."""
    objects_2d: Annotated[str | None, Field(alias="objects2D")] = None
    """Reality data id of ContextScene, annotated with embedded 2D objects."""
    objects_3d: Annotated[str | None, Field(alias="objects3D")] = None
    """Reality data id of ContextScene, annotated with embedded 3D objects."""
    objects_3d_as_3d_tiles: Annotated[str | None, Field(alias="objects3DAs3DTiles")] = None
    """Reality data id of 3D objects as 3D Tiles file, `objects3d` output must be defined."""
    objects_3d_as_geojson: Annotated[str | None, Field(alias="objects3DAsGeoJSON")] = None
    """Reality data id of 3D objects as GeoJSON file, `objects3d` output must be defined."""


class Objects2DSpecifications(Model):
    """Specifications for Objects2D job."""

    __closed__ = True

    inputs: Objects2DInputs
    outputs: Objects2DOutputs
    options: Objects2DOptions | None = None


class Objects2DSpecificationsCreate(Model):
    """Find objects in photos and, with oriented photos, place them in 3D."""

    __closed__ = True
    __rules__ = (
        ListNeeds(
            "outputs",
            {
                "locations3DAsSHP": ("objects3D",),
                "objects3DAs3DTiles": ("objects3D",),
                "objects3DAsGeoJSON": ("objects3D",),
                "locations3DAsGeoJSON": ("objects3D",),
            },
        ),
    )

    inputs: Objects2DInputs
    outputs: list[Objects2DOutputsCreate]
    """Outputs wanted."""
    options: Objects2DOptions | None = None
