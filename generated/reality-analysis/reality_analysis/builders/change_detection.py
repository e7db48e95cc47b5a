"""Builder of `JobCreate` with the type ChangeDetection."""

from __future__ import annotations

from typing import Literal, TypeAlias

from typing_extensions import Self

from .._runtime.builders import Builder
from ..errors import BuildError
from ..models import JobCreate

ChangeDetectionOutput: TypeAlias = Literal[
    "objects3D", "locations3DAsSHP", "locations3DAsGeoJSON", "changesInModelA", "changesInModelB"
]


class ChangeDetectionBuilder(Builder[JobCreate]):
    """Find what has changed between two point clouds or meshes.

    >>> body = (
    ...     ChangeDetectionBuilder(model_3d_a="...", model_3d_b="...")
    ...     .outputs("objects3D")
    ...     .build(itwin_id="...")
    ... )

    Checked by ``build()``, all at once:

    * ``filter_threshold`` is at most ``threshold``.
    """

    _tag = "ChangeDetection"
    _tag_field = "type"
    _inside = "specifications"
    _error = BuildError

    def __init__(self, *, model_3d_a: str, model_3d_b: str) -> None:
        """Start with what it cannot do without.

        Args:
            model_3d_a: Reality data id of ContextScene, point cloud or mesh.
            model_3d_b: Reality data id of ContextScene, point cloud or mesh.
        """
        super().__init__(
            inputs={
                "model_3d_a": model_3d_a,
                "model_3d_b": model_3d_b,
            }
        )

    def outputs(self, *names: ChangeDetectionOutput) -> Self:
        """Outputs wanted.

        Adds to what was asked for before.
        """
        return self._with("outputs", names)

    def options(
        self,
        *,
        filter_threshold: float | None = None,
        mesh_sampling_resolution: float | None = None,
        min_points_per_change: int | None = None,
        output_crs: str | None = None,
        threshold: float | None = None,
    ) -> Self:
        """Set options; those set before stay.

        Args:
            filter_threshold: Low threshold to detect spatial changes (hysteresis detection).
            mesh_sampling_resolution: Target point cloud resolution when starting from meshes.
            min_points_per_change: Minimum number of points in a region to be considered as a
                change.
            output_crs: CRS used by `locations3DAsSHP` output.
            threshold: High threshold to detect spatial changes (hysteresis detection).
        """
        return self._with(
            "options",
            {
                "filter_threshold": filter_threshold,
                "mesh_sampling_resolution": mesh_sampling_resolution,
                "min_points_per_change": min_points_per_change,
                "output_crs": output_crs,
                "threshold": threshold,
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
