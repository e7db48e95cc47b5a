"""Builder of `JobCreate` with the type Segmentation3D."""

from __future__ import annotations

from typing import Literal, TypeAlias

from typing_extensions import Self

from .._runtime.builders import Builder
from ..errors import BuildError
from ..models import JobCreate

Segmentation3DOutput: TypeAlias = Literal[
    "segmentation3D",
    "segmentedPointCloud",
    "segmentation3DAsPOD",
    "segmentation3DAsLAS",
    "segmentation3DAsLAZ",
    "segmentation3DAsPLY",
    "objects3D",
    "objects3DAs3DTiles",
    "objects3DAsGeoJSON",
    "locations3DAsSHP",
    "locations3DAsGeoJSON",
    "lines3D",
    "lines3DAs3DTiles",
    "lines3DAsGeoJSON",
    "polygons3D",
    "polygons3DAs3DTiles",
    "polygons3DAsGeoJSON",
]


class Segmentation3DBuilder(Builder[JobCreate]):
    """Segment point clouds or meshes, and find objects, lines and polygons in them.

    >>> body = (
    ...     Segmentation3DBuilder(segmentation_3d="...")
    ...     .outputs("segmentation3D")
    ...     .build(itwin_id="...")
    ... )

    Checked by ``build()``, all at once:

    * ``lines3DAs3DTiles`` and ``lines3DAsGeoJSON`` need ``lines3D``;
    * ``locations3DAsSHP``, ``objects3DAs3DTiles``, ``objects3DAsGeoJSON`` and
      ``locations3DAsGeoJSON`` need ``objects3D``;
    * ``polygons3DAs3DTiles`` and ``polygons3DAsGeoJSON`` need ``polygons3D``;
    * ``segmentation3DAsLAS``, ``segmentation3DAsLAZ``, ``segmentation3DAsPLY`` and
      ``segmentation3DAsPOD`` need ``segmentation3D``;
    * exactly one of ``segmentation_3d`` and ``point_cloud_segmentation_detector`` with
      ``model_3d``.
    """

    _tag = "Segmentation3D"
    _tag_field = "type"
    _inside = "specifications"
    _error = BuildError

    def __init__(
        self,
        *,
        extent: str | None = None,
        model_3d: str | None = None,
        point_cloud_segmentation_detector: str | None = None,
        segmentation_3d: str | None = None,
    ) -> None:
        """Start with what it cannot do without.

        Args:
            extent: Path in the bucket of the clipping polygon to apply.
            model_3d: Reality data id of ContextScene pointing to a collection of point
                clouds/meshes to process, or a point cloud, or a mesh.
            point_cloud_segmentation_detector: Either reality data id of point cloud segmentation
                detector or point cloud segmentation detector identifier from the Detectors
                Library.
            segmentation_3d: Reality data id of ContextScene pointing to a segmented point cloud,
                this input replaces `pointCloudSegmentationDetector` and `model3D` inputs.
        """
        super().__init__(
            inputs={
                "extent": extent,
                "model_3d": model_3d,
                "point_cloud_segmentation_detector": point_cloud_segmentation_detector,
                "segmentation_3d": segmentation_3d,
            }
        )

    def outputs(self, *names: Segmentation3DOutput) -> Self:
        """Outputs wanted.

        Adds to what was asked for before.
        """
        return self._with("outputs", names)

    def options(
        self,
        *,
        compute_line_width: bool | None = None,
        crs: str | None = None,
        keep_input_resolution: bool | None = None,
        remove_small_components: float | None = None,
        save_confidence: bool | None = None,
    ) -> Self:
        """Set options; those set before stay.

        Args:
            compute_line_width: Estimation 3D line width at each vertex.
            crs: CRS used by POD, LAS, LAZ, PLY and SHP outputs.
            keep_input_resolution: To make segmentation 3D output exact same point input.
            remove_small_components: Remove 3D lines with total length smaller than this value.
            save_confidence: Save confidence in 3D segmentation.
        """
        return self._with(
            "options",
            {
                "compute_line_width": compute_line_width,
                "crs": crs,
                "keep_input_resolution": keep_input_resolution,
                "remove_small_components": remove_small_components,
                "save_confidence": save_confidence,
            },
        )

    def build(self, *, itwin_id: str, name: str | None = None) -> JobCreate:
        """The finished JobCreate.

        Args:
            itwin_id: iTwin that owns the job.
            name: Name of the job.

        Raises:
            BuildError: Lists every rule that is broken.
        """
        return self._build(JobCreate, itwin_id=itwin_id, name=name)
