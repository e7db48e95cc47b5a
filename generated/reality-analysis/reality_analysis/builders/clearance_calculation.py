"""Builder of `JobCreate` with the type ClearanceCalculation."""

from __future__ import annotations

from typing import Literal, TypeAlias

from typing_extensions import Self

from .._runtime.builders import Builder
from ..errors import BuildError
from ..models import JobCreate

ClearanceCalculationOutput: TypeAlias = Literal["ovfPoints", "ovfLines", "ovfAreas"]


class ClearanceCalculationBuilder(Builder[JobCreate]):
    """Measure clearances in a point cloud, around the footprints of buildings.

    >>> body = (
    ...     ClearanceCalculationBuilder(clearance_footprint="...", model_3d="...")
    ...     .outputs("ovfPoints")
    ...     .build(itwin_id="...")
    ... )
    """

    _tag = "ClearanceCalculation"
    _tag_field = "type"
    _inside = "specifications"
    _error = BuildError

    def __init__(self, *, clearance_footprint: str, model_3d: str) -> None:
        """Start with what it cannot do without.

        Args:
            clearance_footprint: Reality data id of building footprints.
            model_3d: Reality data id of a point cloud.
        """
        super().__init__(
            inputs={
                "clearance_footprint": clearance_footprint,
                "model_3d": model_3d,
            }
        )

    def outputs(self, *names: ClearanceCalculationOutput) -> Self:
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
