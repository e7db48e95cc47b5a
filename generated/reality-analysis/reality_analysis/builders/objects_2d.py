"""Builder of `JobCreate` with the type Objects2D."""

from __future__ import annotations

from typing import Literal, TypeAlias

from typing_extensions import Self

from .._runtime.builders import Builder
from ..errors import BuildError
from ..models import JobCreate

Objects2DOutput: TypeAlias = Literal[
    "objects2D",
    "objects3D",
    "objects3DAs3DTiles",
    "objects3DAsGeoJSON",
    "locations3DAsSHP",
    "locations3DAsGeoJSON",
]


class Objects2DBuilder(Builder[JobCreate]):
    """Find objects in photos and, with oriented photos, place them in 3D.

    >>> body = (
    ...     Objects2DBuilder(photos="...", objects_2d="...")
    ...     .outputs("objects2D")
    ...     .build(itwin_id="...")
    ... )

    Checked by ``build()``, all at once:

    * ``locations3DAsSHP``, ``objects3DAs3DTiles``, ``objects3DAsGeoJSON`` and
      ``locations3DAsGeoJSON`` need ``objects3D``;
    * exactly one of ``objects_2d`` and ``photo_object_detector``.
    """

    _tag = "Objects2D"
    _tag_field = "type"
    _inside = "specifications"
    _error = BuildError

    def __init__(
        self,
        *,
        photos: str,
        model_3d: str | None = None,
        objects_2d: str | None = None,
        photo_object_detector: str | None = None,
    ) -> None:
        """Start with what it cannot do without.

        Args:
            photos: Reality data id of ContextScene pointing to the photos to process.
            model_3d: Reality data id of ContextScene pointing to a collection of point
                clouds/meshes to process, or a point cloud, or a mesh.
            objects_2d: Reality data id of ContextScene annotated with embedded 2D objects. This
                input replaces the `photoObjectDetector` input.
            photo_object_detector: Reality data id of photo object detector or photo object
                detector identifier from the Detector Library.
        """
        super().__init__(
            inputs={
                "photos": photos,
                "model_3d": model_3d,
                "objects_2d": objects_2d,
                "photo_object_detector": photo_object_detector,
            }
        )

    def outputs(self, *names: Objects2DOutput) -> Self:
        """Outputs wanted.

        Adds to what was asked for before.
        """
        return self._with("outputs", names)

    def options(
        self,
        *,
        crs: str | None = None,
        max_dist: float | None = None,
        min_photos: int | None = None,
        use_tie_points: bool | None = None,
    ) -> Self:
        """Set options; those set before stay.

        Args:
            crs: CRS used by `locations3DAsSHP` outputs.
            max_dist: Maximum distance between photos and 3D objects.
            min_photos: Minimum number of 2D objects to generate a 3D object.
            use_tie_points: Improve detection using tie points in oriented photos.
        """
        return self._with(
            "options",
            {
                "crs": crs,
                "max_dist": max_dist,
                "min_photos": min_photos,
                "use_tie_points": use_tie_points,
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
