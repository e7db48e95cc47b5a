"""Builder of `JobCreate` with the type EvalO2D."""

from __future__ import annotations

from typing import Literal, TypeAlias

from typing_extensions import Self

from .._runtime.builders import Builder
from ..errors import BuildError
from ..models import JobCreate

EvalO2DOutput: TypeAlias = Literal["report", "objects2D"]


class EvalO2DBuilder(Builder[JobCreate]):
    """Compare 2D objects that were found with a ground truth.

    >>> body = (
    ...     EvalO2DBuilder(prediction="...", reference="...")
    ...     .outputs("report")
    ...     .build(itwin_id="...")
    ... )
    """

    _tag = "EvalO2D"
    _tag_field = "type"
    _inside = "specifications"
    _error = BuildError

    def __init__(self, *, prediction: str, reference: str) -> None:
        """Start with what it cannot do without.

        Args:
            prediction: Reality data id of ContextScene annotated with embedded 2D object
                predictions.
            reference: Reality data id of ContextScene annotated with embedded 2D object
                references.
        """
        super().__init__(
            inputs={
                "prediction": prediction,
                "reference": reference,
            }
        )

    def outputs(self, *names: EvalO2DOutput) -> Self:
        """Outputs wanted.

        Adds to what was asked for before.
        """
        return self._with("outputs", names)

    def options(self, *, threshold_iou: float | None = None) -> Self:
        """Set options; those set before stay.

        Args:
            threshold_iou: Intersection over union threshold.
        """
        return self._with(
            "options",
            {
                "threshold_iou": threshold_iou,
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
