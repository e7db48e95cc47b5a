"""Builder of `JobCreate` with the type SegmentationOrthophoto."""

from __future__ import annotations

from typing import Literal, TypeAlias

from typing_extensions import Self

from .._runtime.builders import Builder
from ..errors import BuildError
from ..models import JobCreate

SegmentationOrthophotoOutput: TypeAlias = Literal[
    "segmentation2D",
    "segmentedPhotos",
    "polygons2D",
    "polygons2DAsSHP",
    "polygons2DAsGeoJSON",
    "lines2D",
    "lines2DAsSHP",
    "lines2DAsGeoJSON",
]


class SegmentationOrthophotoBuilder(Builder[JobCreate]):
    """Segment orthophotos, and find lines and polygons in them.

    >>> body = (
    ...     SegmentationOrthophotoBuilder(orthophoto="...", orthophoto_segmentation_detector="...")
    ...     .outputs("segmentation2D")
    ...     .build(itwin_id="...")
    ... )

    Checked by ``build()``, all at once:

    * ``lines2DAsSHP`` and ``lines2DAsGeoJSON`` need ``lines2D``;
    * ``polygons2DAsSHP`` and ``polygons2DAsGeoJSON`` need ``polygons2D``.
    """

    _tag = "SegmentationOrthophoto"
    _tag_field = "type"
    _inside = "specifications"
    _error = BuildError

    def __init__(self, *, orthophoto: str, orthophoto_segmentation_detector: str) -> None:
        """Start with what it cannot do without.

        Args:
            orthophoto: Reality data id of ContextScene pointing to orthophotos to process.
            orthophoto_segmentation_detector: Either reality data id of orthophoto segmentation
                detector or orthophoto segmentation detector identifier from the Detectors
                Library.
        """
        super().__init__(
            inputs={
                "orthophoto": orthophoto,
                "orthophoto_segmentation_detector": orthophoto_segmentation_detector,
            }
        )

    def outputs(self, *names: SegmentationOrthophotoOutput) -> Self:
        """Outputs wanted.

        Adds to what was asked for before.
        """
        return self._with("outputs", names)

    def build(self, *, itwin_id: str, name: str | None = None) -> JobCreate:
        """The finished JobCreate.

        Args:
            itwin_id: iTwin that owns the job.
            name: Name of the job.

        Raises:
            BuildError: Lists every rule that is broken.
        """
        return self._build(JobCreate, itwin_id=itwin_id, name=name)
