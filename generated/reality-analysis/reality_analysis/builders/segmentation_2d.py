"""Builder of `JobCreate` with the type Segmentation2D."""

from __future__ import annotations

from typing import Literal, TypeAlias

from typing_extensions import Self

from .._runtime.builders import Builder
from ..errors import BuildError
from ..models import JobCreate

Segmentation2DOutput: TypeAlias = Literal[
    "segmentation2D",
    "segmentedPhotos",
    "lines3D",
    "lines3DAs3DTiles",
    "lines3DAsGeoJSON",
    "polygons3D",
    "polygons3DAs3DTiles",
    "polygons3DAsGeoJSON",
]


class Segmentation2DBuilder(Builder[JobCreate]):
    """Segment photos and, with oriented photos, find lines and polygons in 3D.

    >>> body = (
    ...     Segmentation2DBuilder(photos="...", segmentation_2d="...")
    ...     .outputs("segmentation2D")
    ...     .build(itwin_id="...")
    ... )

    Checked by ``build()``, all at once:

    * ``lines3DAs3DTiles`` and ``lines3DAsGeoJSON`` need ``lines3D``;
    * ``polygons3DAs3DTiles`` and ``polygons3DAsGeoJSON`` need ``polygons3D``;
    * exactly one of ``segmentation_2d`` and ``photo_segmentation_detector``.
    """

    _tag = "Segmentation2D"
    _tag_field = "type"
    _inside = "specifications"
    _error = BuildError

    def __init__(
        self,
        *,
        photos: str,
        model_3d: str | None = None,
        photo_segmentation_detector: str | None = None,
        segmentation_2d: str | None = None,
    ) -> None:
        """Start with what it cannot do without.

        Args:
            photos: Reality data id of the ContextScene pointing to the photos to process.
            model_3d: Reality data id of ContextScene pointing to a collection of point
                clouds/meshes to process, or a point cloud, or a mesh.
            photo_segmentation_detector: Either reality data id of photo segmentation detector or
                photo segmentation detector identifier from the Detectors Library.
            segmentation_2d: Reality data id of ContextScene pointing to segmented photos. This
                input replaces `photoSegmentationDetector` input.
        """
        super().__init__(
            inputs={
                "photos": photos,
                "model_3d": model_3d,
                "photo_segmentation_detector": photo_segmentation_detector,
                "segmentation_2d": segmentation_2d,
            }
        )

    def outputs(self, *names: Segmentation2DOutput) -> Self:
        """Outputs wanted.

        Adds to what was asked for before.
        """
        return self._with("outputs", names)

    def options(
        self,
        *,
        compute_line_width: bool | None = None,
        min_photos: int | None = None,
        remove_small_lines: float | None = None,
    ) -> Self:
        """Set options; those set before stay.

        Args:
            compute_line_width: Estimation 3D line width at each vertex.
            min_photos: Minimum number of 2D detection to generate a 3D detection.
            remove_small_lines: Remove 3D lines with total length smaller than this value.
        """
        return self._with(
            "options",
            {
                "compute_line_width": compute_line_width,
                "min_photos": min_photos,
                "remove_small_lines": remove_small_lines,
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
