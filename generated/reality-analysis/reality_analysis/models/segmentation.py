"""Segmentation2DInputs, Segmentation2DOptions, Segmentation2DOutputs, Segmentation2DOutputsCreate
and 13 more.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenEnum
from .._runtime.models import Model
from .._runtime.rules import ExactlyOne, ListNeeds, Requires


class Segmentation2DOutputsCreate(OpenEnum):
    """Output kinds that a Segmentation2D job can be asked for."""

    SEGMENTATION_2D = "segmentation2D"
    SEGMENTED_PHOTOS = "segmentedPhotos"
    LINES_3D = "lines3D"
    LINES_3D_AS_3D_TILES = "lines3DAs3DTiles"
    LINES_3D_AS_GEOJSON = "lines3DAsGeoJSON"
    POLYGONS_3D = "polygons3D"
    POLYGONS_3D_AS_3D_TILES = "polygons3DAs3DTiles"
    POLYGONS_3D_AS_GEOJSON = "polygons3DAsGeoJSON"


class Segmentation3DOutputsCreate(OpenEnum):
    """Output kinds that a Segmentation3D job can be asked for."""

    SEGMENTATION_3D = "segmentation3D"
    SEGMENTED_POINT_CLOUD = "segmentedPointCloud"
    SEGMENTATION_3D_AS_POD = "segmentation3DAsPOD"
    SEGMENTATION_3D_AS_LAS = "segmentation3DAsLAS"
    SEGMENTATION_3D_AS_LAZ = "segmentation3DAsLAZ"
    SEGMENTATION_3D_AS_PLY = "segmentation3DAsPLY"
    OBJECTS_3D = "objects3D"
    OBJECTS_3D_AS_3D_TILES = "objects3DAs3DTiles"
    OBJECTS_3D_AS_GEOJSON = "objects3DAsGeoJSON"
    LOCATIONS_3D_AS_SHP = "locations3DAsSHP"
    LOCATIONS_3D_AS_GEOJSON = "locations3DAsGeoJSON"
    LINES_3D = "lines3D"
    LINES_3D_AS_3D_TILES = "lines3DAs3DTiles"
    LINES_3D_AS_GEOJSON = "lines3DAsGeoJSON"
    POLYGONS_3D = "polygons3D"
    POLYGONS_3D_AS_3D_TILES = "polygons3DAs3DTiles"
    POLYGONS_3D_AS_GEOJSON = "polygons3DAsGeoJSON"


class SegmentationOrthophotoOutputsCreate(OpenEnum):
    """Output kinds that a SegmentationOrthophoto job can be asked for."""

    SEGMENTATION_2D = "segmentation2D"
    SEGMENTED_PHOTOS = "segmentedPhotos"
    POLYGONS_2D = "polygons2D"
    POLYGONS_2D_AS_SHP = "polygons2DAsSHP"
    POLYGONS_2D_AS_GEOJSON = "polygons2DAsGeoJSON"
    LINES_2D = "lines2D"
    LINES_2D_AS_SHP = "lines2DAsSHP"
    LINES_2D_AS_GEOJSON = "lines2DAsGeoJSON"


class Segmentation2DInputs(Model):
    """Following are the different inputs for the job."""

    __closed__ = True
    __nullable__ = frozenset({"model_3d", "photo_segmentation_detector", "segmentation_2d"})
    __rules__ = (ExactlyOne("segmentation_2d", "photo_segmentation_detector"),)

    photos: str
    """Reality data id of the ContextScene pointing to the photos to process."""
    model_3d: Annotated[str | None, Field(alias="model3D")] = None
    """Reality data id of ContextScene pointing to a collection of point clouds/meshes to process,
    or a point cloud, or a mesh.
    """
    photo_segmentation_detector: Annotated[str | None, Field(alias="photoSegmentationDetector")] = (
        None
    )
    """Either reality data id of photo segmentation detector or photo segmentation detector
    identifier from the Detectors Library.
    """
    segmentation_2d: Annotated[str | None, Field(alias="segmentation2D")] = None
    """Reality data id of ContextScene pointing to segmented photos. This input replaces
    `photoSegmentationDetector` input.
    """


class Segmentation2DOptions(Model):
    """Options for Segmentation2D job."""

    __closed__ = True
    __nullable__ = frozenset({"compute_line_width", "min_photos", "remove_small_lines"})

    compute_line_width: Annotated[bool | None, Field(alias="computeLineWidth")] = None
    """Estimation 3D line width at each vertex."""
    min_photos: Annotated[int | None, Field(alias="minPhotos")] = None
    """Minimum number of 2D detection to generate a 3D detection."""
    remove_small_lines: Annotated[float | None, Field(alias="removeSmallLines")] = None
    """Remove 3D lines with total length smaller than this value."""


class Segmentation2DOutputs(Model):
    """Following are the different output types."""

    __closed__ = True
    __nullable__ = frozenset(
        {
            "lines_3d",
            "lines_3d_as_3d_tiles",
            "lines_3d_as_geojson",
            "polygons_3d",
            "polygons_3d_as_3d_tiles",
            "polygons_3d_as_geojson",
            "segmentation_2d",
            "segmented_photos",
        }
    )
    __rules__ = (
        Requires("lines_3d_as_3d_tiles", "lines_3d"),
        Requires("lines_3d_as_geojson", "lines_3d"),
        Requires("polygons_3d_as_3d_tiles", "polygons_3d"),
        Requires("polygons_3d_as_geojson", "polygons_3d"),
    )

    lines_3d: Annotated[str | None, Field(alias="lines3D")] = None
    """Reality data id of ContextScene, annotated with embedded 3D lines."""
    lines_3d_as_3d_tiles: Annotated[str | None, Field(alias="lines3DAs3DTiles")] = None
    """Reality data id of 3D lines as 3D Tiles file, `lines3d` output must be defined."""
    lines_3d_as_geojson: Annotated[str | None, Field(alias="lines3DAsGeoJSON")] = None
    """Reality data id of 3D lines as GeoJSON file, `lines3d` output must be defined."""
    polygons_3d: Annotated[str | None, Field(alias="polygons3D")] = None
    """Reality data id of ContextScene annotated with embedded 3D polygons."""
    polygons_3d_as_3d_tiles: Annotated[str | None, Field(alias="polygons3DAs3DTiles")] = None
    """Reality data id of 3D polygons as 3D Tiles file, `polygons3d` output must be defined."""
    polygons_3d_as_geojson: Annotated[str | None, Field(alias="polygons3DAsGeoJSON")] = None
    """Reality data id of 3D polygons as GeoJSON file, `polygons3d` output must be defined."""
    segmentation_2d: Annotated[str | None, Field(alias="segmentation2D")] = None
    """Reality data id of ContextScene pointing to segmented photos."""
    segmented_photos: Annotated[str | None, Field(alias="segmentedPhotos")] = None
    """Reality data id of segmented photos."""


class Segmentation2DSpecifications(Model):
    """Specifications for Segmentation2D job."""

    __closed__ = True

    inputs: Segmentation2DInputs
    outputs: Segmentation2DOutputs
    options: Segmentation2DOptions | None = None


class Segmentation2DSpecificationsCreate(Model):
    """Segment photos and, with oriented photos, find lines and polygons in 3D."""

    __closed__ = True
    __rules__ = (
        ListNeeds(
            "outputs",
            {
                "lines3DAs3DTiles": ("lines3D",),
                "lines3DAsGeoJSON": ("lines3D",),
                "polygons3DAs3DTiles": ("polygons3D",),
                "polygons3DAsGeoJSON": ("polygons3D",),
            },
        ),
    )

    inputs: Segmentation2DInputs
    outputs: list[Segmentation2DOutputsCreate]
    """Outputs wanted."""
    options: Segmentation2DOptions | None = None


class Segmentation3DInputs(Model):
    """Following are the different inputs for the job."""

    __closed__ = True
    __nullable__ = frozenset(
        {"extent", "model_3d", "point_cloud_segmentation_detector", "segmentation_3d"}
    )
    __rules__ = (ExactlyOne("segmentation_3d", ("point_cloud_segmentation_detector", "model_3d")),)

    extent: Annotated[str | None, Field(pattern="^bkt:.+")] = None
    """Path in the bucket of the clipping polygon to apply."""
    model_3d: Annotated[str | None, Field(alias="model3D")] = None
    """Reality data id of ContextScene pointing to a collection of point clouds/meshes to process,
    or a point cloud, or a mesh.
    """
    point_cloud_segmentation_detector: Annotated[
        str | None, Field(alias="pointCloudSegmentationDetector")
    ] = None
    """Either reality data id of point cloud segmentation detector or point cloud segmentation
    detector identifier from the Detectors Library.
    """
    segmentation_3d: Annotated[str | None, Field(alias="segmentation3D")] = None
    """Reality data id of ContextScene pointing to a segmented point cloud, this input replaces
    `pointCloudSegmentationDetector` and `model3D` inputs.
    """


class Segmentation3DOptions(Model):
    """Options for Segmentation3D job."""

    __closed__ = True
    __nullable__ = frozenset(
        {
            "compute_line_width",
            "crs",
            "keep_input_resolution",
            "remove_small_components",
            "save_confidence",
        }
    )

    compute_line_width: Annotated[bool | None, Field(alias="computeLineWidth")] = None
    """Estimation 3D line width at each vertex."""
    crs: str | None = None
    """CRS used by POD, LAS, LAZ, PLY and SHP outputs."""
    keep_input_resolution: Annotated[bool | None, Field(alias="keepInputResolution")] = None
    """To make segmentation 3D output exact same point input."""
    remove_small_components: Annotated[float | None, Field(alias="removeSmallComponents")] = None
    """Remove 3D lines with total length smaller than this value."""
    save_confidence: Annotated[bool | None, Field(alias="saveConfidence")] = None
    """Save confidence in 3D segmentation."""


class Segmentation3DOutputs(Model):
    """Following are the different output types for the job."""

    __closed__ = True
    __nullable__ = frozenset(
        {
            "lines_3d",
            "lines_3d_as_3d_tiles",
            "lines_3d_as_geojson",
            "locations_3d_as_geojson",
            "locations_3d_as_shp",
            "objects_3d",
            "objects_3d_as_3d_tiles",
            "objects_3d_as_geojson",
            "polygons_3d",
            "polygons_3d_as_3d_tiles",
            "polygons_3d_as_geojson",
            "segmentation_3d",
            "segmentation_3d_as_las",
            "segmentation_3d_as_laz",
            "segmentation_3d_as_ply",
            "segmentation_3d_as_pod",
            "segmented_point_cloud",
        }
    )
    __rules__ = (
        Requires("lines_3d_as_3d_tiles", "lines_3d"),
        Requires("lines_3d_as_geojson", "lines_3d"),
        Requires("locations_3d_as_geojson", "objects_3d"),
        Requires("locations_3d_as_shp", "objects_3d"),
        Requires("objects_3d_as_3d_tiles", "objects_3d"),
        Requires("objects_3d_as_geojson", "objects_3d"),
        Requires("polygons_3d_as_3d_tiles", "polygons_3d"),
        Requires("polygons_3d_as_geojson", "polygons_3d"),
        Requires("segmentation_3d_as_las", "segmentation_3d"),
        Requires("segmentation_3d_as_laz", "segmentation_3d"),
        Requires("segmentation_3d_as_ply", "segmentation_3d"),
        Requires("segmentation_3d_as_pod", "segmentation_3d"),
    )

    lines_3d: Annotated[str | None, Field(alias="lines3D")] = None
    """Reality data id of ContextScene annotated with embedded 3D lines."""
    lines_3d_as_3d_tiles: Annotated[str | None, Field(alias="lines3DAs3DTiles")] = None
    """Reality data id of 3D lines as 3D Tiles file, `lines3d` output must be defined."""
    lines_3d_as_geojson: Annotated[str | None, Field(alias="lines3DAsGeoJSON")] = None
    """Reality data id of 3D lines as GeoJSON file, `lines3d` output must be defined."""
    locations_3d_as_geojson: Annotated[str | None, Field(alias="locations3DAsGeoJSON")] = None
    """Reality data id of 3D objects locations as GeoJSON file, `objects3d` output must be
    defined.
    """
    locations_3d_as_shp: Annotated[str | None, Field(alias="locations3DAsSHP")] = None
    """Reality data id of 3D objects locations as SHP file, `objects3d` output must be defined."""
    objects_3d: Annotated[str | None, Field(alias="objects3D")] = None
    """Reality data id of ContextScene annotated with embedded 3D objects."""
    objects_3d_as_3d_tiles: Annotated[str | None, Field(alias="objects3DAs3DTiles")] = None
    """Reality data id of 3D objects as 3D Tiles file, `objects3d` output must be defined."""
    objects_3d_as_geojson: Annotated[str | None, Field(alias="objects3DAsGeoJSON")] = None
    """Reality data id of 3D objects as GeoJSON file, `objects3d` output must be defined."""
    polygons_3d: Annotated[str | None, Field(alias="polygons3D")] = None
    """Reality data id of ContextScene annotated with embedded 3D polygons."""
    polygons_3d_as_3d_tiles: Annotated[str | None, Field(alias="polygons3DAs3DTiles")] = None
    """Reality data id of 3D polygons as 3D Tiles file, `polygons3d` output must be defined."""
    polygons_3d_as_geojson: Annotated[str | None, Field(alias="polygons3DAsGeoJSON")] = None
    """Reality data id of 3D polygons as GeoJSON file, `polygons3d` output must be defined."""
    segmentation_3d: Annotated[str | None, Field(alias="segmentation3D")] = None
    """Reality data id of ContextScene pointing to the segmented point cloud."""
    segmentation_3d_as_las: Annotated[str | None, Field(alias="segmentation3DAsLAS")] = None
    """Reality data id of the segmented point cloud as LAS file, `segmentation3D` output must be
    defined.
    """
    segmentation_3d_as_laz: Annotated[str | None, Field(alias="segmentation3DAsLAZ")] = None
    """Reality data id of the segmented point cloud as LAZ file, `segmentation3D` output must be
    defined.
    """
    segmentation_3d_as_ply: Annotated[str | None, Field(alias="segmentation3DAsPLY")] = None
    """Reality data id of the segmented point cloud as PLY file, `segmentation3D` output must be
    defined.
    """
    segmentation_3d_as_pod: Annotated[str | None, Field(alias="segmentation3DAsPOD")] = None
    """Reality data id of the segmented point cloud as POD file, `segmentation3D` output must be
    defined.
    """
    segmented_point_cloud: Annotated[str | None, Field(alias="segmentedPointCloud")] = None
    """Reality data id of the 3D segmentation as OPC file."""


class Segmentation3DSpecifications(Model):
    """Specifications for Segmentation3D job."""

    __closed__ = True

    inputs: Segmentation3DInputs
    outputs: Segmentation3DOutputs
    options: Segmentation3DOptions | None = None


class Segmentation3DSpecificationsCreate(Model):
    """Segment point clouds or meshes, and find objects, lines and polygons in them."""

    __closed__ = True
    __rules__ = (
        ListNeeds(
            "outputs",
            {
                "lines3DAs3DTiles": ("lines3D",),
                "lines3DAsGeoJSON": ("lines3D",),
                "locations3DAsSHP": ("objects3D",),
                "objects3DAs3DTiles": ("objects3D",),
                "objects3DAsGeoJSON": ("objects3D",),
                "polygons3DAs3DTiles": ("polygons3D",),
                "polygons3DAsGeoJSON": ("polygons3D",),
                "segmentation3DAsLAS": ("segmentation3D",),
                "segmentation3DAsLAZ": ("segmentation3D",),
                "segmentation3DAsPLY": ("segmentation3D",),
                "segmentation3DAsPOD": ("segmentation3D",),
                "locations3DAsGeoJSON": ("objects3D",),
            },
        ),
    )

    inputs: Segmentation3DInputs
    outputs: list[Segmentation3DOutputsCreate]
    """Outputs wanted."""
    options: Segmentation3DOptions | None = None


class SegmentationOrthophotoInputs(Model):
    """Following are the different inputs for job."""

    __closed__ = True

    orthophoto: str
    """Reality data id of ContextScene pointing to orthophotos to process."""
    orthophoto_segmentation_detector: Annotated[str, Field(alias="orthophotoSegmentationDetector")]
    """Either reality data id of orthophoto segmentation detector or orthophoto segmentation
    detector identifier from the Detectors Library.
    """


class SegmentationOrthophotoOutputs(Model):
    """Following are the different output types."""

    __closed__ = True
    __nullable__ = frozenset(
        {
            "lines_2d",
            "lines_2d_as_geojson",
            "lines_2d_as_shp",
            "polygons_2d",
            "polygons_2d_as_geojson",
            "polygons_2d_as_shp",
            "segmentation_2d",
            "segmented_photos",
        }
    )
    __rules__ = (
        Requires("lines_2d_as_geojson", "lines_2d"),
        Requires("lines_2d_as_shp", "lines_2d"),
        Requires("polygons_2d_as_geojson", "polygons_2d"),
        Requires("polygons_2d_as_shp", "polygons_2d"),
    )

    lines_2d: Annotated[str | None, Field(alias="lines2D")] = None
    """Reality data id of ContextScene annotated with embedded 2D lines."""
    lines_2d_as_geojson: Annotated[str | None, Field(alias="lines2DAsGeoJSON")] = None
    """Reality data id of 2D lines as GeoJSON file, `lines2d` output must be defined."""
    lines_2d_as_shp: Annotated[str | None, Field(alias="lines2DAsSHP")] = None
    """Reality data id of 2D lines as SHP file, `lines2d` output must be defined."""
    polygons_2d: Annotated[str | None, Field(alias="polygons2D")] = None
    """Reality data id of ContextScene annotated with embedded 2D polygons."""
    polygons_2d_as_geojson: Annotated[str | None, Field(alias="polygons2DAsGeoJSON")] = None
    """Reality data id of 2D polygons as GeoJSON file, `polygons2d` output must be defined."""
    polygons_2d_as_shp: Annotated[str | None, Field(alias="polygons2DAsSHP")] = None
    """Reality data id of 2D polygons as SHP file, `polygons2d` output must be defined."""
    segmentation_2d: Annotated[str | None, Field(alias="segmentation2D")] = None
    """Reality data id of ContextScene, pointing to segmented orthophotos."""
    segmented_photos: Annotated[str | None, Field(alias="segmentedPhotos")] = None
    """Reality data id of segmented orthophotos."""


class SegmentationOrthophotoSpecifications(Model):
    """Specifications for SegmentationOrthophoto job."""

    __closed__ = True

    inputs: SegmentationOrthophotoInputs
    outputs: SegmentationOrthophotoOutputs


class SegmentationOrthophotoSpecificationsCreate(Model):
    """Segment orthophotos, and find lines and polygons in them."""

    __closed__ = True
    __rules__ = (
        ListNeeds(
            "outputs",
            {
                "lines2DAsSHP": ("lines2D",),
                "polygons2DAsSHP": ("polygons2D",),
                "lines2DAsGeoJSON": ("lines2D",),
                "polygons2DAsGeoJSON": ("polygons2D",),
            },
        ),
    )

    inputs: SegmentationOrthophotoInputs
    outputs: list[SegmentationOrthophotoOutputsCreate]
    """Outputs wanted."""
