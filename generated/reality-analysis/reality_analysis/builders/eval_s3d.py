"""Builder of `JobCreate` with the type EvalS3D."""

from __future__ import annotations

from typing import Literal, TypeAlias

from typing_extensions import Self

from .._runtime.builders import Builder
from ..errors import BuildError
from ..models import JobCreate

EvalS3DOutput: TypeAlias = Literal["report", "segmentedPointCloud", "segmentation3D"]


class EvalS3DBuilder(Builder[JobCreate]):
    """Compare a segmentation of point clouds with a ground truth.

    >>> body = (
    ...     EvalS3DBuilder(prediction="...", reference="...")
    ...     .outputs("report")
    ...     .build(itwin_id="...")
    ... )
    """

    _tag = "EvalS3D"
    _tag_field = "type"
    _inside = "specifications"
    _error = BuildError

    def __init__(self, *, prediction: str, reference: str) -> None:
        """Start with what it cannot do without.

        Args:
            prediction: Reality data id of ContextScene pointing to segmented point cloud
                prediction.
            reference: Reality data id of ContextScene, pointing to segmented point cloud
                reference.
        """
        super().__init__(
            inputs={
                "prediction": prediction,
                "reference": reference,
            }
        )

    def outputs(self, *names: EvalS3DOutput) -> Self:
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
