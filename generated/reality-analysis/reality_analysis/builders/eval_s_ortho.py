"""Builder of `JobCreate` with the type EvalSOrtho."""

from __future__ import annotations

from typing import Literal, TypeAlias

from typing_extensions import Self

from .._runtime.builders import Builder
from ..errors import BuildError
from ..models import JobCreate

EvalSOrthoOutput: TypeAlias = Literal["report", "segmentedPhotos", "segmentation2D"]


class EvalSOrthoBuilder(Builder[JobCreate]):
    """Compare a segmentation of orthophotos with a ground truth.

    >>> body = (
    ...     EvalSOrthoBuilder(prediction="...", reference="...")
    ...     .outputs("report")
    ...     .build(itwin_id="...")
    ... )
    """

    _tag = "EvalSOrtho"
    _tag_field = "type"
    _inside = "specifications"
    _error = BuildError

    def __init__(self, *, prediction: str, reference: str) -> None:
        """Start with what it cannot do without.

        Args:
            prediction: Reality data id of ContextScene pointing to segmented photos prediction.
            reference: Reality data id of ContextScene pointing to segmented photos reference.
        """
        super().__init__(
            inputs={
                "prediction": prediction,
                "reference": reference,
            }
        )

    def outputs(self, *names: EvalSOrthoOutput) -> Self:
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
